-- Which transaction an event is of is taken into the trail with the notes of rows, each minute.
CREATE INDEX audit_events_xid ON audit_events (xid);

-- The event of a right is the database's own: nobody else calls what appends it (db/application-role.ts).
ALTER FUNCTION tell_rights() SECURITY DEFINER SET search_path = public, pg_temp;
