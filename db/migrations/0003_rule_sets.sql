-- Rule sets that people publish beside those that ship. A published version is never changed: another one follows it.

CREATE TABLE rule_sets (
  id            text NOT NULL,
  version       integer NOT NULL CHECK (version >= 1),
  -- the RuleSet as domain/rules/rule-set.ts has it
  body          jsonb NOT NULL,
  author_id     text NOT NULL REFERENCES people,
  reason        text NOT NULL,
  published_at  timestamptz NOT NULL,
  -- SHA-256 of the canonical JSON of the body, in hex; the audit event of the publication has it too
  hash          text NOT NULL,
  PRIMARY KEY (id, version),
  CHECK (body ->> 'id' = id AND (body ->> 'version')::integer = version)
);

CREATE FUNCTION refuse_rule_set_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published rule set is never changed: publish another version';
END $$;
CREATE TRIGGER rule_sets_are_final BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_sets
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rule_set_change();

-- At most one draft of each rule set; it is gone when it is published.
CREATE TABLE rule_set_drafts (
  id            text PRIMARY KEY,
  -- serves If-Match
  revision      integer NOT NULL DEFAULT 1,
  -- a RuleSet without version
  body          jsonb NOT NULL,
  author_id     text NOT NULL REFERENCES people,
  reason        text NOT NULL,
  saved_at      timestamptz NOT NULL,
  CHECK (body ->> 'id' = id)
);
