-- Reviews of the planning, the inputs of evaluations, the course of breakthrough tasks.

-- [{reason, since, article, evidence}] of an entry that ended by itself
ALTER TABLE planning_entries ADD COLUMN left_grounds jsonb;

CREATE TABLE planning_reviews (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry_id      bigint NOT NULL REFERENCES planning_entries,
  reviewed_on   date NOT NULL,
  outcome       text NOT NULL CHECK (outcome IN ('kept', 'left')),
  reviewed_by   text NOT NULL REFERENCES people,
  note          text
);
CREATE INDEX planning_reviews_entry ON planning_reviews (entry_id, reviewed_on);

-- Conclusions on the political standard.
CREATE TABLE political_conclusions (
  person_id     text NOT NULL REFERENCES people,
  concluded_on  date NOT NULL,
  met           boolean NOT NULL,
  recorded_by   text NOT NULL REFERENCES people,
  PRIMARY KEY (person_id, concluded_on)
);

ALTER TABLE evaluations
  ADD COLUMN points            integer CHECK (points BETWEEN 0 AND 100),
  -- {input: text or points}, by the names of the rule set
  ADD COLUMN inputs            jsonb NOT NULL DEFAULT '{}',
  -- by which the points became the grade
  ADD COLUMN rule_set_id       text,
  ADD COLUMN rule_set_version  integer,
  ADD COLUMN recorded_by       text REFERENCES people,
  ADD COLUMN recorded_at       timestamptz,
  ADD COLUMN version           integer NOT NULL DEFAULT 1;
CREATE INDEX evaluations_year ON evaluations (year);

-- A grade that is set without points (in the cadre's record) leaves none behind that would give another grade.
CREATE FUNCTION renew_evaluation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  -- points and rule set give the grade: another grade of the same ones was set by hand
  IF NEW.grade <> OLD.grade AND (NEW.points, NEW.rule_set_id, NEW.rule_set_version)
    IS NOT DISTINCT FROM (OLD.points, OLD.rule_set_id, OLD.rule_set_version) THEN
    NEW.points := NULL;
    NEW.inputs := '{}';
    NEW.rule_set_id := NULL;
    NEW.rule_set_version := NULL;
    NEW.recorded_by := NULL;
    NEW.recorded_at := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evaluations_change BEFORE UPDATE ON evaluations
  FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION renew_evaluation();

ALTER TABLE breakthrough_tasks
  ADD COLUMN result       text,
  ADD COLUMN approved_by  text REFERENCES people,
  ADD COLUMN approved_on  date,
  ADD COLUMN closed_by    text REFERENCES people,
  ADD COLUMN closed_on    date,
  ADD COLUMN version      integer NOT NULL DEFAULT 1;
CREATE INDEX breakthrough_tasks_unfinished ON breakthrough_tasks (person_id, year) WHERE status <> 'finished';
