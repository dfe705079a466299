-- Who has signed in with a browser (ADR 0049). The browser holds a random secret, of which only the SHA-256 stands here; what the
-- identity provider gave for it is sealed with a key that follows from the same secret, so that neither this table nor a copy of
-- it opens anything.
CREATE TABLE browser_sessions (
  secret_hash       bytea PRIMARY KEY,
  login             text NOT NULL REFERENCES accounts ON DELETE CASCADE,
  begun_at          timestamptz NOT NULL DEFAULT now(),
  -- whatever is done meanwhile
  ends_at           timestamptz NOT NULL,
  -- moved on by what is asked
  idle_until        timestamptz NOT NULL,
  -- the refresh token and the ID token
  sealed_tokens     bytea NOT NULL,
  -- from when on the provider is asked whether it stands by the sign-in; null where it gives no refresh token
  refresh_at        timestamptz,
  -- until then one process asks, and the others do not
  refreshing_until  timestamptz
);
CREATE INDEX browser_sessions_login ON browser_sessions (login, begun_at);
CREATE INDEX browser_sessions_idle_until ON browser_sessions (idle_until);
