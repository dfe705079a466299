-- Declared relatives and interests say who stands back: they take two people, and are about both whom they tie together.
ALTER TABLE proposed_changes DROP CONSTRAINT proposed_changes_proposed_for_check;
ALTER TABLE proposed_changes ADD CHECK (proposed_for IN ('rule-sets', 'formal-decisions', 'declarations', 'rights'));
ALTER TABLE proposed_changes ADD COLUMN other_id text REFERENCES people;
-- Whoever enters that they are tied to somebody themself stands back while it waits.
CREATE INDEX proposed_changes_own_tie ON proposed_changes (entered_by, person_id) WHERE state = 'waiting' AND other_id = entered_by;

-- A notice says itself until which day it matters (domain/rules/notices.ts), since when it could not be mailed, and of which unit
-- its case is, by which such notices are listed. What stands was written by the rule of its day: two weeks.
ALTER TABLE notifications ADD COLUMN matters_until date, ADD COLUMN not_mailed_since timestamptz, ADD COLUMN unit_id text,
  ADD CHECK (not_mailed_since IS NULL OR sent_at IS NULL);
UPDATE notifications n SET unit_id = c.unit_id, matters_until = (n.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + 14,
  not_mailed_since = date_trunc('milliseconds', CASE WHEN n.sent_at IS NULL AND n.attempts > 0 THEN n.created_at ELSE n.no_address_at END)
FROM cases c WHERE c.id = n.case_id;
CREATE INDEX notifications_not_mailed ON notifications (not_mailed_since DESC, id DESC) WHERE not_mailed_since IS NOT NULL;
CREATE INDEX notifications_unit_not_mailed ON notifications (unit_id, not_mailed_since DESC, id DESC) WHERE not_mailed_since IS NOT NULL;

-- Whoever comes to have an address is sent what still matters: of a task while it is open, anything else until the day that it says.
CREATE OR REPLACE FUNCTION mail_what_still_matters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE notifications n SET no_address_at = NULL, next_try_at = now(), not_mailed_since = NULL
  WHERE n.recipient_id = NEW.id AND n.no_address_at IS NOT NULL AND CASE
    WHEN n.task_id IS NULL THEN n.matters_until >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
    ELSE EXISTS (SELECT 1 FROM tasks t WHERE t.id = n.task_id AND t.status = 'open') END;
  RETURN NULL;
END $$;

-- A note has the nulls inside a document as they are: they can be added and removed, and mean something. Those of whole columns are
-- left out as before. A note of this form is told by its first byte, which the digests before have not.
CREATE OR REPLACE FUNCTION row_digest(content jsonb) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
RETURN '\x02'::bytea || sha256(convert_to(
  (SELECT jsonb_object_agg(name, value) FROM jsonb_each(content) AS member (name, value) WHERE value <> 'null')::text, 'UTF8'));
