ALTER TABLE "roast_batches" ADD COLUMN "press_key" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "press_key" text;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "checks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_runs" ADD COLUMN "claim" text;--> statement-breakpoint
ALTER TABLE "stock_ledger" ADD COLUMN "press_key" text;--> statement-breakpoint
ALTER TABLE "price_history" ADD COLUMN "offered" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "roast_batches_press_key" ON "roast_batches" USING btree ("press_key") WHERE "roast_batches"."press_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_press_key" ON "shipments" USING btree ("press_key") WHERE "shipments"."press_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_ledger_press_key" ON "stock_ledger" USING btree ("press_key") WHERE "stock_ledger"."press_key" is not null;