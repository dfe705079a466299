-- Who read a candidate through a case that came to nothing, and when last: what the list of launches withdrawn after reading
-- starts from, which may hold few of many such cases. Triggers alone write it; it follows the reads on record, the case, and
-- who reads the candidate by a role today.
CREATE TABLE withdrawn_reads (
  case_id      text NOT NULL,
  person_id    text NOT NULL,
  reader_id    text NOT NULL,
  -- of the case
  unit_id      text NOT NULL,
  closed_at    timestamptz NOT NULL,
  last_read_at timestamptz NOT NULL,
  by_role      boolean NOT NULL,
  PRIMARY KEY (case_id, person_id, reader_id)
);
CREATE INDEX withdrawn_reads_told ON withdrawn_reads (closed_at DESC, case_id DESC, person_id DESC)
  INCLUDE (unit_id, last_read_at) WHERE NOT by_role;
CREATE INDEX withdrawn_reads_reader ON withdrawn_reads (reader_id);
CREATE INDEX withdrawn_reads_person ON withdrawn_reads (person_id);
DROP INDEX cases_withdrawn;

-- By those who steer it, be it that every candidate was withdrawn, blocked or rejected.
CREATE FUNCTION came_to_nothing(status text, outcome jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN status = 'withdrawn' OR (status = 'stopped' AND coalesce(outcome ->> 'because' = 'no-candidate-left', false));

-- Anyway, be there a case or not: on the unit of the person or above.
CREATE FUNCTION reads_by_role(reader text, person text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN EXISTS (
  SELECT 1 FROM people q JOIN units u ON u.id = q.unit_id JOIN role_grants g ON g.unit_id = ANY (u.path)
  WHERE q.id = person AND g.person_id = reader AND g.role IN ('hr_officer', 'approver', 'admin'));

-- The first of `cases`, of `people` and of `readers` belong together, and so on.
CREATE FUNCTION renew_withdrawn_reads(cases text[], people text[], readers text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM withdrawn_reads w USING unnest(cases, people, readers) AS named (case_id, person_id, reader_id)
  WHERE w.case_id = named.case_id AND w.person_id = named.person_id AND w.reader_id = named.reader_id;
  INSERT INTO withdrawn_reads (case_id, person_id, reader_id, unit_id, closed_at, last_read_at, by_role)
  SELECT case_id, person_id, reader_id, c.unit_id, c.closed_at, last.read_at, reads_by_role(reader_id, person_id)
  FROM (SELECT DISTINCT * FROM unnest(cases, people, readers) AS named (case_id, person_id, reader_id)) named
  JOIN cases c ON c.id = case_id AND c.closed_at IS NOT NULL AND came_to_nothing(c.status, c.outcome)
  JOIN case_candidates k USING (case_id, person_id)
  CROSS JOIN LATERAL (
    SELECT r.read_at FROM reads_on_record r
    WHERE r.case_id = named.case_id AND r.case_id <> '' AND r.person_id = named.person_id AND r.reader_id = named.reader_id
    ORDER BY r.read_at DESC LIMIT 1) last
  ON CONFLICT (case_id, person_id, reader_id) DO UPDATE SET last_read_at = greatest(withdrawn_reads.last_read_at, excluded.last_read_at);
END $$;

-- Of somebody who reads a case while it comes to nothing, and of the case, one waits for the other: neither would know.
CREATE FUNCTION lock_of_reads(case_id text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashtextextended('reads ' || case_id, 0);

CREATE FUNCTION follow_reads_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(lock_of_reads(case_id)) FROM (
    SELECT DISTINCT case_id FROM became WHERE case_id <> '' ORDER BY case_id) read;
  IF FOUND THEN
    PERFORM renew_withdrawn_reads(array_agg(r.case_id), array_agg(r.person_id), array_agg(r.reader_id))
    FROM became r JOIN cases c ON c.id = r.case_id AND came_to_nothing(c.status, c.outcome) HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER withdrawn_reads_added AFTER INSERT ON reads_on_record REFERENCING NEW TABLE AS became
  FOR EACH STATEMENT EXECUTE FUNCTION follow_reads_added();

CREATE FUNCTION follow_reads_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM renew_withdrawn_reads(array_agg(case_id), array_agg(person_id), array_agg(reader_id))
  FROM was JOIN withdrawn_reads USING (case_id, person_id, reader_id) HAVING count(*) > 0;
  IF TG_OP = 'UPDATE' THEN
    PERFORM renew_withdrawn_reads(array_agg(case_id), array_agg(person_id), array_agg(reader_id)) FROM became HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER withdrawn_reads_changed AFTER UPDATE ON reads_on_record REFERENCING OLD TABLE AS was NEW TABLE AS became
  FOR EACH STATEMENT EXECUTE FUNCTION follow_reads_gone();
CREATE TRIGGER withdrawn_reads_removed AFTER DELETE ON reads_on_record REFERENCING OLD TABLE AS was
  FOR EACH STATEMENT EXECUTE FUNCTION follow_reads_gone();
CREATE FUNCTION forget_withdrawn_reads() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM withdrawn_reads;
  RETURN NULL;
END $$;
CREATE TRIGGER withdrawn_reads_forgotten AFTER TRUNCATE ON reads_on_record
  FOR EACH STATEMENT EXECUTE FUNCTION forget_withdrawn_reads();

CREATE FUNCTION follow_end_of_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(lock_of_reads(NEW.id));
  DELETE FROM withdrawn_reads WHERE case_id = NEW.id;
  PERFORM renew_withdrawn_reads(array_agg(case_id), array_agg(person_id), array_agg(reader_id)) FROM (
    SELECT DISTINCT case_id, person_id, reader_id FROM reads_on_record WHERE case_id = NEW.id AND case_id <> '') read
  HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_withdrawn_reads AFTER UPDATE OF status, outcome, closed_at ON cases FOR EACH ROW
  WHEN ((OLD.status, OLD.outcome, OLD.closed_at) IS DISTINCT FROM (NEW.status, NEW.outcome, NEW.closed_at)
    AND (came_to_nothing(OLD.status, OLD.outcome) OR came_to_nothing(NEW.status, NEW.outcome)))
  EXECUTE FUNCTION follow_end_of_case();

CREATE FUNCTION follow_role_of_reader() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE withdrawn_reads SET by_role = NOT by_role
  WHERE reader_id IN (OLD.person_id, NEW.person_id) AND by_role <> reads_by_role(reader_id, person_id);
  RETURN NULL;
END $$;
CREATE TRIGGER role_grants_withdrawn_reads AFTER INSERT OR UPDATE OR DELETE ON role_grants
  FOR EACH ROW EXECUTE FUNCTION follow_role_of_reader();
CREATE FUNCTION follow_unit_of_person_read() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE withdrawn_reads SET by_role = NOT by_role WHERE person_id = NEW.id AND by_role <> reads_by_role(reader_id, person_id);
  RETURN NULL;
END $$;
CREATE TRIGGER people_withdrawn_reads AFTER UPDATE OF unit_id ON people
  FOR EACH ROW WHEN (OLD.unit_id IS DISTINCT FROM NEW.unit_id) EXECUTE FUNCTION follow_unit_of_person_read();
CREATE FUNCTION follow_place_of_unit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE withdrawn_reads w SET by_role = NOT by_role FROM people q
  WHERE q.unit_id = NEW.id AND w.person_id = q.id AND by_role <> reads_by_role(reader_id, person_id);
  RETURN NULL;
END $$;
CREATE TRIGGER units_withdrawn_reads AFTER UPDATE OF path ON units
  FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path) EXECUTE FUNCTION follow_place_of_unit();

-- What is on record already.
SELECT renew_withdrawn_reads(array_agg(case_id), array_agg(person_id), array_agg(reader_id)) FROM (
  SELECT DISTINCT r.case_id, r.person_id, r.reader_id
  FROM cases c JOIN reads_on_record r ON r.case_id = c.id AND r.case_id <> '' WHERE came_to_nothing(c.status, c.outcome)) read
HAVING count(*) > 0;
