-- The administration of the calendar: which day a day was exchanged with, and the deadlines that a change moves.

ALTER TABLE calendar_days ADD COLUMN exchanged_for date CHECK (exchanged_for <> day);

-- One for each change of the calendar: the deadlines of the open cases are counted anew, case by case.
CREATE TABLE calendar_recomputations (
  -- the version of the calendar that the change left
  id            uuid PRIMARY KEY,
  year          integer NOT NULL,
  requested_by  text NOT NULL REFERENCES people,
  requested_at  timestamptz NOT NULL,
  -- cases: those to be looked at, those looked at, and of these those with a due date that moved and those out of reach
  total         integer NOT NULL,
  done          integer NOT NULL DEFAULT 0,
  changed       integer NOT NULL DEFAULT 0,
  failed        integer NOT NULL DEFAULT 0,
  finished_at   timestamptz
);
CREATE INDEX calendar_recomputations_waiting ON calendar_recomputations (requested_at) WHERE finished_at IS NULL;
-- the pages of open cases that have a deadline
CREATE INDEX tasks_open_due ON tasks (case_id) WHERE status = 'open' AND due_on IS NOT NULL;
