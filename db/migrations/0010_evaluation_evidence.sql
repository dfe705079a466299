-- Grades of years that no rule set turns points into: they stand by the paper that gives them.

ALTER TABLE evaluations
  -- number and date of that paper
  ADD COLUMN evidence text,
  ADD CHECK (evidence IS NULL OR (points IS NULL AND rule_set_id IS NULL));

-- A grade that is set alone (in the cadre's record) leaves nothing behind that would give another grade.
CREATE OR REPLACE FUNCTION renew_evaluation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  -- whoever records an evaluation says when: where all of this is as it was, the grade alone was set
  IF NEW.grade <> OLD.grade AND (NEW.points, NEW.rule_set_id, NEW.rule_set_version, NEW.evidence, NEW.recorded_at)
    IS NOT DISTINCT FROM (OLD.points, OLD.rule_set_id, OLD.rule_set_version, OLD.evidence, OLD.recorded_at) THEN
    NEW := jsonb_populate_record(NEW, '{"points": null, "inputs": {}, "rule_set_id": null, "rule_set_version": null,
      "evidence": null, "recorded_by": null, "recorded_at": null}');
  END IF;
  RETURN NEW;
END $$;
