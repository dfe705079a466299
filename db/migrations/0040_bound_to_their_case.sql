-- When all that was kept of cases had been sealed anew, bound to its place (db/case-change/bind-states.ts), is asked each minute.
CREATE INDEX audit_events_states_bound ON audit_events (position) WHERE what = 'states-bound';

-- Who acts on a case is who acted on its post when it was launched, whatever becomes of the post while it runs. Of the cases that
-- stand, who acts on it today.
ALTER TABLE cases ADD COLUMN managing_body_id text REFERENCES groups, ADD COLUMN electorate_id text REFERENCES groups,
  ADD COLUMN office_id text REFERENCES groups, ADD COLUMN reviewers_id text REFERENCES groups, ADD COLUMN tellers_id text REFERENCES groups;
UPDATE cases SET managing_body_id = p.managing_body_id, electorate_id = p.electorate_id, office_id = p.office_id,
  reviewers_id = p.reviewers_id, tellers_id = p.tellers_id
FROM posts p WHERE p.id = post_id;
ALTER TABLE cases ALTER COLUMN managing_body_id SET NOT NULL, ALTER COLUMN electorate_id SET NOT NULL,
  ALTER COLUMN office_id SET NOT NULL, ALTER COLUMN reviewers_id SET NOT NULL, ALTER COLUMN tellers_id SET NOT NULL;
-- A worker of the version before, which goes on while this one is rolled out, does not say it.
CREATE FUNCTION act_as_on_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT managing_body_id, electorate_id, office_id, reviewers_id, tellers_id
  INTO NEW.managing_body_id, NEW.electorate_id, NEW.office_id, NEW.reviewers_id, NEW.tellers_id
  FROM posts WHERE id = NEW.post_id;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_circle BEFORE INSERT ON cases FOR EACH ROW WHEN (NEW.office_id IS NULL) EXECUTE FUNCTION act_as_on_post();
