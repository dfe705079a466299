-- A notice whose recipient has no address is not sent: it waits, as a state of its own, for the address to be entered.
ALTER TABLE notifications ADD COLUMN no_address_at timestamptz;
ALTER TABLE notifications ADD CHECK (no_address_at IS NULL OR (sent_at IS NULL AND next_try_at IS NULL));
CREATE INDEX notifications_unaddressed ON notifications (recipient_id) WHERE no_address_at IS NOT NULL;

-- The outbox takes one at a time, the one due longest first.
DROP INDEX notifications_unsent;
CREATE INDEX notifications_due ON notifications (next_try_at, id) WHERE next_try_at IS NOT NULL;

-- Whoever comes to have an address is sent what still matters: of a task while it is open, anything else for two weeks.
CREATE FUNCTION mail_what_still_matters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE notifications n SET no_address_at = NULL, next_try_at = now()
  WHERE n.recipient_id = NEW.id AND n.no_address_at IS NOT NULL AND CASE
    WHEN n.task_id IS NULL THEN n.created_at > now() - interval '14 days'
    ELSE EXISTS (SELECT 1 FROM tasks t WHERE t.id = n.task_id AND t.status = 'open') END;
  RETURN NULL;
END $$;
CREATE TRIGGER address_entered AFTER UPDATE OF email ON people
  FOR EACH ROW WHEN (OLD.email IS NULL AND NEW.email IS NOT NULL) EXECUTE FUNCTION mail_what_still_matters();

-- What a person has handed in of a case, for the quota.
CREATE INDEX documents_handed_in ON documents (uploaded_by, case_id, purpose) INCLUDE (size);
