-- For how many months a post is held: the age asks for so many before retirement (Decree 170/2025 art. 29.7(a)). Null: not
-- entered, the rule set has what is usual. And whether the structure of a body gives the post to the holder of another one.
ALTER TABLE posts ADD COLUMN term_months integer CHECK (term_months BETWEEN 1 AND 120),
  ADD COLUMN is_by_structure boolean NOT NULL DEFAULT false;

-- By which resolution a breakthrough task was approved. Null: not approved, or approved before this was asked.
ALTER TABLE breakthrough_tasks ADD COLUMN resolution_number text, ADD COLUMN resolved_on date;
