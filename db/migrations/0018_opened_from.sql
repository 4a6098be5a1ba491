ALTER TABLE "orders" ADD COLUMN "opened_from" text;--> statement-breakpoint
CREATE INDEX "orders_opened_from_idx" ON "orders" USING btree ("opened_from") WHERE "orders"."opened_from" is not null;--> statement-breakpoint
-- Where a payment page was opened from is known while it is open, and no longer.
CREATE FUNCTION forget_opener() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.opened_from := NULL;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER orders_forget_opener BEFORE UPDATE ON orders FOR EACH ROW
  WHEN (NEW.payment_state <> 'pending' AND NEW.opened_from IS NOT NULL) EXECUTE FUNCTION forget_opener();
