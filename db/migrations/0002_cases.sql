-- What people ask about procedures. Written by the activity `record` alone, one transaction per change, keyed on
-- (case_id, sequence); read by the API. The truth of a running case is its workflow.

-- What cases are pinned to, each copy once: {rules, stages}, by the SHA-256 of its canonical bytes.
CREATE TABLE pinned_law (
  hash              text PRIMARY KEY,
  law               jsonb NOT NULL
);

CREATE TABLE cases (
  id                text PRIMARY KEY,
  number            bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind              text NOT NULL CHECK (kind IN ('appointment', 'nomination', 'reappointment', 'extension', 'dismissal', 'resignation', 'revocation')),
  rule_set_id       text NOT NULL,
  rule_set_version  integer NOT NULL,
  unit_id           text NOT NULL REFERENCES units,
  post_id           text NOT NULL REFERENCES posts,
  seat_id           text NOT NULL REFERENCES seats,
  revokes           text REFERENCES cases,
  -- the law that the case keeps, whatever is published later
  law_hash          text NOT NULL REFERENCES pinned_law,
  begun_on          date NOT NULL,
  -- {reason, evidence}, where it began on paper before it was launched here
  begun_before      jsonb,
  -- running and suspended and decided are open; the others closed
  status            text NOT NULL CHECK (status IN ('running', 'suspended', 'decided', 'completed', 'rejected', 'stopped', 'withdrawn')),
  stage             text,
  -- [{key, kind, title, status, visit, openedAt, closedAt, outcome}] in their order
  stages            jsonb NOT NULL,
  outcome           jsonb,
  launched_by       text NOT NULL REFERENCES people,
  launched_at       timestamptz NOT NULL,
  closed_at         timestamptz,
  sequence          integer NOT NULL,
  changed_at        timestamptz NOT NULL,
  -- of the open task that is due first; null while nothing runs against a deadline
  due_on            date,
  overdue_at        timestamptz,
  waiting_since     timestamptz,
  escalated_at      timestamptz
);
CREATE UNIQUE INDEX cases_one_per_seat ON cases (seat_id) WHERE status IN ('running', 'suspended', 'decided') AND kind <> 'revocation';
CREATE INDEX cases_overdue ON cases (overdue_at, id) WHERE overdue_at IS NOT NULL;
CREATE INDEX cases_unit_overdue ON cases (unit_id, overdue_at, id) WHERE overdue_at IS NOT NULL;
CREATE INDEX cases_launched ON cases (launched_at DESC, id DESC);
CREATE INDEX cases_unit_launched ON cases (unit_id, launched_at DESC, id DESC);
CREATE INDEX cases_status_launched ON cases (status, launched_at DESC, id DESC);
-- what the monitor's summary counts
CREATE INDEX cases_open ON cases (unit_id, status, stage) INCLUDE (overdue_at, waiting_since, escalated_at)
  WHERE status IN ('running', 'suspended', 'decided');
CREATE INDEX cases_post ON cases (post_id);
-- Who is revoked once is not revoked again, unless the first try came to nothing.
CREATE UNIQUE INDEX cases_one_revocation ON cases (revokes) WHERE revokes IS NOT NULL AND status NOT IN ('rejected', 'stopped', 'withdrawn');

-- The title of a stage, {vi, en}, as the case was launched with it.
CREATE FUNCTION stage_title(stages jsonb, stage text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
  SELECT each -> 'title' FROM jsonb_array_elements(stages) AS each WHERE each ->> 'key' = stage LIMIT 1
);

CREATE TABLE case_candidates (
  case_id     text NOT NULL REFERENCES cases,
  person_id   text NOT NULL REFERENCES people,
  ordinal     integer NOT NULL,
  status      text NOT NULL CHECK (status IN ('active', 'rejected', 'not-selected', 'selected', 'withdrawn', 'blocked', 'appointed')),
  reason      text,
  PRIMARY KEY (case_id, person_id)
);
CREATE INDEX case_candidates_person ON case_candidates (person_id);

CREATE TABLE tasks (
  id              text PRIMARY KEY,
  case_id         text NOT NULL REFERENCES cases,
  unit_id         text NOT NULL REFERENCES units,
  stage           text NOT NULL,
  kind            text NOT NULL,
  -- whom it is about, when it is about one candidate
  candidate_id    text REFERENCES people,
  assignee_id     text REFERENCES people,
  group_id        text REFERENCES groups,
  -- members of the group who may not do it (the second teller is not the first)
  excluded        text[] NOT NULL DEFAULT '{}',
  claimed_by      text REFERENCES people,
  status          text NOT NULL CHECK (status IN ('open', 'done', 'cancelled')),
  -- what the person who does it has to know: the reason of a return, the document to review
  about           jsonb NOT NULL DEFAULT '{}',
  -- what the records said when it was opened: {eligibility: {on, results}, members: [personId]}
  gathered        jsonb,
  opened_at       timestamptz NOT NULL,
  closed_at       timestamptz,
  completed_by    text REFERENCES people,
  due_on          date,
  overdue_at      timestamptz,
  -- {from, workingDays, due, skipped: [{date, reason}], provisional, article}
  deadline        jsonb,
  reminded_at     timestamptz,
  escalated_at    timestamptz,
  CHECK ((assignee_id IS NULL) <> (group_id IS NULL))
);
CREATE INDEX tasks_case ON tasks (case_id);
CREATE INDEX tasks_group_open ON tasks (group_id, overdue_at, id) WHERE status = 'open';
CREATE INDEX tasks_assignee_open ON tasks (assignee_id, overdue_at, id) WHERE status = 'open';
CREATE INDEX tasks_claimed_open ON tasks (claimed_by, overdue_at, id) WHERE status = 'open' AND claimed_by IS NOT NULL;
CREATE INDEX tasks_group_done ON tasks (group_id, closed_at DESC, id) WHERE status = 'done';
CREATE INDEX tasks_completed ON tasks (completed_by, closed_at DESC, id) WHERE status = 'done';

-- One row per look at a candidate's record: on opening a task, and again just before the decision.
CREATE TABLE eligibility_checks (
  case_id     text NOT NULL REFERENCES cases,
  sequence    integer NOT NULL,
  person_id   text NOT NULL REFERENCES people,
  task_id     text,
  checked_on  date NOT NULL,
  results     jsonb NOT NULL,
  PRIMARY KEY (case_id, sequence, person_id)
);

CREATE TABLE votes (
  id            text PRIMARY KEY,
  case_id       text NOT NULL REFERENCES cases,
  stage         text NOT NULL,
  round         integer NOT NULL,
  status        text NOT NULL CHECK (status IN ('convened', 'counted', 'annulled')),
  announced     boolean NOT NULL,
  secret        boolean NOT NULL,
  meeting_on    date NOT NULL,
  group_id      text NOT NULL REFERENCES groups,
  -- {members, convened: [personId], absences: [{personId, reason, forceMajeure}]}
  electorate    jsonb NOT NULL,
  candidates    text[] NOT NULL,
  count         jsonb,
  verdict       jsonb,
  tellers       text[] NOT NULL DEFAULT '{}',
  annulled_reason text
);
CREATE INDEX votes_case ON votes (case_id);

CREATE TABLE decisions (
  case_id             text PRIMARY KEY REFERENCES cases,
  outcome             text NOT NULL CHECK (outcome IN ('approved', 'rejected')),
  resolution_number   text NOT NULL,
  signed_on           date NOT NULL,
  effective_on        date,
  body_id             text NOT NULL REFERENCES groups,
  -- {members, inFavour, against}
  body_votes          jsonb NOT NULL,
  signatory           text NOT NULL,
  person_id           text REFERENCES people,
  recorded_by         text NOT NULL REFERENCES people,
  confirmed_by        text NOT NULL REFERENCES people,
  reason              text
);
CREATE UNIQUE INDEX decisions_number ON decisions (body_id, resolution_number);

-- One row per change of a case. `command_id` serves repeated requests: same id and body, the first answer.
CREATE TABLE case_changes (
  case_id     text NOT NULL,
  sequence    integer NOT NULL,
  command_id  text,
  body_hash   text,
  -- json, not jsonb: told again byte for byte
  answer      json,
  -- what `record` told the workflow, told again when the activity is retried
  recorded    jsonb NOT NULL,
  at          timestamptz NOT NULL,
  PRIMARY KEY (case_id, sequence)
);
CREATE UNIQUE INDEX case_changes_command ON case_changes (command_id) WHERE command_id IS NOT NULL;

-- Commands that change records rather than cases.
CREATE TABLE record_commands (
  command_id  text PRIMARY KEY,
  body_hash   text NOT NULL,
  status      integer NOT NULL,
  answer      json NOT NULL,
  at          timestamptz NOT NULL DEFAULT now()
);

-- `bytes` is the canonical JSON that is hashed: hash = SHA-256(previous hash ‖ bytes). Display reads bytes, never a copy.
CREATE TABLE audit_events (
  chain       text NOT NULL,
  position    bigint NOT NULL,
  at          timestamptz NOT NULL,
  what        text NOT NULL,
  bytes       text NOT NULL,
  hash        text NOT NULL,
  PRIMARY KEY (chain, position)
);
CREATE TABLE audit_chains (
  chain       text PRIMARY KEY,
  length      bigint NOT NULL,
  head        text NOT NULL
);

-- The outbox. A row is written with the change that causes it and sent by a workflow of its own.
CREATE TABLE notifications (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id       text NOT NULL,
  sequence      integer NOT NULL,
  task_id       text,
  recipient_id  text NOT NULL REFERENCES people,
  kind          text NOT NULL,
  params        jsonb NOT NULL DEFAULT '{}',
  created_at    timestamptz NOT NULL,
  sent_at       timestamptz,
  attempts      integer NOT NULL DEFAULT 0,
  next_try_at   timestamptz,
  last_error    text
);
CREATE INDEX notifications_unsent ON notifications (id) WHERE sent_at IS NULL AND next_try_at IS NOT NULL;
CREATE INDEX notifications_recipient ON notifications (recipient_id, id DESC);
CREATE UNIQUE INDEX notifications_once ON notifications (case_id, sequence, recipient_id, kind, coalesce(task_id, ''));

CREATE TABLE documents (
  id            text PRIMARY KEY,
  uploaded_by   text NOT NULL REFERENCES people,
  case_id       text NOT NULL REFERENCES cases,
  purpose       text NOT NULL CHECK (purpose IN ('action-program', 'self-report', 'papers')),
  file_name     text NOT NULL,
  media_type    text NOT NULL,
  size          integer NOT NULL,
  sha256        text NOT NULL,
  content       bytea NOT NULL,
  uploaded_at   timestamptz NOT NULL
);
CREATE INDEX documents_case ON documents (case_id);
