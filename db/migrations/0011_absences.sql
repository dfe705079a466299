-- Absences that may defer a procedure, and the procedure that replaces the holder of a post.

CREATE TABLE absences (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id       text NOT NULL REFERENCES people,
  kind            text NOT NULL CHECK (kind IN ('abroad', 'hospital', 'maternity')),
  from_on         date NOT NULL,
  -- the first day back: as it is expected, until the return is recorded
  to_on           date,
  -- the paper that shows it: number and date
  evidence        text NOT NULL,
  recorded_by     text NOT NULL REFERENCES people,
  recorded_at     timestamptz NOT NULL,
  -- the paper that shows the return, and who recorded it
  ended_evidence  text,
  ended_by        text REFERENCES people,
  CHECK (to_on >= from_on),
  CHECK ((ended_evidence IS NULL) = (ended_by IS NULL) AND (ended_by IS NULL OR to_on IS NOT NULL))
);
CREATE UNIQUE INDEX absences_once ON absences (person_id, kind, from_on);

ALTER TABLE cases DROP CONSTRAINT cases_kind_check;
ALTER TABLE cases ADD CONSTRAINT cases_kind_check CHECK (kind IN ('appointment', 'nomination', 'reappointment', 'extension',
  'dismissal', 'resignation', 'replacement', 'rotation', 'rotation-end', 'revocation'));
