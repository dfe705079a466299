-- What takes two people waits here, entered by one, until another confirms or refuses it, or whoever entered it withdraws it
-- (docs/decisions/0042-a-change-of-the-registers-waits-for-a-second-person.md). Nothing of it is in force before.
CREATE TABLE proposed_changes (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  proposed_for text NOT NULL CHECK (proposed_for IN ('rule-sets', 'formal-decisions', 'rights')),
  operation   text NOT NULL,
  -- in a word: the id of a rule set, the kind of a measure, a role
  subject     text NOT NULL,
  -- whom it is about; of no person: null
  person_id   text REFERENCES people,
  -- on which unit, where that is not the unit of the person; of the whole: null
  unit_id     text REFERENCES units,
  -- what was asked, as the use case takes it, and the SHA-256 of its canonical JSON
  sent        jsonb NOT NULL,
  hash        text NOT NULL,
  entered_by  text NOT NULL REFERENCES people,
  entered_at  timestamptz NOT NULL,
  state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'confirmed', 'refused', 'withdrawn')),
  decided_by  text REFERENCES people,
  decided_at  timestamptz,
  reason      text,
  -- confirmed: what came of it
  result      jsonb,
  CHECK ((state = 'waiting') = (decided_by IS NULL AND decided_at IS NULL)),
  CHECK (state <> 'confirmed' OR decided_by <> entered_by),
  CHECK (state <> 'withdrawn' OR decided_by = entered_by),
  CHECK (state <> 'refused' OR (decided_by <> entered_by AND reason IS NOT NULL))
);
-- The very same waits once.
CREATE UNIQUE INDEX proposed_changes_waiting ON proposed_changes (operation, hash) WHERE state = 'waiting';
CREATE INDEX proposed_changes_state ON proposed_changes (state, id DESC);
CREATE TRIGGER written AFTER INSERT OR UPDATE OR DELETE ON proposed_changes FOR EACH ROW EXECUTE FUNCTION note_written('id');

-- Rights are listed by the unit that they are granted on.
CREATE INDEX role_grants_unit ON role_grants (unit_id, role, person_id);
