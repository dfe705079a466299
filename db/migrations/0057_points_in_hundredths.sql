-- Points have decimals (Decree 335/2025: a share of the points of a part): hundredths are whole numbers, so that the bounds of the
-- grades are compared exactly. What was recorded keeps its version: nobody has changed it.
DROP TRIGGER evaluations_change ON evaluations;
ALTER TABLE evaluations DROP CONSTRAINT evaluations_points_check;
ALTER TABLE evaluations RENAME COLUMN points TO points_hundredths;
UPDATE evaluations SET points_hundredths = points_hundredths * 100 WHERE points_hundredths IS NOT NULL;
ALTER TABLE evaluations ADD CONSTRAINT evaluations_points_check CHECK (points_hundredths BETWEEN 0 AND 10000);

CREATE OR REPLACE FUNCTION renew_evaluation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  -- whoever records an evaluation says when: where all of this is as it was, the grade alone was set
  IF NEW.grade <> OLD.grade AND (NEW.points_hundredths, NEW.rule_set_id, NEW.rule_set_version, NEW.evidence, NEW.recorded_at)
    IS NOT DISTINCT FROM (OLD.points_hundredths, OLD.rule_set_id, OLD.rule_set_version, OLD.evidence, OLD.recorded_at) THEN
    NEW := jsonb_populate_record(NEW, '{"points_hundredths": null, "inputs": {}, "rule_set_id": null, "rule_set_version": null,
      "evidence": null, "not_completed_on": null, "ground_paper": null, "recorded_by": null, "recorded_at": null}');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evaluations_change
  BEFORE UPDATE OF grade, points_hundredths, inputs, rule_set_id, rule_set_version, evidence, recorded_by, recorded_at ON evaluations
  FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION renew_evaluation();

-- In which group of like tasks somebody was graded, as whom, and what made a year "not completed" whatever its points. Null: a
-- civil servant, of no group, graded by the points.
ALTER TABLE evaluations
  ADD COLUMN like_tasks text,
  ADD COLUMN employed_as text CHECK (employed_as = 'public-employee'),
  ADD COLUMN not_completed_on text,
  ADD COLUMN ground_paper text,
  ADD CHECK ((not_completed_on IS NULL) = (ground_paper IS NULL)),
  ADD CHECK (not_completed_on IS NULL OR grade = 'not-completed');
DROP TRIGGER evaluations_change ON evaluations;
CREATE TRIGGER evaluations_change
  BEFORE UPDATE OF grade, points_hundredths, inputs, rule_set_id, rule_set_version, evidence, like_tasks, employed_as, not_completed_on,
    ground_paper, recorded_by, recorded_at ON evaluations
  FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION renew_evaluation();
DROP INDEX evaluations_unit;
CREATE INDEX evaluations_unit ON evaluations (unit_id, year DESC, sort_name, person_id) INCLUDE (grade, like_tasks, employed_as);

-- The grade of a body itself, by its paper: of an outstanding one more people may be.
CREATE TABLE unit_grades (
  unit_id      text NOT NULL REFERENCES units,
  year         integer NOT NULL,
  grade        text NOT NULL CHECK (grade IN ('excellent', 'good', 'completed', 'not-completed')),
  evidence     text NOT NULL,
  recorded_by  text NOT NULL REFERENCES people,
  recorded_at  timestamptz NOT NULL,
  version      integer NOT NULL DEFAULT 1,
  PRIMARY KEY (unit_id, year)
);
CREATE TRIGGER written AFTER INSERT OR UPDATE OR DELETE ON unit_grades FOR EACH ROW EXECUTE FUNCTION note_written('unit_id', 'year');

-- An approver may refuse a breakthrough task that was registered, with the reason as what came of it.
ALTER TABLE breakthrough_tasks DROP CONSTRAINT breakthrough_tasks_status_check;
ALTER TABLE breakthrough_tasks ADD CONSTRAINT breakthrough_tasks_status_check
  CHECK (status IN ('registered', 'approved', 'finished', 'unfinished', 'refused'));
