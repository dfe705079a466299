-- What lists are read by, so that a page costs the same after twenty years as in the first one: each list has an index in
-- its own order, and a row carries what it is found by where that stood in another table. What is copied here is written by
-- triggers alone, and follows its source. (A row without its source is refused by its reference; so no copy is NOT NULL.)

-- A text as it is searched, as `searchName` of domain/names.ts makes it. Whatever the locale of the database is, only ASCII
-- is left for lower().
CREATE FUNCTION searchable(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN
  lower(translate(regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g'), 'Đđ', 'dd'));
-- The parts of a text that are too short to have a trigram: each letter, each pair of neighbours.
-- (Dear, so that a plan reads the index of them rather than take each text apart.)
CREATE FUNCTION short_parts(words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT COST 10000 RETURN ARRAY(
  SELECT DISTINCT substr(words, place, length) FROM generate_series(1, char_length(words)) place, generate_series(1, 2) length);

ALTER TABLE units ADD COLUMN search_name text NOT NULL
  GENERATED ALWAYS AS (searchable(name_vi) || E'\n' || lower(name_en)) STORED;
CREATE INDEX units_in_order ON units (path);
CREATE INDEX units_parent ON units (parent_id);
CREATE INDEX groups_unit ON groups (unit_id);

ALTER TABLE posts ADD COLUMN search_title text NOT NULL
  GENERATED ALWAYS AS (searchable(title_vi) || E'\n' || lower(title_en)) STORED;
CREATE INDEX posts_search_title ON posts USING gin (search_title gin_trgm_ops);
CREATE INDEX posts_short_parts ON posts USING gin (short_parts(search_title));
DROP INDEX posts_unit;
CREATE INDEX posts_unit ON posts (unit_id, id) INCLUDE (level);
CREATE INDEX posts_heads ON posts (heads) WHERE heads IS NOT NULL;
CREATE INDEX posts_level ON posts (level);

CREATE INDEX people_short_parts ON people USING gin (short_parts(search_name));
CREATE INDEX people_by_name ON people (search_name, id);
CREATE INDEX people_managed ON people (managed_as, search_name, id);
DROP INDEX people_unit;
CREATE INDEX people_unit ON people (unit_id, search_name, id);
-- How many a part of a name finds is reckoned from a sample of names: of a few hundred it knows the common ones alone.
ALTER TABLE people ALTER COLUMN search_name SET STATISTICS 1000;

-- Cases: by each thing that they are listed by, everywhere and in one unit, in the order of the list.
DROP INDEX cases_overdue, cases_unit_overdue, cases_open, cases_post, cases_launched, cases_unit_launched;
CREATE INDEX cases_launched ON cases (launched_at DESC, id DESC) INCLUDE (post_id);
CREATE INDEX cases_unit_launched ON cases (unit_id, launched_at DESC, id DESC) INCLUDE (post_id);
-- Of open cases, the work at hand, the index holds all that a list or the monitor asks of them.
CREATE INDEX cases_due ON cases (overdue_at, id)
  INCLUDE (unit_id, status, stage, kind, rule_set_id, post_id, launched_at, waiting_since, escalated_at)
  WHERE status IN ('running', 'suspended', 'decided');
CREATE INDEX cases_unit_due ON cases (unit_id, overdue_at, id)
  INCLUDE (status, stage, kind, rule_set_id, post_id, launched_at, waiting_since, escalated_at)
  WHERE status IN ('running', 'suspended', 'decided');
CREATE INDEX cases_open_launched ON cases (launched_at DESC, id DESC)
  INCLUDE (unit_id, status, stage, kind, rule_set_id, post_id, overdue_at, waiting_since, escalated_at)
  WHERE status IN ('running', 'suspended', 'decided');
CREATE INDEX cases_unit_open_launched ON cases (unit_id, launched_at DESC, id DESC)
  INCLUDE (status, stage, kind, rule_set_id, post_id, overdue_at, waiting_since, escalated_at)
  WHERE status IN ('running', 'suspended', 'decided');
CREATE INDEX cases_unit_status_launched ON cases (unit_id, status, launched_at DESC, id DESC);
CREATE INDEX cases_kind_launched ON cases (kind, status, launched_at DESC, id DESC);
CREATE INDEX cases_unit_kind_launched ON cases (unit_id, kind, status, launched_at DESC, id DESC);
CREATE INDEX cases_rule_set_launched ON cases (rule_set_id, status, launched_at DESC, id DESC);
CREATE INDEX cases_unit_rule_set_launched ON cases (unit_id, rule_set_id, status, launched_at DESC, id DESC);
CREATE INDEX cases_stage_launched ON cases (stage, launched_at DESC, id DESC) INCLUDE (unit_id, status, kind, rule_set_id)
  WHERE status IN ('running', 'suspended', 'decided');
CREATE INDEX cases_unit_stage_launched ON cases (unit_id, stage, launched_at DESC, id DESC) INCLUDE (status, kind, rule_set_id)
  WHERE status IN ('running', 'suspended', 'decided');
CREATE INDEX cases_post_launched ON cases (post_id, launched_at DESC, id DESC) INCLUDE (unit_id);
CREATE INDEX cases_unit_undated ON cases (unit_id, id) WHERE overdue_at IS NULL;

-- Candidates: what a list in the order of launch finds a case by, so that a name is looked for without looking at cases.
ALTER TABLE case_candidates ADD COLUMN launched_at timestamptz, ADD COLUMN unit_id text, ADD COLUMN search_name text;
UPDATE case_candidates SET launched_at = c.launched_at, unit_id = c.unit_id, search_name = p.search_name
FROM cases c, people p WHERE c.id = case_id AND p.id = person_id;
CREATE FUNCTION copy_case_to_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT launched_at, unit_id INTO NEW.launched_at, NEW.unit_id FROM cases WHERE id = NEW.case_id;
  SELECT search_name INTO NEW.search_name FROM people WHERE id = NEW.person_id;
  RETURN NEW;
END $$;
CREATE TRIGGER case_candidates_case BEFORE INSERT ON case_candidates FOR EACH ROW EXECUTE FUNCTION copy_case_to_candidate();
DROP INDEX case_candidates_person;
CREATE INDEX case_candidates_person ON case_candidates (person_id, launched_at DESC, case_id DESC) INCLUDE (unit_id);
CREATE INDEX case_candidates_launched ON case_candidates (launched_at DESC, case_id DESC) INCLUDE (search_name, unit_id);
CREATE INDEX case_candidates_unit_launched ON case_candidates (unit_id, launched_at DESC, case_id DESC) INCLUDE (search_name);

-- Tasks: the cases somebody takes part in, in the order of their launch.
ALTER TABLE tasks ADD COLUMN launched_at timestamptz;
UPDATE tasks SET launched_at = c.launched_at FROM cases c WHERE c.id = case_id;
CREATE FUNCTION copy_launch_to_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.launched_at := (SELECT launched_at FROM cases WHERE id = NEW.case_id);
  RETURN NEW;
END $$;
CREATE TRIGGER tasks_launch BEFORE INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION copy_launch_to_task();
CREATE INDEX tasks_completed_launched ON tasks (completed_by, launched_at DESC, case_id DESC) INCLUDE (unit_id)
  WHERE status = 'done';
CREATE INDEX tasks_group_launched ON tasks (group_id, launched_at DESC, case_id DESC) INCLUDE (unit_id)
  WHERE status = 'open';

-- An inbox is counted by its index alone.
DROP INDEX tasks_group_open, tasks_group_done;
CREATE INDEX tasks_group_open ON tasks (group_id, overdue_at, id) INCLUDE (excluded, claimed_by) WHERE status = 'open';
CREATE INDEX tasks_group_done ON tasks (group_id, closed_at DESC, id) INCLUDE (completed_by) WHERE status = 'done';

-- Seats: the unit of the post, since when they are vacant (null while somebody holds them), and whether an open procedure is
-- to fill them.
ALTER TABLE seats ADD COLUMN vacant_since date, ADD COLUMN unit_id text, ADD COLUMN being_filled boolean NOT NULL DEFAULT false;
CREATE FUNCTION vacancy_of(seat text, created date) RETURNS date LANGUAGE sql STABLE RETURN (
  SELECT CASE WHEN bool_or(to_on IS NULL) THEN NULL ELSE coalesce(max(to_on), created) END FROM tenures WHERE seat_id = seat);
UPDATE seats SET vacant_since = vacancy_of(seats.id, created_on), unit_id = p.unit_id,
  being_filled = EXISTS (SELECT 1 FROM cases c WHERE c.seat_id = seats.id AND c.status IN ('running', 'suspended', 'decided')
    AND c.kind <> 'revocation')
FROM posts p WHERE p.id = post_id;
CREATE FUNCTION begin_vacancy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.vacant_since := NEW.created_on;
  SELECT unit_id INTO NEW.unit_id FROM posts WHERE id = NEW.post_id;
  RETURN NEW;
END $$;
CREATE TRIGGER seats_vacancy BEFORE INSERT ON seats FOR EACH ROW EXECUTE FUNCTION begin_vacancy();
CREATE FUNCTION renew_vacancy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE seats SET vacant_since = vacancy_of(id, created_on)
  WHERE id IN (OLD.seat_id, NEW.seat_id) AND vacant_since IS DISTINCT FROM vacancy_of(id, created_on);
  RETURN NULL;
END $$;
CREATE TRIGGER tenures_vacancy AFTER INSERT OR DELETE OR UPDATE OF seat_id, to_on ON tenures
  FOR EACH ROW EXECUTE FUNCTION renew_vacancy();
CREATE FUNCTION renew_filling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE seats SET being_filled = NEW.status IN ('running', 'suspended', 'decided') WHERE id = NEW.seat_id;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_open_seat AFTER INSERT ON cases FOR EACH ROW
  WHEN (NEW.kind <> 'revocation' AND NEW.status IN ('running', 'suspended', 'decided')) EXECUTE FUNCTION renew_filling();
CREATE TRIGGER cases_leave_seat AFTER UPDATE OF status ON cases FOR EACH ROW
  WHEN (NEW.kind <> 'revocation' AND (OLD.status IN ('running', 'suspended', 'decided'))
    <> (NEW.status IN ('running', 'suspended', 'decided'))) EXECUTE FUNCTION renew_filling();
CREATE INDEX seats_vacant ON seats (vacant_since, id) INCLUDE (ordinal, post_id) WHERE vacant_since IS NOT NULL;
CREATE INDEX seats_filling ON seats (being_filled, vacant_since, id) INCLUDE (ordinal, post_id) WHERE vacant_since IS NOT NULL;
CREATE INDEX seats_unit_vacant ON seats (unit_id, vacant_since, id) INCLUDE (ordinal, post_id, being_filled)
  WHERE vacant_since IS NOT NULL;
CREATE INDEX seats_post_vacant ON seats (post_id) WHERE vacant_since IS NOT NULL;
CREATE INDEX acting_holders_seat ON acting_holders (seat_id, vacant_since);
CREATE INDEX acting_holders_until ON acting_holders (until_on) WHERE ended_on IS NULL;
CREATE INDEX acting_holders_open ON acting_holders (vacant_since, seat_id) INCLUDE (until_on, from_on, id)
  WHERE ended_on IS NULL;

DROP INDEX tenures_person;
CREATE INDEX tenures_person ON tenures (person_id) INCLUDE (from_on, to_on);
CREATE INDEX tenures_rotation ON tenures (post_id) WHERE rotation IS NOT NULL AND to_on IS NULL;
CREATE INDEX tenures_post_held ON tenures (post_id) WHERE to_on IS NULL;
CREATE INDEX tenures_began_by ON tenures (began_by) WHERE began_by IS NOT NULL;
CREATE INDEX tenures_ended_by ON tenures (ended_by) WHERE ended_by IS NOT NULL;

-- Evaluations, breakthrough tasks and planning entries: by the unit of the person and of the post, the former by name.
ALTER TABLE evaluations ADD COLUMN unit_id text, ADD COLUMN search_name text;
ALTER TABLE breakthrough_tasks ADD COLUMN unit_id text, ADD COLUMN search_name text;
ALTER TABLE planning_entries ADD COLUMN person_unit_id text, ADD COLUMN person_sex text, ADD COLUMN person_born_on date,
  ADD COLUMN post_unit_id text;
-- A copy that follows is no change of the evaluation: its version stays.
DROP TRIGGER evaluations_change ON evaluations;
UPDATE evaluations SET unit_id = p.unit_id, search_name = p.search_name FROM people p WHERE p.id = person_id;
UPDATE breakthrough_tasks SET unit_id = p.unit_id, search_name = p.search_name FROM people p WHERE p.id = person_id;
UPDATE planning_entries SET person_unit_id = p.unit_id, person_sex = p.sex, person_born_on = p.born_on, post_unit_id = o.unit_id
FROM people p, posts o WHERE p.id = person_id AND o.id = post_id;
CREATE TRIGGER evaluations_change
  BEFORE UPDATE OF grade, points, inputs, rule_set_id, rule_set_version, evidence, recorded_by, recorded_at ON evaluations
  FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION renew_evaluation();

CREATE FUNCTION copy_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT unit_id, search_name INTO NEW.unit_id, NEW.search_name FROM people WHERE id = NEW.person_id;
  RETURN NEW;
END $$;
CREATE TRIGGER evaluations_person BEFORE INSERT ON evaluations FOR EACH ROW EXECUTE FUNCTION copy_person();
CREATE TRIGGER breakthrough_tasks_person BEFORE INSERT ON breakthrough_tasks FOR EACH ROW EXECUTE FUNCTION copy_person();
CREATE FUNCTION copy_person_to_planning_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT unit_id, sex, born_on INTO NEW.person_unit_id, NEW.person_sex, NEW.person_born_on FROM people WHERE id = NEW.person_id;
  SELECT unit_id INTO NEW.post_unit_id FROM posts WHERE id = NEW.post_id;
  RETURN NEW;
END $$;
CREATE TRIGGER planning_entries_person BEFORE INSERT ON planning_entries
  FOR EACH ROW EXECUTE FUNCTION copy_person_to_planning_entry();

CREATE FUNCTION person_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE evaluations SET unit_id = NEW.unit_id, search_name = NEW.search_name
  WHERE person_id = NEW.id AND (unit_id, search_name) IS DISTINCT FROM (NEW.unit_id, NEW.search_name);
  UPDATE breakthrough_tasks SET unit_id = NEW.unit_id, search_name = NEW.search_name
  WHERE person_id = NEW.id AND (unit_id, search_name) IS DISTINCT FROM (NEW.unit_id, NEW.search_name);
  UPDATE case_candidates SET search_name = NEW.search_name
  WHERE person_id = NEW.id AND search_name IS DISTINCT FROM NEW.search_name;
  UPDATE planning_entries SET person_unit_id = NEW.unit_id, person_sex = NEW.sex, person_born_on = NEW.born_on
  WHERE person_id = NEW.id AND (person_unit_id, person_sex, person_born_on) IS DISTINCT FROM (NEW.unit_id, NEW.sex, NEW.born_on);
  RETURN NULL;
END $$;
CREATE TRIGGER people_changed AFTER UPDATE OF unit_id, search_name, sex, born_on ON people FOR EACH ROW
  WHEN ((OLD.unit_id, OLD.search_name, OLD.sex, OLD.born_on) IS DISTINCT FROM (NEW.unit_id, NEW.search_name, NEW.sex, NEW.born_on))
  EXECUTE FUNCTION person_changed();
CREATE FUNCTION post_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE planning_entries SET post_unit_id = NEW.unit_id WHERE post_id = NEW.id;
  UPDATE seats SET unit_id = NEW.unit_id WHERE post_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER posts_moved AFTER UPDATE OF unit_id ON posts FOR EACH ROW
  WHEN (OLD.unit_id IS DISTINCT FROM NEW.unit_id) EXECUTE FUNCTION post_moved();

DROP INDEX evaluations_year, breakthrough_tasks_unfinished;
CREATE INDEX evaluations_in_order ON evaluations (year DESC, search_name, person_id);
CREATE INDEX evaluations_unit ON evaluations (unit_id, year DESC, search_name, person_id) INCLUDE (grade);
CREATE INDEX breakthrough_tasks_unit ON breakthrough_tasks (unit_id, id DESC);
CREATE INDEX breakthrough_tasks_year ON breakthrough_tasks (year, id DESC);
CREATE INDEX breakthrough_tasks_status ON breakthrough_tasks (status, id DESC);
CREATE INDEX breakthrough_tasks_unfinished ON breakthrough_tasks (search_name, person_id) INCLUDE (status, year, unit_id)
  WHERE status IN ('unfinished', 'approved');
CREATE INDEX breakthrough_tasks_unit_unfinished ON breakthrough_tasks (unit_id, search_name, person_id) INCLUDE (status, year)
  WHERE status IN ('unfinished', 'approved');
CREATE INDEX planning_entries_person ON planning_entries (person_id);
CREATE INDEX planning_entries_person_unit ON planning_entries (person_unit_id, id DESC);
CREATE INDEX planning_entries_post_unit ON planning_entries (post_unit_id, id DESC);
-- Of entries in force the index holds all that the structure of the planning counts.
CREATE INDEX planning_entries_in_force ON planning_entries (left_on)
  INCLUDE (approved_on, post_id, person_id, person_sex, person_born_on);

-- What is read by its index alone needs pages that are known to be visible to everybody: vacuumed after a day's work, not
-- when a fifth of twenty years has changed.
ALTER TABLE cases SET (autovacuum_vacuum_scale_factor = 0.002, autovacuum_vacuum_insert_scale_factor = 0.002,
  autovacuum_analyze_scale_factor = 0.01);
ALTER TABLE case_candidates SET (autovacuum_vacuum_scale_factor = 0.002, autovacuum_vacuum_insert_scale_factor = 0.002);
ALTER TABLE tasks SET (autovacuum_vacuum_scale_factor = 0.002, autovacuum_vacuum_insert_scale_factor = 0.002,
  autovacuum_analyze_scale_factor = 0.01);
ALTER TABLE seats SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
