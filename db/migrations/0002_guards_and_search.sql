-- History that nobody may rewrite.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER stock_ledger_append_only BEFORE UPDATE OR DELETE ON stock_ledger FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER price_history_append_only BEFORE UPDATE OR DELETE ON price_history FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER order_events_append_only BEFORE UPDATE OR DELETE ON order_events FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER order_items_append_only BEFORE UPDATE OR DELETE ON order_items FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint

-- Every price a variant ever had, however it was changed.
CREATE FUNCTION log_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW.price_minor <> OLD.price_minor OR NEW.currency <> OLD.currency THEN
    INSERT INTO price_history (variant_id, price_minor, currency) VALUES (NEW.id, NEW.price_minor, NEW.currency);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER variants_log_price AFTER INSERT OR UPDATE ON variants FOR EACH ROW EXECUTE FUNCTION log_price();
--> statement-breakpoint

-- A renamed page keeps its old address. Points at the record, so two renames never chain; renaming back clears it.
CREATE FUNCTION remember_slug() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_kind slug_kind := TG_ARGV[0]::slug_kind;
  was text := to_jsonb(OLD) ->> TG_ARGV[1];
  now_is text := to_jsonb(NEW) ->> TG_ARGV[1];
BEGIN
  IF was <> now_is THEN
    DELETE FROM slug_history WHERE kind = of_kind AND slug = now_is;
    INSERT INTO slug_history (kind, slug, target_id) VALUES (of_kind, was, NEW.id)
      ON CONFLICT (kind, slug) DO UPDATE SET target_id = excluded.target_id, at = now();
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER coffees_remember_slug AFTER UPDATE OF slug ON coffees FOR EACH ROW EXECUTE FUNCTION remember_slug('coffee', 'slug');
--> statement-breakpoint
CREATE TRIGGER stories_remember_slug AFTER UPDATE OF slug ON stories FOR EACH ROW EXECUTE FUNCTION remember_slug('story', 'slug');
--> statement-breakpoint
CREATE TRIGGER producers_remember_slug AFTER UPDATE OF slug ON producers FOR EACH ROW EXECUTE FUNCTION remember_slug('producer', 'slug');
--> statement-breakpoint
CREATE TRIGGER regions_remember_path AFTER UPDATE OF path ON regions FOR EACH ROW EXECUTE FUNCTION remember_slug('origin', 'path');
--> statement-breakpoint

-- Edits reach every process: NOTIFY is delivered at commit, once per transaction and tag (lib/kernel/tag-bus.ts).
CREATE FUNCTION tell_tag() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('yunga_tags', TG_ARGV[0]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER coffees_tell AFTER INSERT OR UPDATE OR DELETE ON coffees FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER coffee_regions_tell AFTER INSERT OR UPDATE OR DELETE ON coffee_regions FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER coffee_components_tell AFTER INSERT OR UPDATE OR DELETE ON coffee_components FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER variants_tell AFTER INSERT OR UPDATE OR DELETE ON variants FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER producers_tell AFTER INSERT OR UPDATE OR DELETE ON producers FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER regions_tell AFTER INSERT OR UPDATE OR DELETE ON regions FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER cuppings_tell AFTER INSERT OR UPDATE OR DELETE ON cuppings FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER green_analyses_tell AFTER INSERT OR UPDATE OR DELETE ON green_analyses FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER brew_recipes_tell AFTER INSERT OR UPDATE OR DELETE ON brew_recipes FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER certifications_tell AFTER INSERT OR UPDATE OR DELETE ON certifications FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER price_disclosures_tell AFTER INSERT OR UPDATE OR DELETE ON price_disclosures FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER fact_sources_tell AFTER INSERT OR UPDATE OR DELETE ON fact_sources FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER stories_tell AFTER INSERT OR UPDATE OR DELETE ON stories FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('stories');
--> statement-breakpoint
CREATE TRIGGER story_coffees_tell AFTER INSERT OR UPDATE OR DELETE ON story_coffees FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('stories');
--> statement-breakpoint
CREATE TRIGGER story_regions_tell AFTER INSERT OR UPDATE OR DELETE ON story_regions FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('stories');
--> statement-breakpoint
CREATE TRIGGER shop_settings_tell AFTER INSERT OR UPDATE OR DELETE ON shop_settings FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('settings');
--> statement-breakpoint
CREATE TRIGGER shipping_services_tell AFTER INSERT OR UPDATE OR DELETE ON shipping_services FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('settings');
--> statement-breakpoint
CREATE TRIGGER shipping_bands_tell AFTER INSERT OR UPDATE OR DELETE ON shipping_bands FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('settings');
--> statement-breakpoint

-- Selling grams must not redraw every page; running out, or coming back, must.
CREATE FUNCTION tell_lot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  smallest int;
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - ARRAY['on_hand_g', 'reserved_g', 'updated_at', 'version']
                        = to_jsonb(OLD) - ARRAY['on_hand_g', 'reserved_g', 'updated_at', 'version'] THEN
    SELECT min(draw_g) INTO smallest FROM variants WHERE lot_id = NEW.id AND active AND NOT freight;
    IF (NEW.on_hand_g - NEW.reserved_g >= smallest) IS NOT DISTINCT FROM (OLD.on_hand_g - OLD.reserved_g >= smallest) THEN
      RETURN NULL;
    END IF;
  END IF;
  PERFORM pg_notify('yunga_tags', 'catalog');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER lots_tell AFTER INSERT OR UPDATE OR DELETE ON lots FOR EACH ROW EXECUTE FUNCTION tell_lot();
--> statement-breakpoint

-- Full text: English stems, accents ignored (Jaén = jaen), names kept.
CREATE TEXT SEARCH CONFIGURATION yunga (COPY = english);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION yunga ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
--> statement-breakpoint
CREATE FUNCTION search_plain(VARIADIC parts text[]) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT lower(unaccent(array_to_string(parts, ' ')))
$$;
--> statement-breakpoint
CREATE FUNCTION search_put(of_kind text, id text, title text, subtitle text, href text, second text, third text, fourth text)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO search_documents (kind, ref_id, title, subtitle, href, plain, document)
  VALUES (of_kind, id, title, coalesce(subtitle, ''), href, search_plain(title, second, third),
    setweight(to_tsvector('yunga', title), 'A') || setweight(to_tsvector('yunga', coalesce(second, '')), 'B') ||
    setweight(to_tsvector('yunga', coalesce(third, '')), 'C') || setweight(to_tsvector('yunga', coalesce(fourth, '')), 'D'))
  ON CONFLICT (kind, ref_id) DO UPDATE SET title = excluded.title, subtitle = excluded.subtitle, href = excluded.href,
    plain = excluded.plain, document = excluded.document
$$;
--> statement-breakpoint
CREATE FUNCTION search_refresh_coffee(of_coffee text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  c coffees%ROWTYPE;
  places text;
  who text;
  lots_text text;
  notes text;
BEGIN
  SELECT * INTO c FROM coffees WHERE id = of_coffee;
  IF NOT FOUND OR c.status <> 'published' THEN
    DELETE FROM search_documents WHERE kind = 'coffee' AND ref_id = of_coffee;
    RETURN;
  END IF;
  WITH RECURSIVE up AS (
    SELECT r.* FROM regions r WHERE r.id = c.region_id OR r.id IN (SELECT region_id FROM coffee_regions WHERE coffee_id = c.id)
    UNION SELECT p.* FROM regions p JOIN up ON p.id = up.parent_id)
  SELECT string_agg(concat_ws(' ', name, name_en, array_to_string(aliases, ' ')), ' ') INTO places FROM up;
  SELECT name INTO who FROM producers WHERE id = c.producer_id;
  SELECT string_agg(concat_ws(' ', lot_code, process::text, array_to_string(process_modifiers, ' '), array_to_string(varieties, ' '),
      CASE WHEN decaf_method IS NOT NULL THEN 'decaf decaffeinated' END, grade, crop_year), ' '),
    string_agg(array_to_string(flavour_notes, ' '), ' ')
    INTO lots_text, notes FROM lots WHERE coffee_id = c.id AND stage <> 'draft';
  PERFORM search_put('coffee', c.id, c.name, concat_ws(', ', c.locality), '/coffee/' || c.slug,
    concat_ws(' ', places, c.locality, who, notes), concat_ws(' ', lots_text, array_to_string(c.taste_families, ' '), c.summary), c.description);
END $$;
--> statement-breakpoint
CREATE FUNCTION search_coffee_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  row_is jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
BEGIN
  PERFORM search_refresh_coffee(row_is ->> TG_ARGV[0]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER coffees_search AFTER INSERT OR UPDATE OR DELETE ON coffees FOR EACH ROW EXECUTE FUNCTION search_coffee_changed('id');
--> statement-breakpoint
CREATE TRIGGER coffee_regions_search AFTER INSERT OR UPDATE OR DELETE ON coffee_regions FOR EACH ROW EXECUTE FUNCTION search_coffee_changed('coffee_id');
--> statement-breakpoint
CREATE TRIGGER lots_search AFTER INSERT OR DELETE OR UPDATE OF coffee_id, lot_code, process, process_modifiers, varieties, decaf_method, grade, crop_year, flavour_notes, stage
  ON lots FOR EACH ROW EXECUTE FUNCTION search_coffee_changed('coffee_id');
--> statement-breakpoint
CREATE FUNCTION search_region_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM search_documents WHERE kind = 'origin' AND ref_id = OLD.id;
    RETURN NULL;
  END IF;
  PERFORM search_put('origin', NEW.id, NEW.name, coalesce((SELECT name FROM regions WHERE id = NEW.parent_id), ''),
    '/origins/' || NEW.path, concat_ws(' ', NEW.name_en, array_to_string(NEW.aliases, ' ')), replace(NEW.path, '/', ' '), NEW.intro);
  PERFORM search_refresh_coffee(coffee_id) FROM coffee_regions WHERE region_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER regions_search AFTER INSERT OR UPDATE OR DELETE ON regions FOR EACH ROW EXECUTE FUNCTION search_region_changed();
--> statement-breakpoint
CREATE FUNCTION search_producer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.status <> 'published' THEN
    DELETE FROM search_documents WHERE kind = 'producer' AND ref_id = OLD.id;
    RETURN NULL;
  END IF;
  PERFORM search_put('producer', NEW.id, NEW.name, coalesce(NEW.full_name, ''), '/producers/' || NEW.slug,
    NEW.full_name, NEW.summary, NULL);
  PERFORM search_refresh_coffee(id) FROM coffees WHERE producer_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER producers_search AFTER INSERT OR UPDATE OR DELETE ON producers FOR EACH ROW EXECUTE FUNCTION search_producer_changed();
--> statement-breakpoint
CREATE FUNCTION search_story_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.status <> 'published' THEN
    DELETE FROM search_documents WHERE kind = 'story' AND ref_id = OLD.id;
    RETURN NULL;
  END IF;
  PERFORM search_put('story', NEW.id, NEW.title, '', '/stories/' || NEW.slug, NEW.lead, NEW.seo_description,
    (SELECT string_agg(t #>> '{}', ' ') FROM jsonb_path_query(NEW.body, '$.**.text') AS t));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER stories_search AFTER INSERT OR UPDATE OR DELETE ON stories FOR EACH ROW EXECUTE FUNCTION search_story_changed();
--> statement-breakpoint

-- The published 100-point conversion (coffee.md 2.3): a CVA score that does not follow from its own form is refused.
ALTER TABLE cuppings ADD CONSTRAINT cuppings_score_follows_form CHECK (
  method <> 'CVA' OR affective IS NULL OR score IS NULL OR score =
    round((0.65625 * (affective[1] + affective[2] + affective[3] + affective[4] + affective[5] + affective[6] + affective[7] + affective[8])
      + 52.75 - 2 * non_uniform_cups - 4 * defective_cups) * 4) / 4);
