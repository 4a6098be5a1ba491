ALTER TABLE "order_items" ADD COLUMN "net_g" integer;--> statement-breakpoint

-- Lines that are there: a form that is not roasted draws what is in the bag, which the line knows. For roasted bags the
-- size as it is now is the best that is left, and no bag holds more than the green coffee it drew.
ALTER TABLE "order_items" DISABLE TRIGGER "order_items_append_only";--> statement-breakpoint
UPDATE "order_items" AS i SET "net_g" = CASE WHEN i."form" = 'roasted' THEN least(v."net_g", i."draw_g") ELSE i."draw_g" END
FROM "variants" AS v WHERE v."id" = i."variant_id";--> statement-breakpoint
ALTER TABLE "order_items" ENABLE TRIGGER "order_items_append_only";--> statement-breakpoint

ALTER TABLE "order_items" ALTER COLUMN "net_g" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_net" CHECK ("order_items"."net_g" > 0);
