-- Open cases by what has waited the longest.
CREATE INDEX cases_waiting ON cases (waiting_since, id) INCLUDE (unit_id, status, kind, stage, rule_set_id)
  WHERE status IN ('running', 'suspended', 'decided');
CREATE INDEX cases_unit_waiting ON cases (unit_id, waiting_since, id) INCLUDE (status, kind, stage, rule_set_id)
  WHERE status IN ('running', 'suspended', 'decided');
