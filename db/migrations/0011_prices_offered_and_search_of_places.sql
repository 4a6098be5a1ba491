-- A price counts as offered only while customers can see it: the coffee is published, the lot no draft, the size active.
CREATE FUNCTION is_offered(of_variant text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT v.active AND l.stage <> 'draft' AND c.status = 'published'
  FROM variants v JOIN lots l ON l.id = v.lot_id JOIN coffees c ON c.id = l.coffee_id WHERE v.id = of_variant
$$;
--> statement-breakpoint

-- Rows that are there: nobody wrote down what was offered when, so what is offered now counts as offered before.
ALTER TABLE price_history DISABLE TRIGGER price_history_append_only;
--> statement-breakpoint
UPDATE price_history SET offered = true WHERE is_offered(variant_id);
--> statement-breakpoint
ALTER TABLE price_history ENABLE TRIGGER price_history_append_only;
--> statement-breakpoint

-- A row when the price is another one, and when the size begins or ceases to be offered: an offered price ends with its row's successor.
CREATE FUNCTION log_price_of(of_variant text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v variants%ROWTYPE;
  last price_history%ROWTYPE;
  seen boolean := is_offered(of_variant);
BEGIN
  SELECT * INTO v FROM variants WHERE id = of_variant;
  SELECT * INTO last FROM price_history WHERE variant_id = of_variant ORDER BY at DESC, id DESC LIMIT 1;
  IF last.id IS NULL OR (last.price_minor, last.currency, last.offered) IS DISTINCT FROM (v.price_minor, v.currency, seen) THEN
    -- Never before the row it follows, however long this transaction has been open.
    INSERT INTO price_history (variant_id, price_minor, currency, offered, at)
    VALUES (of_variant, v.price_minor, v.currency, seen, greatest(now(), last.at));
  END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION log_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'variants' THEN
    PERFORM log_price_of(NEW.id);
  ELSIF TG_TABLE_NAME = 'lots' THEN
    PERFORM log_price_of(id) FROM variants WHERE lot_id = NEW.id;
  ELSE
    PERFORM log_price_of(v.id) FROM variants v JOIN lots l ON l.id = v.lot_id WHERE l.coffee_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER lots_log_price AFTER UPDATE OF stage, coffee_id ON lots FOR EACH ROW
  WHEN ((OLD.stage = 'draft') <> (NEW.stage = 'draft') OR OLD.coffee_id <> NEW.coffee_id) EXECUTE FUNCTION log_price();
--> statement-breakpoint
CREATE TRIGGER coffees_log_price AFTER UPDATE OF status ON coffees FOR EACH ROW
  WHEN ((OLD.status = 'published') <> (NEW.status = 'published')) EXECUTE FUNCTION log_price();
--> statement-breakpoint

-- Search: a coffee is found by the names of every place above its own, so a place's names reach the coffees below it too;
-- an origin stands under its parent's name.
CREATE FUNCTION search_put_origin(r regions) RETURNS void LANGUAGE sql AS $$
  SELECT search_put('origin', r.id, r.name, coalesce((SELECT name FROM regions WHERE id = r.parent_id), ''),
    '/origins/' || r.path, concat_ws(' ', r.name_en, array_to_string(r.aliases, ' ')), replace(r.path, '/', ' '), r.intro)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_region_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM search_documents WHERE kind = 'origin' AND ref_id = OLD.id;
    RETURN NULL;
  END IF;
  PERFORM search_put_origin(NEW);
  IF TG_OP = 'UPDATE' AND (OLD.name, OLD.name_en, OLD.aliases, OLD.parent_id)
      IS NOT DISTINCT FROM (NEW.name, NEW.name_en, NEW.aliases, NEW.parent_id) THEN
    RETURN NULL;
  END IF;
  PERFORM search_put_origin(child) FROM regions child WHERE child.parent_id = NEW.id;
  PERFORM search_refresh_coffee(coffee.id) FROM (
    WITH RECURSIVE down AS (
      SELECT NEW.id AS id UNION SELECT r.id FROM regions r JOIN down ON r.parent_id = down.id)
    SELECT c.id FROM coffees c WHERE c.region_id IN (SELECT id FROM down)
    UNION SELECT cr.coffee_id FROM coffee_regions cr WHERE cr.region_id IN (SELECT id FROM down)
    ORDER BY id) AS coffee;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_producer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- First: a draft has no page of its own to be found, but its name stands on its coffees.
  IF TG_OP = 'UPDATE' AND OLD.name <> NEW.name THEN
    PERFORM search_refresh_coffee(id) FROM coffees WHERE producer_id = NEW.id;
  END IF;
  IF TG_OP = 'DELETE' OR NEW.status <> 'published' THEN
    DELETE FROM search_documents WHERE kind = 'producer' AND ref_id = OLD.id;
    RETURN NULL;
  END IF;
  PERFORM search_put('producer', NEW.id, NEW.name, coalesce(NEW.full_name, ''), '/producers/' || NEW.slug,
    NEW.full_name, NEW.summary, NULL);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- What was missed until now.
SELECT search_refresh_coffee(id) FROM coffees;
--> statement-breakpoint
SELECT search_put_origin(r) FROM regions r;
