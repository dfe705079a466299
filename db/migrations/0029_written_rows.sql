-- Beside the trail, which says what people did, stands what each row was each time that it was written: a row that somebody
-- changes without an event is found by it (docs/decisions/0036-each-row-is-noted-beside-the-trail.md). The notes of finished
-- transactions are taken into the common chain.
SET LOCAL timezone = 'UTC';
CREATE TABLE written_rows (
  seq bigint GENERATED ALWAYS AS IDENTITY,
  -- The transaction: the same as that of the event that says why.
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  place text NOT NULL,
  key text NOT NULL,
  -- SHA-256 of the row; null: it was deleted.
  digest bytea
);
CREATE INDEX written_rows_xid ON written_rows (xid, seq);
ALTER TABLE audit_events ADD COLUMN xid xid8;
ALTER TABLE audit_events ALTER COLUMN xid SET DEFAULT pg_current_xact_id();
CREATE INDEX audit_events_rows_written ON audit_events (position) WHERE what = 'rows-written';

-- Members that are null are left out, so that a column that is added changes no digest.
CREATE FUNCTION row_digest(content jsonb) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
RETURN sha256(convert_to(jsonb_strip_nulls(content)::text, 'UTF8'));

-- Arguments: the columns of the key, which do not change.
CREATE FUNCTION note_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  content jsonb;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN RETURN NULL; END IF;
  content := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  INSERT INTO written_rows (place, key, digest)
  VALUES (TG_TABLE_NAME, CASE TG_NARGS WHEN 1 THEN content ->> TG_ARGV[0] ELSE key_of(content, TG_ARGV[0:]) END,
    CASE WHEN TG_OP <> 'DELETE' THEN row_digest(content) END);
  RETURN NULL;
END $$;
CREATE FUNCTION key_of(content jsonb, keys text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT string_agg(content ->> k, '/' ORDER BY n) FROM unnest(keys) WITH ORDINALITY AS key (k, n));

-- The content of a document is not looked at: its row has the SHA-256 of it, and what is read is compared with that.
CREATE FUNCTION without_content(document documents) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE
RETURN jsonb_build_object('id', document.id, 'uploaded_by', document.uploaded_by, 'case_id', document.case_id,
  'purpose', document.purpose, 'file_name', document.file_name, 'media_type', document.media_type, 'size', document.size,
  'sha256', document.sha256, 'uploaded_at', document.uploaded_at);
CREATE FUNCTION note_document() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO written_rows (place, key) VALUES (TG_TABLE_NAME, OLD.id);
  ELSE
    INSERT INTO written_rows (place, key, digest) VALUES (TG_TABLE_NAME, NEW.id, row_digest(without_content(NEW)));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER written AFTER INSERT OR UPDATE OR DELETE ON documents FOR EACH ROW EXECUTE FUNCTION note_document();

DO $$
DECLARE
  noted record;
BEGIN
  FOR noted IN SELECT * FROM (VALUES
    ('absences', '{id}'), ('accounts', '{login}'), ('acting_holders', '{id}'), ('breakthrough_tasks', '{id}'), ('calendar_days', '{day}'),
    ('calendar_years', '{year}'), ('case_candidates', '{case_id,person_id}'), ('cases', '{id}'), ('decisions', '{case_id}'),
    ('disciplines', '{id}'), ('dossier_items', '{id}'), ('eligibility_checks', '{case_id,sequence,person_id}'),
    ('evaluations', '{person_id,year}'), ('group_members', '{group_id,person_id,from_on}'), ('groups', '{id}'), ('interests', '{id}'),
    ('interests_declared', '{person_id,declared_on}'), ('measures', '{id}'), ('objections', '{case_id,ordinal}'),
    ('papers', '{person_id,paper}'), ('people', '{id}'), ('pinned_law', '{hash}'), ('planning_entries', '{id}'),
    ('planning_reviews', '{id}'), ('political_conclusions', '{person_id,concluded_on}'), ('posts', '{id}'),
    ('publications', '{case_id,ordinal}'), ('relations', '{id}'), ('relations_declared', '{person_id,declared_on}'),
    ('role_grants', '{person_id,role,unit_id}'), ('rule_set_drafts', '{id}'), ('rule_sets', '{id,version}'), ('seats', '{id}'),
    ('tasks', '{id}'), ('tenures', '{id}'), ('units', '{id}'), ('votes', '{id}')) AS t (place, key)
  LOOP
    EXECUTE format('CREATE TRIGGER written AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION note_written(%s)',
      noted.place, (SELECT string_agg(quote_literal(k), ', ') FROM unnest(noted.key::text[]) k));
    -- What is there already is where the notes begin.
    EXECUTE format('INSERT INTO written_rows (place, key, digest)
      SELECT %L, key_of(content, %L), row_digest(content) FROM (SELECT to_jsonb(x) AS content FROM %I x) y',
      noted.place, noted.key, noted.place);
  END LOOP;
END $$;
INSERT INTO written_rows (place, key, digest) SELECT 'documents', d.id, row_digest(without_content(d)) FROM documents d;

-- Who may do what, and who belongs to a body, is on record however it is entered: whoever grants a right by hand says so in
-- the trail.
CREATE FUNCTION append_to_common_chain(what text, before jsonb, after jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  stood audit_chains;
  now timestamptz := clock_timestamp();
  link text;
BEGIN
  INSERT INTO audit_chains (chain, length, head) VALUES ('common', 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
  SELECT * INTO stood FROM audit_chains WHERE chain = 'common' FOR UPDATE;
  link := jsonb_strip_nulls(jsonb_build_object('chain', 'common', 'position', stood.length + 1,
    'at', to_char(now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'salt', gen_random_uuid(),
    'what', what, 'actor', 'database:' || session_user, 'before', before, 'after', after))::text;
  stood.head := encode(sha256(convert_to(stood.head || link, 'UTF8')), 'hex');
  INSERT INTO audit_events (chain, position, at, what, bytes, hash)
  VALUES ('common', stood.length + 1, now, what, link, stood.head);
  UPDATE audit_chains SET length = stood.length + 1, head = stood.head WHERE chain = 'common';
END $$;
CREATE FUNCTION tell_rights() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb;
  after jsonb;
BEGIN
  IF TG_OP <> 'INSERT' THEN before := (SELECT jsonb_agg(to_jsonb(o)) FROM was o); END IF;
  IF TG_OP <> 'DELETE' THEN after := (SELECT jsonb_agg(to_jsonb(n)) FROM became n); END IF;
  IF before IS NOT NULL OR after IS NOT NULL THEN PERFORM append_to_common_chain(TG_ARGV[0], before, after); END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE
  told record;
BEGIN
  FOR told IN SELECT * FROM (VALUES ('accounts', 'accounts-changed'), ('role_grants', 'rights-changed'),
    ('group_members', 'members-changed')) AS t (place, what)
  LOOP
    EXECUTE format('CREATE TRIGGER told_added AFTER INSERT ON %I REFERENCING NEW TABLE AS became
      FOR EACH STATEMENT EXECUTE FUNCTION tell_rights(%L)', told.place, told.what);
    EXECUTE format('CREATE TRIGGER told_changed AFTER UPDATE ON %I REFERENCING OLD TABLE AS was NEW TABLE AS became
      FOR EACH STATEMENT EXECUTE FUNCTION tell_rights(%L)', told.place, told.what);
    EXECUTE format('CREATE TRIGGER told_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS was
      FOR EACH STATEMENT EXECUTE FUNCTION tell_rights(%L)', told.place, told.what);
  END LOOP;
END $$;
