-- What is asked of a list beside its order stands in the index of that order, so that what is passed over costs no look at its row.

-- People: the levels of the posts that they hold today; null: none. (Null, so that a row that was noted before keeps its digest.)
ALTER TABLE people ADD COLUMN holds text[];
CREATE FUNCTION levels_held(person text) RETURNS text[] LANGUAGE sql STABLE RETURN (
  SELECT array_agg(DISTINCT level ORDER BY level) FROM tenures WHERE person_id = person AND to_on IS NULL);
UPDATE people p SET holds = t.levels
FROM (SELECT person_id, array_agg(DISTINCT level ORDER BY level) AS levels FROM tenures WHERE to_on IS NULL GROUP BY person_id) t
WHERE t.person_id = p.id;
CREATE FUNCTION renew_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE people SET holds = levels_held(id)
  WHERE id IN (OLD.person_id, NEW.person_id) AND holds IS DISTINCT FROM levels_held(id);
  RETURN NULL;
END $$;
CREATE TRIGGER tenures_holds AFTER INSERT OR DELETE OR UPDATE OF person_id, level, to_on ON tenures
  FOR EACH ROW EXECUTE FUNCTION renew_holds();
DROP INDEX people_by_name, people_managed, people_unit;
CREATE INDEX people_by_name ON people (sort_name, id) INCLUDE (sex, born_on, holds);
CREATE INDEX people_managed ON people (managed_as, sort_name, id) INCLUDE (sex, born_on, holds);
CREATE INDEX people_unit ON people (unit_id, sort_name, id) INCLUDE (sex, born_on, holds, managed_as);

-- Open cases by what has waited the longest, of one kind as well, and whatever their order.
DROP INDEX cases_waiting, cases_unit_waiting;
CREATE INDEX cases_waiting ON cases (waiting_since, id) INCLUDE (unit_id, status, kind, stage, rule_set_id, launched_at)
  WHERE status IN ('running', 'suspended', 'decided');
CREATE INDEX cases_unit_waiting ON cases (unit_id, waiting_since, id) INCLUDE (status, kind, stage, rule_set_id, launched_at)
  WHERE status IN ('running', 'suspended', 'decided');
CREATE INDEX cases_kind_waiting ON cases (kind, waiting_since, id) INCLUDE (unit_id, status, stage, rule_set_id, launched_at)
  WHERE status IN ('running', 'suspended', 'decided');

-- Of an open task the index of its group holds what an inbox is asked for beside its order.
DROP INDEX tasks_group_open;
CREATE INDEX tasks_group_open ON tasks (group_id, overdue_at, id)
  INCLUDE (excluded, claimed_by, case_id, kind, unit_id, opened_at) WHERE status = 'open';

-- Whether somebody is planned for a post is told by an index alone.
CREATE INDEX planning_entries_post_current ON planning_entries (post_id) WHERE left_on IS NULL;
-- The structure of the planning is counted unit by unit.
CREATE INDEX planning_entries_unit_in_force ON planning_entries (post_unit_id)
  INCLUDE (approved_on, post_level, person_id, person_sex, person_born_on) WHERE left_on IS NULL;
