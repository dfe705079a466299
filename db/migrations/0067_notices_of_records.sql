-- A notice may be of a record as well: of a breakthrough task that waits for its approval. It has no case, and no change of one.
ALTER TABLE notifications ALTER COLUMN case_id DROP NOT NULL, ALTER COLUMN sequence DROP NOT NULL,
  ADD COLUMN breakthrough_task_id bigint,
  ADD CHECK (num_nonnulls(case_id, breakthrough_task_id) = 1), ADD CHECK ((case_id IS NULL) = (sequence IS NULL));
CREATE UNIQUE INDEX notifications_once_of_record ON notifications (breakthrough_task_id, recipient_id, kind)
  WHERE breakthrough_task_id IS NOT NULL;

-- Those that wait for their approval, unit by unit: there are few of them at any time.
CREATE INDEX breakthrough_tasks_to_approve ON breakthrough_tasks (unit_id, id DESC) WHERE status = 'registered';
