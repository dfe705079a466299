-- Somebody is relieved of a post by a procedure of its own.
ALTER TABLE cases DROP CONSTRAINT cases_kind_check;
ALTER TABLE cases ADD CONSTRAINT cases_kind_check CHECK (kind IN ('appointment', 'nomination', 'reappointment', 'extension',
  'relief', 'dismissal', 'resignation', 'replacement', 'rotation', 'rotation-end', 'revocation'));
