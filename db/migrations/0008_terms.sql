-- Whose term ends next: read once a day.
CREATE INDEX tenures_ending ON tenures (term_ends_on) WHERE to_on IS NULL AND term_ends_on IS NOT NULL;
