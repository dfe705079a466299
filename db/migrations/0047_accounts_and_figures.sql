-- An account that is closed stays, with whom it was of: nobody signs in with it, and nothing that it did is without a name.
ALTER TABLE accounts ADD COLUMN closed_at timestamptz;

-- Groups of one kind, unit by unit.
CREATE INDEX groups_kind ON groups (kind, unit_id, id);

-- What a year came to is counted from these alone: procedures that came to their end, the latest first.
CREATE INDEX cases_completed_closed ON cases (closed_at DESC, id) INCLUDE (kind, rule_set_id, launched_at)
  WHERE status = 'completed';
CREATE INDEX cases_unit_completed_closed ON cases (unit_id, closed_at DESC, id) INCLUDE (kind, rule_set_id, launched_at)
  WHERE status = 'completed';
