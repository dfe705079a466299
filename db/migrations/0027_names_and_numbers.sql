-- People are listed as offices list them: by given name, then by family name and what stands between, each word in the order
-- of Vietnamese dictionaries (a ă â b … d đ e ê … o ô ơ … u ư …), tones last (ngang, huyền, hỏi, ngã, sắc, nặng).

-- The letters and apostrophes that were meant, as `withMeantLetters` of domain/names.ts has them: eth is đ.
CREATE FUNCTION with_meant_letters(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN
  translate(words, 'Ðð' || U&'\2018\2019\201B\02BB\02BC\0060\00B4\2032\FF07', 'Đđ' || repeat('''', 9));

-- The place of a name in that order, by bytes: nothing in it depends on the locale or on the version of a collation library,
-- so that no upgrade breaks an index. A letter with its own place follows the plain one by '~', which is behind all letters;
-- the tone of a word follows its letters; so hoà and hòa are in one place. 120 characters: no more goes into a cursor.
CREATE FUNCTION name_in_order(full_name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT COST 1000 RETURN (
  SELECT left(string_agg(
    translate(
      replace(replace(translate(word, U&'\0300\0309\0303\0301\0323', ''), U&'a\0302', 'a~~'), U&'o\031B', 'o~~'),
      U&'\0302\0306\031B', '~~~') || ' ' ||
    translate(regexp_replace(word, U&'[^\0300\0309\0303\0301\0323]', '', 'g'), U&'\0300\0309\0303\0301\0323', '12345') || ' ',
    '' ORDER BY place), 120)
  FROM (SELECT lower(replace(translate(normalize(with_meant_letters(trim(full_name)), NFD), 'Đ', 'đ'), 'đ', 'd~') COLLATE "C")
      AS plain) name,
    -- The last word is the given name.
    regexp_split_to_table(regexp_replace(plain, '^(.*\S)\s+(\S+)$', '\2 \1'), '\s+') WITH ORDINALITY AS words (word, place));

ALTER TABLE people ADD COLUMN sort_name text COLLATE "C" NOT NULL GENERATED ALWAYS AS (name_in_order(full_name)) STORED;
DROP INDEX people_by_name, people_managed, people_unit;
CREATE INDEX people_by_name ON people (sort_name, id);
CREATE INDEX people_managed ON people (managed_as, sort_name, id);
CREATE INDEX people_unit ON people (unit_id, sort_name, id);

-- What is listed by the name of a person has a copy of their place, instead of one of the name.
ALTER TABLE evaluations ADD COLUMN sort_name text COLLATE "C";
ALTER TABLE breakthrough_tasks ADD COLUMN sort_name text COLLATE "C";
UPDATE evaluations SET sort_name = p.sort_name FROM people p WHERE p.id = person_id;
UPDATE breakthrough_tasks SET sort_name = p.sort_name FROM people p WHERE p.id = person_id;
CREATE OR REPLACE FUNCTION copy_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT unit_id, sort_name INTO NEW.unit_id, NEW.sort_name FROM people WHERE id = NEW.person_id;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION person_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE evaluations SET unit_id = NEW.unit_id, sort_name = NEW.sort_name
  WHERE person_id = NEW.id AND (unit_id, sort_name) IS DISTINCT FROM (NEW.unit_id, NEW.sort_name);
  UPDATE breakthrough_tasks SET unit_id = NEW.unit_id, sort_name = NEW.sort_name
  WHERE person_id = NEW.id AND (unit_id, sort_name) IS DISTINCT FROM (NEW.unit_id, NEW.sort_name);
  UPDATE case_candidates SET search_name = NEW.search_name
  WHERE person_id = NEW.id AND search_name IS DISTINCT FROM NEW.search_name;
  UPDATE planning_entries SET person_unit_id = NEW.unit_id, person_sex = NEW.sex, person_born_on = NEW.born_on
  WHERE person_id = NEW.id AND (person_unit_id, person_sex, person_born_on) IS DISTINCT FROM (NEW.unit_id, NEW.sex, NEW.born_on);
  RETURN NULL;
END $$;
DROP TRIGGER people_changed ON people;
CREATE TRIGGER people_changed AFTER UPDATE OF unit_id, full_name, search_name, sex, born_on ON people FOR EACH ROW
  WHEN ((OLD.unit_id, OLD.search_name, OLD.sort_name, OLD.sex, OLD.born_on)
    IS DISTINCT FROM (NEW.unit_id, NEW.search_name, NEW.sort_name, NEW.sex, NEW.born_on))
  EXECUTE FUNCTION person_changed();

ALTER TABLE evaluations DROP COLUMN search_name;
ALTER TABLE breakthrough_tasks DROP COLUMN search_name;
CREATE INDEX evaluations_in_order ON evaluations (year DESC, sort_name, person_id);
CREATE INDEX evaluations_unit ON evaluations (unit_id, year DESC, sort_name, person_id) INCLUDE (grade);
CREATE INDEX breakthrough_tasks_unfinished ON breakthrough_tasks (sort_name, person_id) INCLUDE (status, year, unit_id)
  WHERE status IN ('unfinished', 'approved');
CREATE INDEX breakthrough_tasks_unit_unfinished ON breakthrough_tasks (unit_id, sort_name, person_id) INCLUDE (status, year)
  WHERE status IN ('unfinished', 'approved');

-- As `searchName` of domain/names.ts has it. English names are searched alike.
CREATE OR REPLACE FUNCTION searchable(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN
  lower(translate(regexp_replace(normalize(with_meant_letters(words), NFD), '[\u0300-\u036f]', '', 'g'), 'Đđ', 'dd'));
ALTER TABLE units ALTER COLUMN search_name SET EXPRESSION AS (searchable(name_vi) || E'\n' || searchable(name_en));
ALTER TABLE posts ALTER COLUMN search_title SET EXPRESSION AS (searchable(title_vi) || E'\n' || searchable(title_en));
UPDATE people SET search_name = searchable(full_name) WHERE full_name <> with_meant_letters(full_name);

-- A number is the same however its dash is typed: 12 – QĐ/TU is 12-QĐ/TU, as `normaliseNumber` of domain/names.ts has it. Two
-- decisions that got one number before this was known keep it; the later one is left out of the rule.
CREATE FUNCTION number_as_meant(number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN
  regexp_replace(
    regexp_replace(
      translate(normalize(with_meant_letters(trim(number)), NFC), U&'\2010\2011\2012\2013\2014\2015\2212\FE58\FE63\FF0D', repeat('-', 10)),
      '\s+', ' ', 'g'),
    ' ?([-/]) ?', '\1', 'g');
ALTER TABLE decisions ADD COLUMN has_number_of_another boolean NOT NULL DEFAULT false;
UPDATE decisions d SET has_number_of_another = true
WHERE EXISTS (
  SELECT 1 FROM decisions o
  WHERE o.body_id = d.body_id AND number_as_meant(o.resolution_number) = number_as_meant(d.resolution_number)
    AND extract(year FROM o.signed_on) = extract(year FROM d.signed_on)
    AND (o.signed_on, o.case_id) < (d.signed_on, d.case_id));
DROP INDEX decisions_number;
CREATE UNIQUE INDEX decisions_number ON decisions (body_id, number_as_meant(resolution_number), (extract(year FROM signed_on)))
  WHERE NOT has_number_of_another;
-- Of the entry of a number, which is looked up as it is stored.
CREATE INDEX decisions_body_number ON decisions (body_id, resolution_number);
