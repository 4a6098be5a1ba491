-- What was kept was never used: every shop wrote the international way. It goes on doing so.
UPDATE "shop_settings" SET "locale" = 'en';--> statement-breakpoint
ALTER TABLE "shop_settings" ALTER COLUMN "locale" SET DEFAULT 'en';--> statement-breakpoint
ALTER TABLE "shop_settings" ADD CONSTRAINT "shop_settings_locale" CHECK ("shop_settings"."locale" in ('en', 'en-US', 'en-GB', 'en-IE', 'en-CA', 'en-AU', 'en-NZ'));