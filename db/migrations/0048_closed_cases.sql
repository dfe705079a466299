-- Lists of procedures by the day of their end: of all, of a unit, of a kind, of a rule set, the latest first.
CREATE INDEX cases_status_closed ON cases (status, closed_at DESC, id DESC) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_unit_status_closed ON cases (unit_id, status, closed_at DESC, id DESC) INCLUDE (kind, rule_set_id)
  WHERE closed_at IS NOT NULL;
CREATE INDEX cases_kind_closed ON cases (kind, status, closed_at DESC, id DESC) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_rule_set_closed ON cases (rule_set_id, status, closed_at DESC, id DESC) INCLUDE (kind)
  WHERE closed_at IS NOT NULL;
