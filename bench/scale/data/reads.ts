import { READERS, type Scale } from './scale.js'

/** Each was read eight times in five years, the candidate among the readers every hour. */
const READS_OF_FILES = ({ people }: Scale) => `
  INSERT INTO reads_on_record (person_id, read_at, reader_id, what, case_id)
  SELECT 'c-' || pg_temp.pick(n, 120, ${people}), date_trunc('minute', now() - pg_temp.pick(n, 121, 2600000) * interval '1 minute'),
    'c-' || pg_temp.pick(n, 122, 2000), pg_temp.one_of(n, 123, ARRAY['file', 'evaluations', 'interests', 'planning']), ''
  FROM generate_series(1, ${people * 8}) n ON CONFLICT DO NOTHING;
  INSERT INTO reads_on_record (person_id, read_at, reader_id, what, case_id)
  SELECT '${READERS.candidate}', date_trunc('minute', now() - n * interval '1 hour'), 'c-' || n % 2000, 'file', ''
  FROM generate_series(1, 5000) n`

const READ_SINCE = "now() - interval '5 years'"

/**
 * The officer of the province reads each candidate when a case is launched and before it closes. Of three cases that were
 * withdrawn one was read by somebody without a role as well: every second time a day before, otherwise long before.
 */
const READS_OF_CASES = `
  INSERT INTO reads_on_record (person_id, read_at, reader_id, what, case_id)
  SELECT candidate, date_trunc('minute', read_at), '${READERS.officer}', 'procedure', id
  FROM launch, unnest(ARRAY[launched_at + interval '1 hour', closed_at - interval '1 hour']) read_at
  WHERE read_at BETWEEN ${READ_SINCE} AND now() ORDER BY read_at ON CONFLICT DO NOTHING;
  INSERT INTO reads_on_record (person_id, read_at, reader_id, what, case_id)
  SELECT candidate, date_trunc('minute', read_at), reader, 'procedure', id
  FROM launch, LATERAL (SELECT 'c-' || pg_temp.pick(n, 124, 2000) AS reader,
    CASE WHEN pg_temp.pick(n, 125, 2) = 0 THEN closed_at - interval '1 day' ELSE launched_at + interval '1 hour' END AS read_at) r
  WHERE status = 'withdrawn' AND read_at > ${READ_SINCE} AND reader <> candidate AND pg_temp.pick(n, 126, 3) = 0
  ORDER BY read_at ON CONFLICT DO NOTHING;
  SELECT renew_withdrawn_reads(array_agg(case_id), array_agg(person_id), array_agg(reader_id))
  FROM launch JOIN reads_on_record ON case_id = id WHERE status = 'withdrawn'`

/** Who read what is on file of people, and who read it through cases. */
export const readsOf = (scale: Scale): string[] => [READS_OF_FILES(scale), READS_OF_CASES]
