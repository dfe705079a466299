-- Passwords are guessed against all processes together: whoever was wrong waits, in any of them. A row per login and per address
-- that was wrong last, told by its SHA-256 alone: what was typed as a login may be anything. Nobody is kept for long: what is
-- older than a day counts no more, and is removed.
CREATE TABLE wrong_passwords (
  subject   bytea PRIMARY KEY,
  in_a_row  integer NOT NULL,
  last_at   timestamptz NOT NULL,
  -- nothing is looked at before
  next_at   timestamptz NOT NULL
);
CREATE INDEX wrong_passwords_last_at ON wrong_passwords (last_at);
