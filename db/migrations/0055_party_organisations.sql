-- What a unit's party organisation is: at the grass roots or above, and whether its committee leads the unit comprehensively.
-- (Null, not on record: a row that was noted before keeps its digest.)
ALTER TABLE units
  ADD COLUMN party_organisation text CHECK (party_organisation IN ('grass-roots', 'above-grass-roots')),
  ADD COLUMN party_leads boolean;
-- The standing committee apart from the whole party committee: a group of kind party-committee holds whom it held so far.
ALTER TABLE groups DROP CONSTRAINT groups_kind_check;
ALTER TABLE groups ADD CONSTRAINT groups_kind_check CHECK (kind IN ('managing-body', 'leadership-collective', 'party-committee',
  'standing-committee', 'organisation', 'conference', 'office', 'secretariat', 'tellers', 'reviewers'));
