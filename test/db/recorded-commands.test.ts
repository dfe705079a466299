import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type pg from 'pg'
import { createPool, inTwoFlights } from '../../db/pool.js'
import {
  listenToRecorded,
  type RecordedCommand,
  type RecordedListener,
  tellRecorded,
} from '../../db/recorded-commands.js'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'
import { until } from '../support/product.js'

let database: TestDatabase
let pool: pg.Pool
let listener: RecordedListener
let heard: RecordedCommand[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.url, 2)
  listener = listenToRecorded(database.url, (command) => heard.push(command))
  await untilListening()
})
beforeEach(() => {
  heard = []
})
afterAll(async () => {
  await listener.close()
  await pool.end()
  await database.drop()
})

const LISTENERS = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`

async function untilListening(): Promise<number> {
  let pid: number | undefined
  await until('somebody listens', async () => {
    const { rows } = await pool.query<{ pid: number }>(LISTENERS)
    pid = rows[0]?.pid
    return pid !== undefined
  })
  return pid ?? 0
}

const answer = (kinds: number): CaseAnswer => ({
  id: 'case-1',
  kind: 'appointment',
  status: 'running',
  stage: 'planning-check',
  sequence: 1,
  openTasks: Array.from({ length: kinds }, (_, n) => ({
    id: `case-1.${n}`,
    kind: 'confirm-eligibility',
    stage: 'planning-check',
  })),
})

/** Records a command as a change of a case does, and tells of it behind the COMMIT. */
function record(id: string, { tasks = 1, sequence = 1, spoilt = false } = {}): Promise<string> {
  return inTwoFlights(pool, async () => ({
    result: id,
    write: (client) => [
      client.query("SET LOCAL session_replication_role = 'replica'"),
      client.query(
        `INSERT INTO case_changes (case_id, sequence, command_id, body_hash, answer, at)
         VALUES ('case-1', $1, $2, 'hash', $3, now())`,
        [sequence, id, JSON.stringify(answer(tasks))],
      ),
      ...(spoilt ? [client.query('SELECT 1 / 0')] : []),
    ],
    tell: (client) => tellRecorded(client, id),
  }))
}

/** Notifications come in the order of their transactions: when the last is heard, so is all that will be of those before. */
async function heardUntil(id: string): Promise<string[]> {
  await until(`${id} is heard`, async () => heard.some((each) => each.id === id))
  return heard.map((each) => each.id)
}

test('what is recorded is told with the answer that is on record', async () => {
  await record('told', { sequence: 1 })
  await heardUntil('told')
  expect(heard).toEqual([{ id: 'told', bodyHash: 'hash', answer: answer(1) }])
})

test('what is rolled back, or has more to say than a notification carries, is not told', async () => {
  await expect(record('rolled-back', { sequence: 2, spoilt: true })).rejects.toThrow('division by zero')
  await record('long', { sequence: 2, tasks: 200 })
  await record('short', { sequence: 3 })
  expect(await heardUntil('short')).toEqual(['short'])
})

test('a connection that is lost is made again', async () => {
  const before = await untilListening()
  await pool.query('SELECT pg_terminate_backend($1)', [before])
  await until('another listens', async () => (await untilListening()) !== before)
  await record('after', { sequence: 4 })
  expect(await heardUntil('after')).toEqual(['after'])
})
