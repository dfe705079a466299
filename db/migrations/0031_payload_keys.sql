-- Keys rotate: several may be needed at once. The latest encrypts; the ones before stay until nothing that is stored needs them
-- (free_since), and whoever starts without one of those is refused while cases are open.

ALTER TABLE payload_key RENAME TO payload_keys;
ALTER TABLE payload_keys DROP COLUMN one;
ALTER TABLE payload_keys ADD PRIMARY KEY (fingerprint);
-- What stands beside all that it encrypted; of a key from before, known once it was given again.
ALTER TABLE payload_keys ADD COLUMN key_id text UNIQUE CHECK (key_id ~ '^[0-9a-f]{16}$');
ALTER TABLE payload_keys ADD COLUMN free_since timestamptz;
