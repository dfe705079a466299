-- The numbers of a body's resolutions begin anew each year.

DROP INDEX decisions_number;
CREATE UNIQUE INDEX decisions_number ON decisions (body_id, resolution_number, (extract(year FROM signed_on)));
