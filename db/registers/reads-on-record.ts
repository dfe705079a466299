import type pg from 'pg'
import type { ReadKind } from '../../domain/records/read-kinds.js'
import type { CaseId, Instant, PersonId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { listCounted } from '../sql/counted-list.js'
import { SqlParameters } from '../sql/sql-parameters.js'

/**
 * Who was read, and in which case: $4 is the id, or the people; of a case $5 are those of its candidates who were read, of a
 * task whether it shows how its candidate was judged, be they only proposed.
 */
const READ_OF = {
  people: "SELECT DISTINCT person_id, '' AS case_id FROM unnest($4::text[]) person_id",
  case: `SELECT person_id, case_id FROM case_candidates
         WHERE case_id = $4 AND agreed AND ($5::text[] IS NULL OR person_id = ANY ($5))`,
  vote: 'SELECT person_id, case_id FROM votes v JOIN case_candidates c USING (case_id) WHERE v.id = $4 AND c.agreed',
  task: `SELECT person_id, case_id FROM tasks t JOIN case_candidates c USING (case_id)
         WHERE t.id = $4 AND (c.agreed OR $5 AND t.candidate_id = c.person_id)
           AND (t.candidate_id IS NULL OR t.candidate_id = c.person_id)`,
  // A candidate's paper is theirs alone; the office's is about all of them.
  document: `SELECT person_id, case_id FROM documents d JOIN case_candidates c USING (case_id)
             WHERE d.id = $4 AND c.agreed AND (d.uploaded_by = c.person_id OR NOT EXISTS (
               SELECT FROM case_candidates own WHERE own.case_id = d.case_id AND own.person_id = d.uploaded_by))`,
} as const

/** Of whom, or of what, something was read. */
export type ReadOf =
  | { people: readonly PersonId[] }
  /** `people`: those of its candidates; left out, all. */
  | { case: CaseId; people?: readonly PersonId[] | undefined }
  | { vote: string }
  /** `criteria`: those by which its candidate was judged are shown. */
  | { task: string; criteria: boolean }
  | { document: string }

/** Puts on record who read that; oneself is left out. One statement, on the disk when it is answered. */
export async function insertReads(
  client: pg.Pool | pg.ClientBase,
  { reader, what, of, at }: { reader: PersonId; what: ReadKind; of: ReadOf; at: Instant },
): Promise<void> {
  const { kind, values } = subjectOf(of)
  await client.query({
    name: `insert-reads-of-${kind}`,
    // In one order, so that of two who write the same rows neither waits for the other in a circle.
    text: `INSERT INTO reads_on_record (person_id, read_at, reader_id, what, case_id)
           SELECT person_id, date_trunc('minute', $1::timestamptz), $2, $3, case_id FROM (${READ_OF[kind]}) read
           WHERE person_id <> $2 ORDER BY person_id ON CONFLICT DO NOTHING`,
    values: [at, reader, what, ...values],
  })
}

function subjectOf(of: ReadOf): { kind: keyof typeof READ_OF; values: unknown[] } {
  if ('case' in of) return { kind: 'case', values: [of.case, of.people ?? null] }
  if ('vote' in of) return { kind: 'vote', values: [of.vote] }
  if ('task' in of) return { kind: 'task', values: [of.task, of.criteria] }
  if ('document' in of) return { kind: 'document', values: [of.document] }
  return { kind: 'people', values: [of.people] }
}

/** A read that is on record. */
export interface ReadRow {
  reader: { id: PersonId; name: string }
  what: ReadKind
  /** Empty: of no case. */
  caseId: CaseId
  /** The minute. */
  at: Instant
}

interface ReadsAsked {
  person: PersonId
  after: { at: Instant; reader: PersonId; what: string; caseId: CaseId } | undefined
  limit: number
}

/** Who read what of a person, the latest first: limit + 1 rows, and a count up to 1,001. */
export function listReads(
  client: pg.Pool | pg.ClientBase,
  { person, after, limit }: ReadsAsked,
): Promise<{ rows: ReadRow[]; counted: number }> {
  const sql = new SqlParameters()
  const columns = 'r.read_at, r.reader_id, r.what, r.case_id'
  return listCounted<ReadRow>(client, {
    sql,
    parts: [
      {
        select: `SELECT ${columns} FROM reads_on_record r WHERE r.person_id = ${sql.add(person, 'text')}`,
        order: 'r.read_at DESC, r.reader_id DESC, r.what DESC, r.case_id DESC',
      },
    ],
    after: () => after && `(${columns}) < (${placeOf(sql, after)})`,
    order: 'read_at DESC, reader_id DESC, what DESC, case_id DESC',
    limit,
    shown: (
      page,
    ) => `SELECT json_build_object('id', r.reader_id, 'name', coalesce(p.full_name, r.reader_id)) AS reader,
        r.what, r.case_id AS "caseId", r.read_at AS at
      FROM (${page}) r LEFT JOIN people p ON p.id = r.reader_id
      ORDER BY r.read_at DESC, r.reader_id DESC, r.what DESC, r.case_id DESC`,
  })
}

function placeOf(sql: SqlParameters, { at, reader, what, caseId }: NonNullable<ReadsAsked['after']>): string {
  return [sql.add(at, 'timestamptz'), ...[reader, what, caseId].map((text) => sql.add(text, 'text'))].join(
    ', ',
  )
}

/** When the first read was that is on record; undefined where none is. */
export async function findFirstRead(client: Client): Promise<Instant | undefined> {
  const { rows } = await client.query<{ at: Instant }>({
    name: 'find-first-read',
    text: 'SELECT read_at AS at FROM reads_on_record ORDER BY read_at LIMIT 1',
  })
  return rows[0]?.at
}

/** So many are removed in one statement: none holds others up for long. */
const AT_ONCE = 5_000

/** Removes what was read before that moment; answers how many rows that were. */
export async function removeReadsBefore(
  client: pg.Pool | pg.ClientBase,
  moment: Instant,
  atOnce = AT_ONCE,
): Promise<number> {
  let removed = 0
  let last: number
  do {
    const { rowCount } = await client.query({
      name: 'remove-reads-before',
      text: `DELETE FROM reads_on_record WHERE ctid = ANY (ARRAY(
               SELECT ctid FROM reads_on_record WHERE read_at < $1 ORDER BY read_at LIMIT $2))`,
      values: [moment, atOnce],
    })
    last = rowCount ?? 0
    removed += last
  } while (last === atOnce)
  return removed
}
