-- Rotation: to another place for a term and a purpose. Where people come from, so that who is a local can be told.
ALTER TABLE tenures ADD COLUMN rotation text;
ALTER TABLE people ADD COLUMN origin_unit_id text REFERENCES units;
-- Which body a post heads in its unit, where the shares of non-locals and of one person heading two bodies are watched.
ALTER TABLE posts ADD COLUMN heads text CHECK (heads IN ('party-committee', 'peoples-committee'));
ALTER TABLE cases DROP CONSTRAINT cases_kind_check;
ALTER TABLE cases ADD CONSTRAINT cases_kind_check CHECK (kind IN ('appointment', 'nomination', 'reappointment', 'extension',
  'dismissal', 'resignation', 'rotation', 'rotation-end', 'revocation'));
