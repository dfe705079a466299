-- Authorities number their decisions anew every year: the day tells two of one number apart.
DROP INDEX measures_once;
CREATE UNIQUE INDEX measures_once ON measures (person_id, measure, authority, number, decided_on);
DROP INDEX disciplines_once;
CREATE UNIQUE INDEX disciplines_once ON disciplines (person_id, kind, authority, number, decided_on);
