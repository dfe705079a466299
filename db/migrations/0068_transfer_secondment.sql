-- Transfer, secondment and the return from it. Whoever is on secondment holds the seat on: where they work, since when and until
-- when stands with the tenure, and the day of the return once it is decided.
ALTER TABLE cases DROP CONSTRAINT cases_kind_check;
ALTER TABLE cases ADD CONSTRAINT cases_kind_check CHECK (kind IN ('appointment', 'nomination', 'reappointment', 'extension',
  'relief', 'dismissal', 'resignation', 'replacement', 'rotation', 'rotation-end', 'transfer', 'secondment', 'secondment-end',
  'confidence-vote', 'revocation'));
ALTER TABLE tenures ADD COLUMN seconded_to text, ADD COLUMN seconded_from date, ADD COLUMN seconded_until date,
  ADD COLUMN seconded_back_on date,
  ADD CHECK ((seconded_to IS NULL) = (seconded_from IS NULL) AND (seconded_to IS NULL) = (seconded_until IS NULL)),
  ADD CHECK (seconded_back_on IS NULL OR seconded_to IS NOT NULL);
CREATE INDEX tenures_seconded ON tenures (seconded_until) WHERE seconded_to IS NOT NULL AND seconded_back_on IS NULL AND to_on IS NULL;
