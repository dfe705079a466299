-- What somebody was told, the latest first: by when it was told, as they read it.
DROP INDEX notifications_recipient;
CREATE INDEX notifications_recipient ON notifications (recipient_id, created_at DESC, id DESC);

-- Up to which of the notices to them somebody has read: one place, whatever was told, so that nothing of the outbox is written.
CREATE TABLE notices_read (
  person_id  text PRIMARY KEY REFERENCES people,
  told_at    timestamptz NOT NULL,
  notice_id  bigint NOT NULL
);
