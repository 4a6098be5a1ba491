ALTER TABLE "roast_batches" ADD COLUMN "voided_for" text;--> statement-breakpoint
ALTER TABLE "roast_batches" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;