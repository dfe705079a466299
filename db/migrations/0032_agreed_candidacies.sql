-- Somebody whose file is not open to whoever launches is proposed: their unit agrees before they are a candidate, and before
-- anybody reads their file through the case.
ALTER TABLE case_candidates ADD COLUMN agreed boolean NOT NULL DEFAULT true, DROP CONSTRAINT case_candidates_status_check,
  ADD CONSTRAINT case_candidates_status_check CHECK (status IN
    ('proposed', 'not-agreed', 'active', 'rejected', 'not-selected', 'selected', 'withdrawn', 'blocked', 'appointed'));

-- Against whom somebody stands: those of both sides who are agreed to.
DROP INDEX case_candidates_person_open;
CREATE INDEX case_candidates_person_open ON case_candidates (person_id) INCLUDE (case_id, kind, agreed) WHERE is_open;

-- Which launches were withdrawn, or left without a candidate, after somebody read what they opened, or before.
CREATE INDEX reads_on_record_case ON reads_on_record (case_id, person_id, read_at) WHERE case_id <> '';
CREATE INDEX cases_withdrawn ON cases (closed_at DESC, id DESC) INCLUDE (unit_id)
  WHERE status = 'withdrawn' OR (status = 'stopped' AND outcome ->> 'because' = 'no-candidate-left');
