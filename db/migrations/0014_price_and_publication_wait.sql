-- A price that is changed and a coffee that is published at the same moment wait for one another. Without that, neither
-- transaction sees what the other one does, and the last row of the history says that the newest price is not offered.
-- What changes the lot or the coffee holds the sizes before it looks at them; a price is changed under the same lock.
-- A size that is new can be seen by nobody yet: it waits for its coffee instead.
CREATE OR REPLACE FUNCTION log_price() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  size text;
BEGIN
  IF TG_TABLE_NAME = 'variants' THEN
    IF TG_OP = 'INSERT' THEN
      PERFORM 1 FROM coffees WHERE id = (SELECT coffee_id FROM lots WHERE id = NEW.lot_id) FOR SHARE;
    END IF;
    PERFORM log_price_of(NEW.id);
  ELSIF TG_TABLE_NAME = 'lots' THEN
    FOR size IN SELECT id FROM variants WHERE lot_id = NEW.id ORDER BY id FOR NO KEY UPDATE LOOP
      PERFORM log_price_of(size);
    END LOOP;
  ELSE
    FOR size IN SELECT v.id FROM variants v JOIN lots l ON l.id = v.lot_id WHERE l.coffee_id = NEW.id
      ORDER BY v.id FOR NO KEY UPDATE OF v LOOP
      PERFORM log_price_of(size);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
