ALTER TABLE "stripe_events" ADD COLUMN "delivered_at" timestamp with time zone;--> statement-breakpoint
-- Which of the older ones were asked for is not known any more; most were delivered.
UPDATE "stripe_events" SET "delivered_at" = "received_at";
