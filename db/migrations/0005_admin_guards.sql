-- The audit log's chain. Runs at commit, so that the one row everybody needs is locked for a moment only.
CREATE TABLE audit_head (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  seq bigint NOT NULL,
  hash text NOT NULL
);
--> statement-breakpoint
INSERT INTO audit_head (seq, hash) VALUES (0, '');
--> statement-breakpoint
CREATE FUNCTION audit_hash(previous text, entry audit_log) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(previous || jsonb_build_array(entry.seq, floor(extract(epoch FROM entry.at) * 1000)::bigint,
    entry.actor_id, entry.actor_name, entry.action, entry.subject, entry.subject_id, entry.label, entry.changes, entry.note)::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE FUNCTION chain_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head audit_head%ROWTYPE;
  entry audit_log%ROWTYPE;
BEGIN
  SELECT * INTO head FROM audit_head FOR UPDATE;
  SELECT * INTO entry FROM audit_log WHERE id = NEW.id;
  entry.seq := head.seq + 1;
  entry.hash := audit_hash(head.hash, entry);
  UPDATE audit_log SET seq = entry.seq, hash = entry.hash WHERE id = NEW.id;
  UPDATE audit_head SET seq = entry.seq, hash = entry.hash;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER audit_log_chain AFTER INSERT ON audit_log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_audit();
--> statement-breakpoint
CREATE FUNCTION audit_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.hash IS NULL AND to_jsonb(NEW) - ARRAY['seq', 'hash'] = to_jsonb(OLD) - ARRAY['seq', 'hash'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit_log is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_rewrite();
--> statement-breakpoint
CREATE TRIGGER audit_log_not_emptied BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER record_versions_append_only BEFORE UPDATE OR DELETE ON record_versions FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER media_tell AFTER UPDATE OR DELETE ON media FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER media_tell_stories AFTER UPDATE OR DELETE ON media FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('stories');
--> statement-breakpoint
CREATE TRIGGER media_placements_tell AFTER INSERT OR UPDATE OR DELETE ON media_placements FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER media_placements_tell_stories AFTER INSERT OR UPDATE OR DELETE ON media_placements FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('stories');
--> statement-breakpoint
CREATE TRIGGER related_choices_tell AFTER INSERT OR UPDATE OR DELETE ON related_choices FOR EACH STATEMENT EXECUTE FUNCTION tell_tag('catalog');
--> statement-breakpoint
CREATE TRIGGER shipments_append_only BEFORE UPDATE OR DELETE ON shipments FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER shipment_items_append_only BEFORE UPDATE OR DELETE ON shipment_items FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
-- No more of a line can be packed than was bought, whoever packs at the same time.
CREATE FUNCTION guard_shipped() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bought int;
BEGIN
  SELECT quantity INTO bought FROM order_items WHERE order_id = NEW.order_id AND line = NEW.line FOR UPDATE;
  IF (SELECT sum(quantity) FROM shipment_items WHERE order_id = NEW.order_id AND line = NEW.line) > bought THEN
    RAISE EXCEPTION 'more shipped than bought' USING ERRCODE = 'check_violation', CONSTRAINT = 'shipment_items_within_bought';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER shipment_items_within_bought AFTER INSERT ON shipment_items FOR EACH ROW EXECUTE FUNCTION guard_shipped();
