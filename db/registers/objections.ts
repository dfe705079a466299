import type pg from 'pg'
import type { CaseId, Instant, IsoDate, PersonId, Published } from '../../domain/vocabulary.js'

export interface ObjectionRow {
  ordinal: number
  /** What it is to. */
  about: Published
  publication: number
  receivedOn: IsoDate
  /** Who objects: for HR officers and administrators of the case's unit alone. */
  sender: string
  content: string
  answeredOn: IsoDate | null
  answer: string | null
}

const OBJECTION = `o.ordinal, p.what AS about, o.publication, o.received_on AS "receivedOn", o.sender, o.content,
  o.answered_on AS "answeredOn", o.answer
  FROM objections o JOIN publications p ON p.case_id = o.case_id AND p.ordinal = o.publication
  WHERE o.case_id = $1`

/** The objections of a case, in the order in which they were entered. */
export async function listObjections(
  client: pg.Pool | pg.ClientBase,
  caseId: CaseId,
): Promise<ObjectionRow[]> {
  const { rows } = await client.query<ObjectionRow>(`SELECT ${OBJECTION} ORDER BY o.ordinal`, [caseId])
  return rows
}

export async function findObjection(
  client: pg.ClientBase,
  caseId: CaseId,
  ordinal: number,
): Promise<ObjectionRow | undefined> {
  const { rows } = await client.query<ObjectionRow>(
    `SELECT ${OBJECTION} AND o.ordinal = $2 FOR UPDATE OF o`,
    [caseId, ordinal],
  )
  return rows[0]
}

/** Under `lockPublicity`. Answers its number. */
export async function insertObjection(
  client: pg.ClientBase,
  objection: Pick<ObjectionRow, 'publication' | 'receivedOn' | 'sender' | 'content'> & {
    caseId: CaseId
    by: PersonId
    at: Instant
  },
): Promise<number> {
  const { caseId, publication, receivedOn, sender, content, by, at } = objection
  const { rows } = await client.query<{ ordinal: number }>(
    `INSERT INTO objections (case_id, ordinal, publication, received_on, sender, content, recorded_by, recorded_at)
     SELECT $1, count(*) + 1, $2, $3, $4, $5, $6, $7 FROM objections WHERE case_id = $1 RETURNING ordinal`,
    [caseId, publication, receivedOn, sender, content, by, at],
  )
  return rows[0]?.ordinal ?? 0
}

export async function answerObjection(
  client: pg.ClientBase,
  answer: { caseId: CaseId; ordinal: number; answeredOn: IsoDate; answer: string; by: PersonId },
): Promise<void> {
  await client.query(
    'UPDATE objections SET answered_on = $3, answer = $4, answered_by = $5 WHERE case_id = $1 AND ordinal = $2',
    [answer.caseId, answer.ordinal, answer.answeredOn, answer.answer, answer.by],
  )
}
