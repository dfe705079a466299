import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { sealAllAnew } from '../../bin/keys/seal-anew.js'
import { verifyAudit } from '../../db/audit/verify-audit.js'
import { bindStates } from '../../db/case-change/bind-states.js'
import { recordChange } from '../../db/case-change/record-change.js'
import { listUnbound, listUnreadable } from '../../db/case-change/sealed-keys.js'
import { findKeptCase, KeptUnreadable, readCase } from '../../db/case-change/standing.js'
import { keyIdOf } from '../../temporal/key-ring.js'
import { sealBytes, sealingOfEarlier, sealingWith } from '../../temporal/sealing.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'
import { launchChange, recordingDeps } from '../support/launch-change.js'
import { insertSmallOffice, OFFICE, SUBJECT } from '../support/small-office.js'

/** What is kept sealed of a case is of that case, that part and that change; an administrator of the database may move it. */
const KEY = randomBytes(32)
const sealing = sealingWith([KEY])
let database: TestDatabase
let pool: pg.Pool
let one: string
let other: string
let kept: unknown

beforeAll(async () => {
  database = await createTestDatabase()
  pool = patientPool(database.url)
  await insertSmallOffice(pool)
  one = await launched(OFFICE.seat, 'an')
  other = await launched(OFFICE.secondSeat, 'binh')
  kept = await findKeptCase(pool, one, sealing)
  await pool.query('CREATE TABLE kept_before AS SELECT * FROM case_states')
})
beforeEach(async () => {
  await pool.query(
    'UPDATE case_states s SET launch = b.launch, state = b.state FROM kept_before b WHERE b.case_id = s.case_id',
  )
  await pool.query('UPDATE cases SET sequence = 1')
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** A case that has been launched, for that seat. */
async function launched(seatId: string, candidate: string): Promise<string> {
  const change = await launchChange(pool, { subject: { ...SUBJECT, seatId }, candidates: [candidate] })
  await recordChange({ ...recordingDeps(pool), ...sealing }, change)
  return change.caseId
}

/** Takes a part of what is kept from one row into another, as SQL can. */
const moved = (set: string, from: string, to: string) =>
  pool.query(`UPDATE case_states s SET ${set} FROM kept_before b WHERE b.case_id = $1 AND s.case_id = $2`, [
    from,
    to,
  ])

describe('what is kept of a case', () => {
  const MOVES: [what: string, move: () => Promise<unknown>][] = [
    ['the state of another case in its place', () => moved('state = b.state', other, one)],
    ['the launch of another case in its place', () => moved('launch = b.launch', other, one)],
    [
      'all that is kept of another case in its place',
      () => moved('launch = b.launch, state = b.state', other, one),
    ],
    ['its launch in the place of its state', () => moved('state = b.launch', one, one)],
    ['its state in the place of its launch', () => moved('launch = b.state', one, one)],
    ['anything else there', () => moved("state = b.state || '\\x00'::bytea", one, one)],
  ]

  test.each(MOVES)('cannot be read with %s, and is told by its case', async (_, move) => {
    await move()
    await expect(findKeptCase(pool, one, sealing)).rejects.toThrow(KeptUnreadable)
    expect(await listUnreadable(pool, sealing)).toEqual([one])
  })

  test('is read by its case as it was sealed, and of nobody it is told', async () => {
    expect(await findKeptCase(pool, one, sealing)).toEqual(kept)
    expect(await listUnreadable(pool, sealing)).toEqual([])
  })

  test('is not read by a workflow that has missed something either', async () => {
    await moved('state = b.state', other, one)
    await expect(readCase(pool, { caseId: one, sequence: 0 }, sealing)).rejects.toThrow(
      `the state that is kept of case ${one} cannot be read`,
    )
  })

  test('cannot be read with the state of an earlier change in the place of a later one', async () => {
    await pool.query('UPDATE cases SET sequence = 2 WHERE id = $1', [one])
    await expect(findKeptCase(pool, one, sealing)).rejects.toThrow(KeptUnreadable)
  })
})

describe('what an earlier version sealed', () => {
  const label = Buffer.from(`key:${keyIdOf(KEY)}:`)
  const AT = Date.parse('2026-12-01T08:00:00Z')
  const bind = (minutes: number) => bindStates(pool, sealingOfEarlier([KEY]), new Date(AT + minutes * 60_000))
  const events = () => pool.query("SELECT at FROM audit_events WHERE what = 'states-bound'")

  /** As it would stand there, bound to nothing. */
  async function unbound(caseId: string, parts: readonly ('launch' | 'state')[]): Promise<void> {
    for (const part of parts) {
      const place = { part, caseId, sequence: 1 }
      const { rows } = await pool.query<{ sealed: Buffer }>(
        `SELECT ${part} AS sealed FROM kept_before WHERE case_id = $1`,
        [caseId],
      )
      for (const { sealed } of rows) {
        const earlier = Buffer.concat([label, sealBytes(KEY, Buffer.from(sealing.unseal(sealed, place)))])
        await pool.query(`UPDATE case_states SET ${part} = $2 WHERE case_id = $1`, [caseId, earlier])
      }
    }
  }

  test('is refused until a worker has bound it, and is then what it was', async () => {
    await unbound(one, ['launch', 'state'])
    await expect(findKeptCase(pool, one, sealing)).rejects.toThrow(KeptUnreadable)
    await bind(0)
    expect(await listUnbound(pool)).toEqual([])
    expect(await findKeptCase(pool, one, sealing)).toEqual(kept)
    expect((await events()).rowCount).toBe(1)
  })

  test('is bound within the hour in which a worker of that version may still write', async () => {
    await unbound(one, ['state'])
    await Promise.all([bind(59), bind(59)])
    expect(await findKeptCase(pool, one, sealing)).toEqual(kept)
    expect((await events()).rowCount).toBe(1)
  })

  test('is refused for good after that, also when keys are replaced', async () => {
    await unbound(one, ['launch', 'state'])
    await bind(61)
    expect(await listUnbound(pool)).toMatchObject([{ caseId: one }])
    await expect(findKeptCase(pool, one, sealing)).rejects.toThrow(KeptUnreadable)
    const newer = randomBytes(32)
    expect(await sealAllAnew(pool, [newer, KEY])).toBe(1)
    expect(await listUnreadable(pool, sealingWith([newer, KEY]))).toEqual([one])
  })

  test('is taken again by nobody but who takes the event out of the trail, and that is found', async () => {
    await pool.query("DELETE FROM audit_events WHERE what = 'states-bound'")
    const { faults } = await verifyAudit(pool, [])
    expect(faults).toMatchObject([{ chain: 'common' }])
  })
})
