-- Who read what of whom, and when: one row a minute, however often it is read in it. Kept apart from the trail, which tells
-- what was changed, and only for a while (READS_KEPT_DAYS). The key is the list of a person in its order. No reference to
-- people, who are never deleted: it would make whoever reads a file wait for whoever changes it.
CREATE TABLE reads_on_record (
  person_id  text NOT NULL,
  -- the minute
  read_at    timestamptz NOT NULL,
  reader_id  text NOT NULL,
  what       text NOT NULL,
  -- empty: of no case
  case_id    text NOT NULL,
  PRIMARY KEY (person_id, read_at, reader_id, what, case_id)
);
CREATE INDEX reads_on_record_read_at ON reads_on_record (read_at);
