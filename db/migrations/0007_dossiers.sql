-- The dossier of a person in a case: what is on file, as it was issued. An item entered again is a new row: the one
-- issued last counts, and none is ever lost.
CREATE TABLE dossier_items (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id     text NOT NULL REFERENCES cases,
  person_id   text NOT NULL REFERENCES people,
  item        text NOT NULL,
  issued_on   date NOT NULL,
  -- number, issuer: how the paper is found in the file
  reference   text NOT NULL,
  -- the case whose dossier it was taken over from
  taken_from  text REFERENCES cases,
  entered_by  text NOT NULL REFERENCES people,
  entered_at  timestamptz NOT NULL
);
CREATE INDEX dossier_items_case ON dossier_items (case_id, person_id);
CREATE INDEX dossier_items_person ON dossier_items (person_id, case_id);
