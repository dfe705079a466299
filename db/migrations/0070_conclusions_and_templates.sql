-- Of a post of the State that the Party decides: the conclusion of its body, beside the decision that carries it out.
-- (Null, one paper: a row that was noted before keeps its digest.)
ALTER TABLE decisions ADD COLUMN conclusion jsonb CHECK (
  jsonb_typeof(conclusion) = 'object'
  AND conclusion ?& ARRAY['number', 'signedOn', 'signatory', 'carriedOutBy']
  AND conclusion ->> 'carriedOutBy' IN ('peoples-committee-chair', 'agency-head')
  AND (conclusion ->> 'signedOn')::date <= signed_on
);

-- Templates of officers: made into a paper instead of the product's own form, by a unit and those below it, until withdrawn.
CREATE TABLE paper_templates (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id       text NOT NULL REFERENCES units,
  paper         text NOT NULL,
  file_name     text NOT NULL,
  sha256        text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  content       bytea NOT NULL,
  uploaded_by   text NOT NULL REFERENCES people,
  uploaded_at   timestamptz NOT NULL,
  -- why and when it is no longer used
  withdrawn_at  timestamptz,
  withdrawn_by  text REFERENCES people,
  reason        text,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (reason IS NULL))
);
CREATE UNIQUE INDEX paper_templates_in_use ON paper_templates (unit_id, paper) WHERE withdrawn_at IS NULL;
CREATE TRIGGER written AFTER INSERT OR UPDATE OR DELETE ON paper_templates FOR EACH ROW
  EXECUTE FUNCTION note_written('id');
