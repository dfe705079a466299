import { expect, test } from '@jest/globals'
import type { FailingRecord } from '../../worker/failing-records.js'
import { useProcedures } from '../support/procedure-suite.js'
import { refusal } from '../support/procedures.js'
import { until } from '../support/product.js'
import { SUBJECT } from '../support/small-office.js'

const told: FailingRecord[] = []
const stack = useProcedures({ failing: (failing) => told.push(failing) })

test('a change that cannot be recorded is told of, by its case and a code, and recorded in the end', async () => {
  const { pool, launch } = stack()
  const it = await launch()
  await pool.query('ALTER TABLE notifications RENAME TO mislaid')
  const confirmed = it.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] })
  await until('it is told of', () => told.length > 0)
  await pool.query('ALTER TABLE mislaid RENAME TO notifications')
  expect((await confirmed).sequence).toBe(2)
  expect(told).toEqual([{ caseId: it.caseId, sequence: 2, reason: '42P01', tries: 3 }])
})

test('what is refused for good is an answer, and not told of', async () => {
  const before = told.length
  const { launch } = stack()
  await launch({ subject: SUBJECT })
  for (let n = 0; n < 3; n += 1) {
    expect(await refusal(launch({ subject: SUBJECT }))).toMatchObject({ code: 'seat-has-running-procedure' })
  }
  expect(told.length).toBe(before)
})
