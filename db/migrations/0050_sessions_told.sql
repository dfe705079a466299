-- A person is told in which browsers they are signed in, and ends one session without the others: by a code that opens nothing, and by
-- what the browser said of itself when they signed in.
ALTER TABLE browser_sessions
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  ADD COLUMN user_agent text;
