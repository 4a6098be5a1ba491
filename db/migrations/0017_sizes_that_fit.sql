-- Selling grams must not redraw every page. It must when a size stops fitting into what is left, or fits again: tiles
-- and structured data say so per size. So it must when the lot becomes low, below ten of its smallest bag
-- (lib/catalog/rules.ts), or is no longer.
CREATE OR REPLACE FUNCTION tell_lot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was int;
  is_now int;
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - ARRAY['on_hand_g', 'reserved_g', 'updated_at', 'version']
                        = to_jsonb(OLD) - ARRAY['on_hand_g', 'reserved_g', 'updated_at', 'version'] THEN
    was := OLD.on_hand_g - OLD.reserved_g;
    is_now := NEW.on_hand_g - NEW.reserved_g;
    IF NOT EXISTS (
      SELECT 1 FROM variants WHERE lot_id = NEW.id AND active AND (was >= draw_g) <> (is_now >= draw_g)
    ) AND NOT EXISTS (
      SELECT 1 FROM variants WHERE lot_id = NEW.id AND active AND NOT freight
      HAVING (was >= 10 * min(draw_g)) <> (is_now >= 10 * min(draw_g))
    ) THEN
      RETURN NULL;
    END IF;
  END IF;
  PERFORM pg_notify('yunga_tags', 'catalog');
  RETURN NULL;
END $$;
