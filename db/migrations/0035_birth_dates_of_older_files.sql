-- Older files know the year, or the month, of a birth alone: '1968-05-17', '1968-05' or '1968'. What is known is kept; with which
-- day ages are counted is the law's matter (`dayCounted` of domain/birth-date.ts has the same).

CREATE FUNCTION birth_day(born_on text, unknown_day text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN
  CASE
    WHEN length(born_on) = 10
      THEN make_date(left(born_on, 4)::integer, substr(born_on, 6, 2)::integer, substr(born_on, 9, 2)::integer)
    WHEN unknown_day = 'first-day'
      THEN make_date(left(born_on, 4)::integer, coalesce(nullif(substr(born_on, 6, 2), ''), '1')::integer, 1)
    ELSE (make_date(left(born_on, 4)::integer, coalesce(nullif(substr(born_on, 6, 2), ''), '12')::integer, 1)
      + interval '1 month -1 day')::date
  END;

DROP TRIGGER people_changed ON people;
ALTER TABLE people
  ALTER COLUMN born_on TYPE text COLLATE "C" USING to_char(born_on, 'YYYY-MM-DD'),
  ADD CONSTRAINT people_born_on_check CHECK (
    born_on IS NULL OR born_on ~ '^[0-9]{4}(-[0-9]{2}){0,2}$' AND birth_day(born_on, 'first-day') IS NOT NULL);
ALTER TABLE planning_entries
  ALTER COLUMN person_born_on TYPE text COLLATE "C" USING to_char(person_born_on, 'YYYY-MM-DD');
CREATE TRIGGER people_changed AFTER UPDATE OF unit_id, full_name, search_name, sex, born_on ON people FOR EACH ROW
  WHEN ((OLD.unit_id, OLD.search_name, OLD.sort_name, OLD.sex, OLD.born_on)
    IS DISTINCT FROM (NEW.unit_id, NEW.search_name, NEW.sort_name, NEW.sex, NEW.born_on))
  EXECUTE FUNCTION person_changed();
