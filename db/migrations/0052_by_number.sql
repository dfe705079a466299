-- Lists of procedures by number. Of open ones an index of their own: the lowest numbers are closed long since.
CREATE INDEX cases_unit_number ON cases (unit_id, number);
CREATE INDEX cases_open_number ON cases (number) INCLUDE (unit_id, status, kind, stage, rule_set_id)
  WHERE status IN ('running', 'suspended', 'decided');
CREATE INDEX cases_unit_open_number ON cases (unit_id, number) INCLUDE (status, kind, stage, rule_set_id)
  WHERE status IN ('running', 'suspended', 'decided');
