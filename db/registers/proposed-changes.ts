import type pg from 'pg'
import type { ProposalState, ProposedFor } from '../../domain/two-people.js'
import type { Instant, PersonId, Text, UnitId } from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { COUNT_CAP, listCounted } from '../sql/counted-list.js'
import { type NamedPerson, namedPerson, namedPersonOrNull } from '../sql/named-person.js'
import { SqlParameters } from '../sql/sql-parameters.js'

/** What is asked, and of what. */
export interface NewProposedChange {
  proposedFor: ProposedFor
  operation: string
  /** In a word: the id of a rule set, the kind of a measure or a relation, a role, the unit that another is put below. */
  subject: string
  person: PersonId | null
  /** Whom it ties to that person. */
  other: PersonId | null
  /** On which unit, where that is not the unit of the person. */
  unitId: UnitId | null
  /** As the use case takes it. */
  sent: object
  /** SHA-256 of its canonical JSON, in hex. */
  hash: string
  enteredBy: PersonId
  enteredAt: Instant
}

/** A change that waits for a second person, or did. */
export interface ProposedChangeRow extends Omit<NewProposedChange, 'person' | 'other' | 'enteredBy'> {
  id: number
  person: NamedPerson | null
  /** Where that person is: several have the same name. */
  personUnit: Text | null
  other: NamedPerson | null
  enteredBy: NamedPerson
  state: ProposalState
  decidedBy: NamedPerson | null
  decidedAt: Instant | null
  reason: string | null
  /** Confirmed: what came of it. */
  result: object | null
}

const COLUMNS = `c.id::integer AS id, c.proposed_for AS "proposedFor", c.operation, c.subject, c.unit_id AS "unitId", c.sent,
  c.hash, c.entered_at AS "enteredAt", c.state, c.decided_at AS "decidedAt", c.reason, c.result,
  ${namedPersonOrNull('p')} AS person, CASE WHEN pu.id IS NOT NULL THEN ${bilingual('pu.name')} END AS "personUnit",
  ${namedPersonOrNull('o')} AS other, ${namedPerson('e')} AS "enteredBy", ${namedPersonOrNull('d')} AS "decidedBy"`
const JOINS = `LEFT JOIN people p ON p.id = c.person_id LEFT JOIN units pu ON pu.id = p.unit_id LEFT JOIN people o ON o.id = c.other_id JOIN people e ON e.id = c.entered_by
  LEFT JOIN people d ON d.id = c.decided_by`

/** Whose waiting changes somebody may know of: those that they entered, and those that they might enter themselves. */
export interface ProposedChangesWithin {
  self: PersonId
  /** Of whom nothing is shown: whom they stand against. */
  without: readonly PersonId[]
  writesLaw: boolean
  /** Of whose people's files formal decisions are entered. */
  files: 'all' | readonly UnitId[]
  /** Of whose people relatives and interests are entered. */
  declarations: 'all' | readonly UnitId[]
  /** On which units rights are granted, and between which others move. */
  rights: 'all' | readonly UnitId[]
}

/** SQL: is it for them to know of? Nothing of themself, but what they entered. */
function isWithin(
  sql: SqlParameters,
  { self, without, writesLaw, files, declarations, rights }: ProposedChangesWithin,
): string {
  const within = (unit: string, reach: 'all' | readonly UnitId[]) =>
    reach === 'all' ? 'true' : `${unit} = ANY (${sql.add(reach, 'text[]')})`
  const me = sql.add(self, 'text')
  const isNot = (person: string) => `${person} <> ${me} AND ${person} <> ALL (${sql.add(without, 'text[]')})`
  const ofOthers = isNot('c.person_id')
  return `(c.entered_by = ${me} OR CASE c.proposed_for
    WHEN 'rule-sets' THEN ${writesLaw}
    WHEN 'formal-decisions' THEN ${ofOthers} AND ${within('p.unit_id', files)}
    WHEN 'declarations' THEN ${ofOthers} AND (c.other_id IS NULL OR (${isNot('c.other_id')}))
      AND ${within('p.unit_id', declarations)}
    ELSE CASE WHEN c.person_id IS NULL
      THEN ${within('(SELECT u.parent_id FROM units u WHERE u.id = c.unit_id)', rights)} AND ${within('c.subject', rights)}
      ELSE ${ofOthers} AND ${within('c.unit_id', rights)} END END)`
}

export interface ProposedChangeFilter extends ProposedChangesWithin {
  state?: ProposalState | undefined
  kind?: ProposedFor | undefined
  /** About whom. */
  person?: PersonId | undefined
  /** The id after which to go on. */
  after?: number | undefined
  limit: number
}

/** Proposed changes, the latest entered first: limit + 1 rows, and a count up to 1,001. */
export async function listProposedChanges(
  client: pg.Pool | pg.ClientBase,
  { state, kind, person, after, limit, ...who }: ProposedChangeFilter,
): Promise<{ rows: ProposedChangeRow[]; counted: number }> {
  const sql = new SqlParameters()
  const where = [
    isWithin(sql, who),
    ...(state === undefined ? [] : [`c.state = ${sql.add(state, 'text')}`]),
    ...(person === undefined ? [] : [`c.person_id = ${sql.add(person, 'text')}`]),
    ...(kind === undefined ? [] : [`c.proposed_for = ${sql.add(kind, 'text')}`]),
  ]
  return listCounted<ProposedChangeRow>(client, {
    sql,
    parts: [
      {
        select: `SELECT c.id FROM proposed_changes c LEFT JOIN people p ON p.id = c.person_id WHERE ${where.join(' AND ')}`,
        order: 'c.id DESC',
      },
    ],
    after: () => (after === undefined ? undefined : `c.id < ${sql.add(after, 'bigint')}`),
    order: 'id DESC',
    limit,
    shown: (page) =>
      `SELECT ${COLUMNS} FROM (${page}) page JOIN proposed_changes c ON c.id = page.id ${JOINS} ORDER BY c.id DESC`,
  })
}

/** How many wait that somebody else entered, counted up to the limit of lists. */
export async function countProposedByOthers(
  client: pg.Pool | pg.ClientBase,
  who: ProposedChangesWithin,
): Promise<number> {
  const sql = new SqlParameters()
  const isOfOthers = `c.entered_by <> ${sql.add(who.self, 'text')}`
  const { rows } = await client.query<{ counted: number }>(
    `SELECT count(*)::integer AS counted FROM (
       SELECT 1 FROM proposed_changes c LEFT JOIN people p ON p.id = c.person_id
       WHERE c.state = 'waiting' AND ${isOfOthers} AND ${isWithin(sql, who)} LIMIT ${COUNT_CAP}) t`,
    sql.values,
  )
  return rows[0]?.counted ?? 0
}

/** Those among these that are for them to know of, whatever has become of them. */
export async function listKnownProposals(
  client: pg.Pool | pg.ClientBase,
  { ids, ...who }: ProposedChangesWithin & { ids: readonly number[] },
): Promise<number[]> {
  const sql = new SqlParameters()
  const { rows } = await client.query<{ id: number }>(
    `SELECT c.id::integer AS id FROM proposed_changes c LEFT JOIN people p ON p.id = c.person_id
     WHERE c.id = ANY (${sql.add(ids, 'bigint[]')}) AND ${isWithin(sql, who)} ORDER BY c.id`,
    sql.values,
  )
  return rows.map(({ id }) => id)
}

/** One of them; `locked` until the transaction ends. Undefined where it is not for them to know of. */
export async function findProposedChange(
  client: pg.Pool | pg.ClientBase,
  { id, locked = false, ...who }: ProposedChangesWithin & { id: number; locked?: boolean },
): Promise<ProposedChangeRow | undefined> {
  const sql = new SqlParameters()
  const { rows } = await client.query<ProposedChangeRow>(
    `SELECT ${COLUMNS} FROM proposed_changes c ${JOINS} WHERE c.id = ${sql.add(id, 'bigint')} AND ${isWithin(sql, who)}
     ${locked ? 'FOR UPDATE OF c' : ''}`,
    sql.values,
  )
  return rows[0]
}

/** Undefined where the very same waits already. */
export async function insertProposedChange(
  client: pg.ClientBase,
  change: NewProposedChange,
): Promise<number | undefined> {
  const { proposedFor, operation, subject, person, other, unitId, sent, hash, enteredBy, enteredAt } = change
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO proposed_changes (proposed_for, operation, subject, person_id, other_id, unit_id, sent, hash, entered_by, entered_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (operation, hash) WHERE state = 'waiting' DO NOTHING RETURNING id::integer AS id`,
    [
      proposedFor,
      operation,
      subject,
      person,
      other,
      unitId,
      JSON.stringify(sent),
      hash,
      enteredBy,
      enteredAt,
    ],
  )
  return rows[0]?.id
}

/** How it was decided, by whom and when. */
export interface ProposalDecided {
  state: Exclude<ProposalState, 'waiting'>
  by: PersonId
  at: Instant
  reason?: string | undefined
  result?: unknown
}

/** Decides one that waits. */
export async function decideProposedChange(
  client: pg.ClientBase,
  id: number,
  { state, by, at, reason, result }: ProposalDecided,
): Promise<void> {
  await client.query(
    'UPDATE proposed_changes SET state = $2, decided_by = $3, decided_at = $4, reason = $5, result = $6 WHERE id = $1',
    [id, state, by, at, reason ?? null, result === undefined ? null : JSON.stringify(result)],
  )
}
