import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'
import { recordChange } from '../../db/case-change/record-change.js'
import type { Change } from '../../domain/procedure/change.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'
import { launchChange, recordingDeps } from '../support/launch-change.js'
import { until } from '../support/product.js'
import { insertSmallOffice, OFFICE } from '../support/small-office.js'

/** A try at recording whose COMMIT is on its way, or its answer on its way back, while the next try begins. */
let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = patientPool(database.url)
  await insertSmallOffice(pool)
}, 60_000)
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const record = (through: pg.Pool, change: Change) => recordChange(recordingDeps(through), change)

/** A pool whose transactions wait before their COMMIT until they are let go. */
function heldBeforeCommit(): { pool: pg.Pool; reached: Promise<void>; letGo: () => void } {
  let letGo = () => {}
  let arrive = () => {}
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const reached = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const connect = async () => {
    const client = await pool.connect()
    return new Proxy(client, {
      get(target, name) {
        if (name !== 'query') return Reflect.get(target, name, target)
        return async (...args: [string]) => {
          if (args[0] === 'COMMIT') {
            arrive()
            await released
          }
          return await target.query(...args)
        }
      },
    })
  }
  // `recordChange` needs nothing of a pool but `connect`.
  return { pool: { connect } as unknown as pg.Pool, reached, letGo }
}

/** What a second try is answered: the state that the first has written, and its answers. */
const missedAfter = ({ state, command, answer }: Change, recorded: unknown) => ({
  missed: {
    state: JSON.parse(JSON.stringify(state)),
    recorded,
    answered: { answer, bodyHash: command?.bodyHash },
  },
})

async function isWaitingForLock(): Promise<boolean> {
  const { rowCount } = await pool.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  )
  return rowCount === 1
}

test('a second try, meanwhile forbidden, answers what the first has committed', async () => {
  const launched = await launchChange(pool)
  await record(pool, launched)
  const { launch: _, ...rest } = launched
  const second: Change = {
    ...rest,
    sequence: 2,
    command: { id: 'confirm', bodyHash: 'confirm' },
    state: { ...launched.state, sequence: 2 },
    tasksOpened: [],
    audit: [{ what: 'task-completed', actor: 'member1' }],
    guard: { person: 'an', waived: [] },
  }
  const held = heldBeforeCommit()
  const first = record(held.pool, second)
  await held.reached
  await pool.query(
    "INSERT INTO disciplines (person_id, kind, effective_on) VALUES ('an', 'reprimand', current_date - 1)",
  )
  const again = record(pool, second)
  again.catch(() => undefined)
  await until('the second try waits for the first', isWaitingForLock)
  held.letGo()
  expect(await again).toEqual(missedAfter(second, await first))
  const { rows } = await pool.query('SELECT sequence FROM case_changes WHERE case_id = $1', [launched.caseId])
  expect(rows).toEqual([{ sequence: 1 }, { sequence: 2 }])
})

test('a try whose answer was lost is not written again', async () => {
  const launched = await launchChange(pool)
  const change = { ...launched, row: { ...launched.row, seatId: OFFICE.secondSeat } }
  const first = await record(pool, change)
  expect(await record(pool, change)).toEqual(missedAfter(change, first))
})
