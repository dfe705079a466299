-- By which key the histories of the workflows are encrypted: its fingerprint, from which the key does not follow. Whoever
-- starts with another one is refused while cases are open, since nobody could go on with them.

CREATE TABLE payload_key (
  one               boolean PRIMARY KEY DEFAULT true CHECK (one),
  fingerprint       text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
  since             timestamptz NOT NULL
);
