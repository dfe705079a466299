-- Control of power: who is near to whom, formal decisions with their number, what is published and what is said to it.

-- A relation holds both ways: `kind` is what the relative is to the person.
CREATE TABLE relations (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id     text NOT NULL REFERENCES people,
  relative_id   text NOT NULL REFERENCES people,
  kind          text NOT NULL CHECK (kind IN ('spouse', 'parent', 'child', 'sibling', 'spouse-parent', 'spouse-child', 'spouse-sibling', 'child-spouse', 'parent-spouse', 'sibling-spouse')),
  declared_on   date NOT NULL,
  -- the paper it is taken from
  source        text NOT NULL,
  -- the first day on which it no longer holds, and why
  ended_on      date,
  ended_reason  text,
  CHECK (person_id <> relative_id),
  CHECK (ended_on >= declared_on)
);
CREATE INDEX relations_person ON relations (person_id);
CREATE INDEX relations_relative ON relations (relative_id);
-- Two people are one thing to each other at a time, whichever of them declared it.
CREATE UNIQUE INDEX relations_in_force ON relations (least(person_id, relative_id), greatest(person_id, relative_id))
  WHERE ended_on IS NULL;

-- That a person declared at all, if only that there is nobody to name: without a row nothing is known.
CREATE TABLE relations_declared (
  person_id     text NOT NULL REFERENCES people,
  declared_on   date NOT NULL,
  source        text NOT NULL,
  PRIMARY KEY (person_id, declared_on)
);

-- The decision itself. Rows from before it was asked for have none.
ALTER TABLE measures
  ADD COLUMN authority text,
  ADD COLUMN number text,
  -- of the decision or conclusion that ended it
  ADD COLUMN ended_authority text,
  ADD COLUMN ended_number text,
  ADD CONSTRAINT measures_decision CHECK ((authority IS NULL) = (number IS NULL)),
  ADD CONSTRAINT measures_ended_by CHECK ((ended_authority IS NULL) = (ended_number IS NULL));
CREATE UNIQUE INDEX measures_once ON measures (person_id, measure, authority, number);
ALTER TABLE disciplines
  ADD COLUMN decided_on date,
  ADD COLUMN authority text,
  ADD COLUMN number text,
  -- annulled from that day, by a later decision: it then asks no waiting
  ADD COLUMN ended_on date,
  ADD COLUMN ended_authority text,
  ADD COLUMN ended_number text,
  ADD CONSTRAINT disciplines_decision CHECK ((authority IS NULL) = (number IS NULL)),
  ADD CONSTRAINT disciplines_ended_by CHECK ((ended_authority IS NULL) = (ended_number IS NULL));
CREATE UNIQUE INDEX disciplines_once ON disciplines (person_id, kind, authority, number);

-- What of a case was made public, and until when objections are taken.
CREATE TABLE publications (
  case_id       text NOT NULL REFERENCES cases,
  ordinal       integer NOT NULL,
  what          text NOT NULL CHECK (what IN ('policy', 'list', 'result')),
  published_on  date NOT NULL,
  -- working days, as the rule gave them on that day, and the last day they make
  days          integer NOT NULL CHECK (days > 0),
  until_on      date NOT NULL,
  -- where it was made public
  place         text NOT NULL,
  published_by  text NOT NULL REFERENCES people,
  recorded_at   timestamptz NOT NULL,
  PRIMARY KEY (case_id, ordinal),
  CHECK (until_on > published_on)
);

CREATE TABLE objections (
  case_id       text NOT NULL REFERENCES cases,
  ordinal       integer NOT NULL,
  publication   integer NOT NULL,
  received_on   date NOT NULL,
  -- who objects: told to HR officers and administrators of the case's unit alone
  sender        text NOT NULL,
  content       text NOT NULL,
  recorded_by   text NOT NULL REFERENCES people,
  recorded_at   timestamptz NOT NULL,
  answered_on   date,
  answer        text,
  answered_by   text REFERENCES people,
  PRIMARY KEY (case_id, ordinal),
  FOREIGN KEY (case_id, publication) REFERENCES publications (case_id, ordinal),
  CHECK (answered_on >= received_on),
  CHECK ((answered_on IS NULL) = (answer IS NULL) AND (answered_on IS NULL) = (answered_by IS NULL))
);
