-- The records a procedure reads and, at its end, changes: the organisation, its people, their files, the calendar.
-- Ids are opaque codes. Dates are days in Asia/Ho_Chi_Minh; to_on, left_on, ended_on are the first day on which it no
-- longer holds. `version` serves If-Match.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE units (
  id          text PRIMARY KEY,
  parent_id   text REFERENCES units,
  -- ids from the root down to this unit, so that "everything below" is one comparison
  path        text[] NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('province', 'department', 'commune', 'division', 'agency')),
  name_vi     text NOT NULL,
  name_en     text NOT NULL,
  version     integer NOT NULL DEFAULT 1,
  CHECK (path[cardinality(path)] = id)
);
CREATE INDEX units_path ON units USING gin (path);

CREATE TABLE people (
  id            text PRIMARY KEY,
  full_name     text NOT NULL CHECK (full_name IS NFC NORMALIZED),
  -- lower case, without diacritics: found whichever way a name is typed
  search_name   text NOT NULL,
  born_on       date,
  sex           text CHECK (sex IN ('male', 'female')),
  ethnicity     text,
  -- a person may hold several degrees
  degrees       text[] NOT NULL DEFAULT '{}' CHECK (degrees <@ ARRAY['college', 'university', 'masters', 'doctorate']),
  unit_id       text REFERENCES units,
  -- 'provincial': managed by the standing committee; 'commune': commune committee member; 'staff': officers of the organisation
  managed_as    text NOT NULL CHECK (managed_as IN ('provincial', 'commune', 'staff')),
  email         text,
  locale        text NOT NULL DEFAULT 'vi' CHECK (locale IN ('vi', 'en')),
  version       integer NOT NULL DEFAULT 1
);
CREATE INDEX people_search_name ON people USING gin (search_name gin_trgm_ops);
CREATE INDEX people_unit ON people (unit_id);

CREATE TABLE accounts (
  login       text PRIMARY KEY,
  person_id   text NOT NULL UNIQUE REFERENCES people,
  demo        boolean NOT NULL DEFAULT false
);

CREATE TABLE role_grants (
  person_id   text NOT NULL REFERENCES people,
  role        text NOT NULL CHECK (role IN ('hr_officer', 'approver', 'monitor', 'admin')),
  unit_id     text NOT NULL REFERENCES units,
  PRIMARY KEY (person_id, role, unit_id)
);

-- Bodies (standing committee, leadership collective), offices (organisation committee), tellers, secretariats.
CREATE TABLE groups (
  id              text PRIMARY KEY,
  unit_id         text NOT NULL REFERENCES units,
  kind            text NOT NULL CHECK (kind IN ('managing-body', 'leadership-collective', 'party-committee', 'organisation', 'conference', 'office', 'secretariat', 'tellers', 'reviewers')),
  name_vi         text NOT NULL,
  name_en         text NOT NULL,
  -- of a managing body: the group whose members record its decisions
  secretariat_id  text REFERENCES groups
);

CREATE TABLE group_members (
  group_id    text NOT NULL REFERENCES groups,
  person_id   text NOT NULL REFERENCES people,
  duty        text NOT NULL DEFAULT 'member' CHECK (duty IN ('head', 'deputy', 'secretary', 'member')),
  from_on     date NOT NULL,
  to_on       date,
  PRIMARY KEY (group_id, person_id, from_on)
);
CREATE INDEX group_members_person ON group_members (person_id);

CREATE TABLE posts (
  id                text PRIMARY KEY,
  unit_id           text NOT NULL REFERENCES units,
  title_vi          text NOT NULL,
  title_en          text NOT NULL,
  level             text NOT NULL CHECK (level IN ('specialist', 'division-deputy', 'division-head', 'department-deputy', 'department-head', 'standing-committee')),
  -- how the post is filled: by appointment, or by election after a nomination
  filled_by         text NOT NULL CHECK (filled_by IN ('appointment', 'election')),
  degree            text CHECK (degree IN ('college', 'university', 'masters', 'doctorate')),
  -- the circle that acts on a procedure for this post
  managing_body_id  text NOT NULL REFERENCES groups,
  electorate_id     text NOT NULL REFERENCES groups,
  office_id         text NOT NULL REFERENCES groups,
  reviewers_id      text NOT NULL REFERENCES groups,
  tellers_id        text NOT NULL REFERENCES groups,
  version           integer NOT NULL DEFAULT 1
);
CREATE INDEX posts_unit ON posts (unit_id);

CREATE TABLE seats (
  id        text PRIMARY KEY,
  post_id   text NOT NULL REFERENCES posts,
  ordinal   integer NOT NULL,
  -- vacant from this day when nobody has held it yet
  created_on date NOT NULL,
  UNIQUE (post_id, ordinal)
);

-- Who held which seat when. An open tenure is the holder. A tenure that predates the seats of this system has no seat.
CREATE TABLE tenures (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id     text NOT NULL REFERENCES people,
  post_id       text NOT NULL REFERENCES posts,
  seat_id       text REFERENCES seats,
  level         text NOT NULL,
  from_on       date NOT NULL,
  to_on         date,
  -- the day on which the term of office ends, where there is one; the tenure goes on until it is ended
  term_ends_on  date,
  -- the case that began and the one that ended it
  began_by      text,
  ended_by      text,
  CHECK (to_on IS NULL OR to_on >= from_on)
);
CREATE UNIQUE INDEX tenures_one_holder ON tenures (seat_id) WHERE to_on IS NULL;
CREATE INDEX tenures_seat ON tenures (seat_id);
CREATE INDEX tenures_person ON tenures (person_id);

CREATE TABLE planning_entries (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id     text NOT NULL REFERENCES people,
  post_id       text NOT NULL REFERENCES posts,
  level         text NOT NULL,
  term          text NOT NULL,
  approved_on   date NOT NULL,
  left_on       date,
  left_reason   text,
  version       integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX planning_entries_current ON planning_entries (person_id, post_id) WHERE left_on IS NULL;
CREATE INDEX planning_entries_post ON planning_entries (post_id);

CREATE TABLE evaluations (
  person_id   text NOT NULL REFERENCES people,
  year        integer NOT NULL,
  grade       text NOT NULL CHECK (grade IN ('excellent', 'good', 'completed', 'not-completed')),
  PRIMARY KEY (person_id, year)
);

CREATE TABLE disciplines (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id     text NOT NULL REFERENCES people,
  kind          text NOT NULL CHECK (kind IN ('reprimand', 'warning', 'removal')),
  effective_on  date NOT NULL
);
CREATE INDEX disciplines_person ON disciplines (person_id);

CREATE TABLE measures (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id   text NOT NULL REFERENCES people,
  measure     text NOT NULL,
  decided_on  date NOT NULL,
  ended_on    date
);
CREATE INDEX measures_person ON measures (person_id);

CREATE TABLE papers (
  person_id     text NOT NULL REFERENCES people,
  paper         text NOT NULL CHECK (paper IN ('cv', 'asset-declaration')),
  verified_on   date,
  PRIMARY KEY (person_id, paper)
);

CREATE TABLE breakthrough_tasks (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id   text NOT NULL REFERENCES people,
  year        integer NOT NULL,
  title       text NOT NULL,
  status      text NOT NULL CHECK (status IN ('registered', 'approved', 'finished', 'unfinished'))
);
CREATE INDEX breakthrough_tasks_person ON breakthrough_tasks (person_id);

CREATE TABLE calendar_years (
  year        integer PRIMARY KEY
);
CREATE TABLE calendar_days (
  day         date PRIMARY KEY,
  -- 'off': a working day made free; 'worked': a Saturday made a working day in exchange
  kind        text NOT NULL CHECK (kind IN ('off', 'worked')),
  reason_vi   text NOT NULL,
  reason_en   text NOT NULL,
  source      text NOT NULL
);
-- Changes with every change of the calendar, so that who counts days need not read it each time.
CREATE TABLE calendar_version (
  only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version     uuid NOT NULL
);
INSERT INTO calendar_version (version) VALUES (gen_random_uuid());
CREATE FUNCTION renew_calendar_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE calendar_version SET version = gen_random_uuid();
  RETURN NULL;
END $$;
CREATE TRIGGER calendar_years_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON calendar_years
  FOR EACH STATEMENT EXECUTE FUNCTION renew_calendar_version();
CREATE TRIGGER calendar_days_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON calendar_days
  FOR EACH STATEMENT EXECUTE FUNCTION renew_calendar_version();
