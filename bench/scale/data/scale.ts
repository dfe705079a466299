/** How large a province with its procedures is made. */
export interface Scale {
  /** Procedures of twenty years; a tenth of them is open. */
  cases: number
  people: number
  posts: number
  /** At least one for each open procedure, since a seat has one at a time. */
  seats: number
}

/** Years of work that the records hold. */
export const YEARS = 20
/** Departments and communes: each with units below it and groups of its own. */
export const DEPARTMENTS = 20
export const COMMUNES = 130
export const ORGANISATIONS = DEPARTMENTS + COMMUNES
export const DIVISIONS = 8
export const OFFICES = 4

/** Logins of those who read; whoever has no role sees what they take part in. */
export const READERS = {
  /** A monitor of the whole province. */
  monitor: 'r-monitor',
  /** An HR officer of the whole province. */
  officer: 'r-officer',
  admin: 'r-admin',
  /** An HR officer of a department with its divisions: a hundredth of everything. */
  department: 'r-department',
  /** A monitor of the largest department: a twentieth of everything. */
  largeDepartment: 'r-large-department',
  /** One of forty in the office that a tenth of all tasks is given to; no role. */
  member: 'r-member',
  /** Somebody who is a candidate; no role. */
  candidate: 'r-candidate',
} as const

/** The department of `READERS.department`, and that of `READERS.largeDepartment`. */
export const DEPARTMENT = 'u-d7'
export const LARGE_DEPARTMENT = 'u-d0'

/** What everything here is chosen by: the same at each run, whatever the order of the rows. */
export const CHOICES = `
  CREATE FUNCTION pg_temp.pick(n bigint, salt bigint, choices integer) RETURNS integer LANGUAGE sql IMMUTABLE AS
    $$ SELECT ((hashint8extended(n, salt) & 9223372036854775807) % choices)::integer $$;
  CREATE FUNCTION pg_temp.one_of(n bigint, salt bigint, words text[]) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT words[1 + pg_temp.pick(n, salt, cardinality(words))] $$;
  -- A twentieth is of the first department, a hundredth of the eighth; the rest is spread evenly.
  CREATE FUNCTION pg_temp.organisation_of(n bigint, salt bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS
    $$ SELECT CASE WHEN r < 50 THEN 0 WHEN r < 60 THEN 7 WHEN other < 6 THEN other + 1 ELSE other + 2 END
       FROM (SELECT pg_temp.pick(n, salt, 1000) AS r, pg_temp.pick(n, salt + 1, ${ORGANISATIONS - 2}) AS other) x $$;
  CREATE FUNCTION pg_temp.organisation(n integer) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT CASE WHEN n < ${DEPARTMENTS} THEN 'u-d' || n ELSE 'u-c' || n - ${DEPARTMENTS} END $$;
  -- One in three is of the organisation itself, the others of a unit below it.
  CREATE FUNCTION pg_temp.unit_of(n bigint, salt bigint) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT pg_temp.organisation(o) || CASE WHEN pg_temp.pick(n, salt + 2, 3) = 0 THEN ''
         ELSE '-' || pg_temp.pick(n, salt + 3, CASE WHEN o < ${DEPARTMENTS} THEN ${DIVISIONS} ELSE ${OFFICES} END) END
       FROM (SELECT pg_temp.organisation_of(n, salt) AS o) x $$`
