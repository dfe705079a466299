-- What somebody takes part in, and what a name finds, is found by tasks and candidacies: these know of which kind the case
-- is and whether it is open, so that a list of the open ones, or of one kind, passes over the others without looking at them.
ALTER TABLE tasks ADD COLUMN case_kind text, ADD COLUMN case_is_open boolean;
UPDATE tasks SET case_kind = c.kind, case_is_open = c.status IN ('running', 'suspended', 'decided') FROM cases c WHERE c.id = case_id;
ALTER TABLE case_candidates ADD COLUMN kind text, ADD COLUMN is_open boolean;
UPDATE case_candidates SET kind = c.kind, is_open = c.status IN ('running', 'suspended', 'decided') FROM cases c WHERE c.id = case_id;

ALTER FUNCTION copy_launch_to_task() RENAME TO copy_case_to_task;
CREATE OR REPLACE FUNCTION copy_case_to_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT launched_at, kind, status IN ('running', 'suspended', 'decided') INTO NEW.launched_at, NEW.case_kind, NEW.case_is_open
  FROM cases WHERE id = NEW.case_id;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION copy_case_to_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT launched_at, unit_id, kind, status IN ('running', 'suspended', 'decided')
  INTO NEW.launched_at, NEW.unit_id, NEW.kind, NEW.is_open FROM cases WHERE id = NEW.case_id;
  SELECT search_name INTO NEW.search_name FROM people WHERE id = NEW.person_id;
  RETURN NEW;
END $$;
-- Once in the life of a case: its tasks are written again when it is closed.
CREATE FUNCTION case_opened_or_closed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open boolean := NEW.status IN ('running', 'suspended', 'decided');
BEGIN
  UPDATE tasks SET case_is_open = open WHERE case_id = NEW.id;
  UPDATE case_candidates SET is_open = open WHERE case_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_opened_or_closed AFTER UPDATE OF status ON cases FOR EACH ROW
  WHEN ((OLD.status IN ('running', 'suspended', 'decided')) <> (NEW.status IN ('running', 'suspended', 'decided')))
  EXECUTE FUNCTION case_opened_or_closed();

DROP INDEX tasks_completed_launched, tasks_group_launched, case_candidates_person;
CREATE INDEX tasks_completed_launched ON tasks (completed_by, case_is_open, launched_at DESC, case_id DESC)
  INCLUDE (unit_id, case_kind) WHERE status = 'done';
CREATE INDEX tasks_group_launched ON tasks (group_id, launched_at DESC, case_id DESC) INCLUDE (unit_id, case_kind)
  WHERE status = 'open';
CREATE INDEX case_candidates_person ON case_candidates (person_id, launched_at DESC, case_id DESC)
  INCLUDE (unit_id, kind, is_open);
CREATE INDEX case_candidates_person_open ON case_candidates (person_id) INCLUDE (case_id, kind) WHERE is_open;

-- Open cases of one kind by their due date, and those that nobody has moved for longest.
CREATE INDEX cases_kind_due ON cases (kind, overdue_at, id)
  INCLUDE (unit_id, status, stage, rule_set_id, post_id, launched_at, waiting_since, escalated_at)
  WHERE status IN ('running', 'suspended', 'decided');
CREATE INDEX cases_stuck ON cases ((CASE WHEN escalated_at IS NOT NULL THEN '-infinity' ELSE waiting_since END))
  INCLUDE (id, unit_id, status, kind, launched_at, waiting_since, escalated_at) WHERE status IN ('running', 'suspended');

-- The structure of the planning is counted from the entries alone, and the units.
ALTER TABLE planning_entries ADD COLUMN post_level text;
UPDATE planning_entries SET post_level = o.level FROM posts o WHERE o.id = post_id;
CREATE OR REPLACE FUNCTION copy_person_to_planning_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT unit_id, sex, born_on INTO NEW.person_unit_id, NEW.person_sex, NEW.person_born_on FROM people WHERE id = NEW.person_id;
  SELECT unit_id, level INTO NEW.post_unit_id, NEW.post_level FROM posts WHERE id = NEW.post_id;
  RETURN NEW;
END $$;
DROP TRIGGER posts_moved ON posts;
ALTER FUNCTION post_moved() RENAME TO post_changed;
CREATE OR REPLACE FUNCTION post_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE planning_entries SET post_unit_id = NEW.unit_id, post_level = NEW.level WHERE post_id = NEW.id;
  UPDATE seats SET unit_id = NEW.unit_id WHERE post_id = NEW.id AND unit_id IS DISTINCT FROM NEW.unit_id;
  RETURN NULL;
END $$;
CREATE TRIGGER posts_changed AFTER UPDATE OF unit_id, level ON posts FOR EACH ROW
  WHEN ((OLD.unit_id, OLD.level) IS DISTINCT FROM (NEW.unit_id, NEW.level)) EXECUTE FUNCTION post_changed();
DROP INDEX planning_entries_in_force;
CREATE INDEX planning_entries_in_force ON planning_entries (left_on)
  INCLUDE (approved_on, post_unit_id, post_level, person_id, person_sex, person_born_on);
