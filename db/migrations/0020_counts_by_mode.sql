ALTER TABLE "daily_counts" DROP CONSTRAINT "daily_counts_day_kind_subject_pk";--> statement-breakpoint
ALTER TABLE "daily_counts" ADD COLUMN "mode" "payment_mode";--> statement-breakpoint
-- Nobody wrote down the mode until now: that of the last order before the day was over, or else of the first one.
UPDATE daily_counts SET mode = coalesce(
  (SELECT o.mode FROM orders o WHERE o.created_at < daily_counts.day + 1 ORDER BY o.created_at DESC LIMIT 1),
  (SELECT o.mode FROM orders o ORDER BY o.created_at LIMIT 1),
  'demo');--> statement-breakpoint
ALTER TABLE "daily_counts" ALTER COLUMN "mode" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "daily_counts" ADD CONSTRAINT "daily_counts_day_kind_subject_mode_pk" PRIMARY KEY("day","kind","subject","mode");--> statement-breakpoint
-- Orders that a shop person wrote were counted as well, which never had a product page before them. The orders know.
DELETE FROM daily_counts WHERE kind = 'paid';--> statement-breakpoint
INSERT INTO daily_counts (day, kind, mode, n)
SELECT (e.at AT TIME ZONE coalesce((SELECT time_zone FROM shop_settings), 'UTC'))::date, 'paid', o.mode, count(DISTINCT o.id)
FROM orders o JOIN order_events e ON e.order_id = o.id AND e.kind = 'paid' WHERE o.channel = 'web' GROUP BY 1, 3;
