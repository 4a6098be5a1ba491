ALTER TABLE "lots" DROP CONSTRAINT "lots_drying_days";--> statement-breakpoint
-- Days outside of the range stay in the words about drying, where they are printed as before.
UPDATE "lots" SET "drying" = concat_ws(', ', "drying", "drying_days" || ' days'), "drying_days" = null WHERE "drying_days" NOT BETWEEN 5 AND 45;--> statement-breakpoint
-- Of a certificate that ends before it begins the end stays: it decides how long the badge is shown.
UPDATE "certifications" SET "valid_from" = null WHERE left("valid_from", length("valid_to")) > left("valid_to", length("valid_from"));--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_dates_ordered" CHECK (left("certifications"."valid_from", length("certifications"."valid_to")) <= left("certifications"."valid_to", length("certifications"."valid_from")));--> statement-breakpoint
ALTER TABLE "price_disclosures" ADD CONSTRAINT "price_disclosures_currency" CHECK ("price_disclosures"."currency" ~ '^[A-Z]{3}$');--> statement-breakpoint
ALTER TABLE "price_disclosures" ADD CONSTRAINT "price_disclosures_year" CHECK ("price_disclosures"."year" between 1990 and 2100);--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_drying_days" CHECK ("lots"."drying_days" between 5 and 45);