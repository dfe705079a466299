import type pg from 'pg'
import type { IsoDate, PersonId } from '../../domain/vocabulary.js'

/** Measures and disciplines: both stand on a decision of an authority, with its number. */
export type FormalDecisionTable = 'measures' | 'disciplines'

/** One of them. Rows from before the decision was asked for have neither authority nor number. */
export interface FormalDecisionRow {
  id: number
  kind: string
  decidedOn: IsoDate | null
  /** Of a discipline: the day from which the months to wait are counted. A measure is in force when decided. */
  effectiveOn: IsoDate | null
  authority: string | null
  number: string | null
  /** The first day on which it is no longer in force. */
  endedOn: IsoDate | null
  /** The decision that ended it. */
  endedAuthority: string | null
  endedNumber: string | null
}

const COLUMNS: Readonly<Record<FormalDecisionTable, { kind: string; effective: string }>> = {
  measures: { kind: 'measure', effective: 'NULL::date' },
  disciplines: { kind: 'kind', effective: 'effective_on' },
}

const rowOf = (table: FormalDecisionTable): string => {
  const { kind, effective } = COLUMNS[table]
  return `id::integer AS id, ${kind} AS kind, decided_on AS "decidedOn", ${effective} AS "effectiveOn", authority, number,
    ended_on AS "endedOn", ended_authority AS "endedAuthority", ended_number AS "endedNumber" FROM ${table}`
}

/** All of a person's, the latest entered first. */
export async function listFormalDecisions(
  client: pg.Pool | pg.ClientBase,
  table: FormalDecisionTable,
  person: PersonId,
): Promise<FormalDecisionRow[]> {
  const { rows } = await client.query<FormalDecisionRow>(
    `SELECT ${rowOf(table)} WHERE person_id = $1 ORDER BY id DESC`,
    [person],
  )
  return rows
}

/** One of a person's, locked; undefined where it is somebody else's. */
export async function findFormalDecision(
  client: pg.ClientBase,
  table: FormalDecisionTable,
  { id, person }: { id: number; person: PersonId },
): Promise<FormalDecisionRow | undefined> {
  const { rows } = await client.query<FormalDecisionRow>(
    `SELECT ${rowOf(table)} WHERE id = $1 AND person_id = $2 FOR UPDATE`,
    [id, person],
  )
  return rows[0]
}

export interface NewMeasure {
  person: PersonId
  kind: string
  decidedOn: IsoDate
  authority: string
  number: string
  endedOn: IsoDate | null
}

/** Undefined where the person has this measure by this very decision. */
export async function insertMeasure(client: pg.ClientBase, measure: NewMeasure): Promise<number | undefined> {
  const { person, kind, decidedOn, authority, number, endedOn } = measure
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO measures (person_id, measure, decided_on, authority, number, ended_on) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING id::integer AS id`,
    [person, kind, decidedOn, authority, number, endedOn],
  )
  return rows[0]?.id
}

export interface NewDiscipline {
  person: PersonId
  kind: string
  decidedOn: IsoDate
  effectiveOn: IsoDate
  authority: string
  number: string
}

/** Undefined where the person has this discipline by this very decision. */
export async function insertDiscipline(
  client: pg.ClientBase,
  discipline: NewDiscipline,
): Promise<number | undefined> {
  const { person, kind, decidedOn, effectiveOn, authority, number } = discipline
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO disciplines (person_id, kind, decided_on, effective_on, authority, number) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING id::integer AS id`,
    [person, kind, decidedOn, effectiveOn, authority, number],
  )
  return rows[0]?.id
}

/** Ends one by a decision of its own. */
export async function endFormalDecision(
  client: pg.ClientBase,
  table: FormalDecisionTable,
  ending: { id: number; endedOn: IsoDate; authority: string; number: string },
): Promise<void> {
  const { id, endedOn, authority, number } = ending
  await client.query(
    `UPDATE ${table} SET ended_on = $2, ended_authority = $3, ended_number = $4 WHERE id = $1`,
    [id, endedOn, authority, number],
  )
}
