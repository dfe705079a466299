-- As which bodies a unit issues papers, of the Party and of the State: form, name, superior, symbol, place, power and titles.
-- (Null, not on record: a row that was noted before keeps its digest, and the letterhead is told from kind and name.)
ALTER TABLE units ADD COLUMN letterheads jsonb CHECK (jsonb_typeof(letterheads) = 'object' AND letterheads <> '{}');
