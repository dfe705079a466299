import type pg from 'pg'
import { appendToChain, COMMON_CHAIN } from '../../db/audit/audit-chain.js'
import { inTransaction } from '../../db/pool.js'
import { insertCandidate, insertSmallOffice, OFFICE, VOTERS } from '../support/small-office.js'

/** A vacant seat, and somebody who meets every criterion for it. */
export interface Opening {
  seatId: string
  candidate: string
}

/** So many openings, each with a seat and a candidate of its own. */
export const openings = (count: number): Opening[] =>
  Array.from({ length: count }, (_, n) => ({ seatId: `seat-open-${n + 1}`, candidate: `candidate${n + 1}` }))

/** The small office with these openings; everybody in it has an account, named as they are. */
export async function insertOfficeWithOpenings(pool: pg.Pool, wanted: readonly Opening[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    await insertRows(client, wanted)
    // Whoever brings records along says so in the trail.
    const imported = { what: 'records-imported', actor: 'system' } as const
    await appendToChain(client, COMMON_CHAIN, [imported], new Date().toISOString())
  })
}

async function insertRows(client: pg.PoolClient, wanted: readonly Opening[]): Promise<void> {
  await insertSmallOffice(client)
  await client.query(
    `INSERT INTO seats (id, post_id, ordinal, created_on)
     SELECT id, $2, 100 + n, '2020-01-01' FROM unnest($1::text[]) WITH ORDINALITY AS seat (id, n)`,
    [wanted.map(({ seatId }) => seatId), OFFICE.post],
  )
  for (const { candidate } of wanted) await insertCandidate(client, candidate)
  await client.query('INSERT INTO role_grants (person_id, role, unit_id) VALUES ($1, $2, $3), ($4, $5, $3)', [
    'officer',
    'hr_officer',
    OFFICE.province,
    'officer2',
    'monitor',
  ])
  await client.query('INSERT INTO accounts (login, person_id) SELECT id, id FROM people')
}

export { OFFICE, VOTERS }
