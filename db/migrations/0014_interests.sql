-- What people declared to have an interest in (conflict of interest, Regulation 114), beside their relatives.

CREATE TABLE interests (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id     text NOT NULL REFERENCES people,
  kind          text NOT NULL CHECK (kind IN ('capital', 'management', 'contract', 'loan', 'benefit')),
  -- in what, in words: the company, the contract, the sum
  what          text NOT NULL,
  -- whom and which unit it ties the person to, where that is somebody or something of the records
  other_id      text REFERENCES people,
  unit_id       text REFERENCES units,
  declared_on   date NOT NULL,
  -- the paper it is taken from
  source        text NOT NULL,
  recorded_by   text NOT NULL REFERENCES people,
  recorded_at   timestamptz NOT NULL,
  -- the first day on which it is no more, and why
  ended_on      date,
  ended_reason  text,
  ended_by      text REFERENCES people,
  CHECK (person_id <> other_id),
  CHECK (ended_on >= declared_on),
  CHECK ((ended_on IS NULL) = (ended_reason IS NULL) AND (ended_on IS NULL) = (ended_by IS NULL))
);
CREATE INDEX interests_other ON interests (other_id) WHERE other_id IS NOT NULL;
-- Declared again it is the same one, as long as it is in force.
CREATE UNIQUE INDEX interests_in_force ON interests (person_id, kind, what, coalesce(other_id, ''), coalesce(unit_id, ''))
  WHERE ended_on IS NULL;
CREATE INDEX interests_person ON interests (person_id);

-- That a person declared at all, if only that there is none: without a row nothing is known.
CREATE TABLE interests_declared (
  person_id     text NOT NULL REFERENCES people,
  declared_on   date NOT NULL,
  source        text NOT NULL,
  PRIMARY KEY (person_id, declared_on)
);
