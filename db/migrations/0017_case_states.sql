-- The whole state of each open case: what its workflow goes on from where the database is ahead of it, and all that is
-- needed to raise the workflow anew. It holds answers that are withheld from everybody, so it is sealed (AES-256-GCM).
CREATE TABLE case_states (
  case_id     text PRIMARY KEY REFERENCES cases,
  -- with what the case was started; the law that goes with it is in pinned_law
  launch      bytea NOT NULL,
  -- {state, recorded}: the state after the last change, and what was answered to that
  state       bytea NOT NULL,
  -- the workflows that decided the last change: the SHA-256 of their bundle, shortened
  build       text NOT NULL
);

-- Where the chains of closed cases ended, until the common chain has taken them over.
CREATE TABLE closed_heads (
  case_id     text PRIMARY KEY REFERENCES cases,
  head        text NOT NULL,
  length      bigint NOT NULL,
  closed_at   timestamptz NOT NULL
);

-- What was told to the workflow stands with the state.
ALTER TABLE case_changes DROP COLUMN recorded;
