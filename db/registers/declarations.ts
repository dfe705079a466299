import type pg from 'pg'
import type { IsoDate, PersonId } from '../../domain/vocabulary.js'

/** What people declare, and the table that keeps that they did, be it that there is nothing to name. */
const TABLES = { relations: 'relations_declared', interests: 'interests_declared' } as const
export type Declared = keyof typeof TABLES

export interface DeclarationRow {
  declaredOn: IsoDate
  source: string
}

/** The declarations of a person, the latest first. */
export async function listDeclarations(
  client: pg.Pool | pg.ClientBase,
  what: Declared,
  person: PersonId,
): Promise<DeclarationRow[]> {
  const { rows } = await client.query<DeclarationRow>(
    `SELECT declared_on AS "declaredOn", source FROM ${TABLES[what]} WHERE person_id = $1 ORDER BY declared_on DESC`,
    [person],
  )
  return rows
}

/** Keeps a declaration; false where there is one of that day. */
export async function insertDeclaration(
  client: pg.ClientBase,
  what: Declared,
  { person, declaredOn, source }: DeclarationRow & { person: PersonId },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO ${TABLES[what]} (person_id, declared_on, source) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [person, declaredOn, source],
  )
  return rowCount === 1
}
