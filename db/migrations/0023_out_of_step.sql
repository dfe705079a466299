-- Cases of which PostgreSQL and Temporal say different things, and which nothing heals by itself.
CREATE TABLE out_of_step (
  -- no reference: PostgreSQL may not know the case
  case_id     text PRIMARY KEY,
  how         text NOT NULL CHECK (how IN ('missing', 'behind', 'left-running', 'unreplayable', 'ahead', 'unknown')),
  seat_id     text NOT NULL,
  -- changes known here, and to the workflow
  recorded    integer NOT NULL,
  known       integer,
  since       timestamptz NOT NULL
);
-- what a launch for the seat asks
CREATE INDEX out_of_step_unknown ON out_of_step (seat_id) WHERE how = 'unknown';

-- Runs of workflows that knew more than PostgreSQL, where an operator let PostgreSQL decide: they speak for no case any more.
CREATE TABLE overruled_runs (
  run_id        text PRIMARY KEY,
  case_id       text NOT NULL,
  overruled_at  timestamptz NOT NULL
);

-- What changed in the last minutes. Rows come in the order of time: a few bytes a block say where.
CREATE INDEX case_changes_at ON case_changes USING brin (at);
