-- Who acts in a vacant seat, and until when.

CREATE TABLE acting_holders (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seat_id         text NOT NULL REFERENCES seats,
  -- which vacancy of the seat: its first day; filled and vacated again, the seat begins another
  vacant_since    date NOT NULL,
  person_id       text NOT NULL REFERENCES people,
  from_on         date NOT NULL,
  -- the last day
  until_on        date NOT NULL,
  -- the paper that says so: its number
  reference       text NOT NULL,
  recorded_by     text NOT NULL REFERENCES people,
  recorded_at     timestamptz NOT NULL,
  -- before its last day; ended on its first day, it never was
  ended_on        date,
  -- by a person, with the reason, or by the case that filled the seat
  ended_reason    text,
  ended_by        text REFERENCES people,
  ended_by_case   text,
  CHECK (from_on >= vacant_since AND until_on >= from_on),
  CHECK (ended_on BETWEEN from_on AND until_on + 1),
  CHECK ((ended_reason IS NULL) = (ended_by IS NULL)),
  CHECK (num_nonnulls(ended_by, ended_by_case) = num_nonnulls(ended_on))
);
-- Not renewable: in one vacancy nobody acts twice.
CREATE UNIQUE INDEX acting_holders_once ON acting_holders (seat_id, vacant_since, person_id)
  WHERE ended_on IS NULL OR ended_on > from_on;
