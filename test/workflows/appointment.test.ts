import { expect, test } from '@jest/globals'
import { recordsOf } from '../support/procedure-rows.js'
import { approvalOf, decide, goTo } from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'

const stack = useProcedures()

/** Issue 3, "How well": what Temporal keeps of a whole procedure. */
const MOST_EVENTS = 200

test('a procedure goes from launch to decision, fills the seat, and its history stays small', async () => {
  const it = await stack().launch({ candidates: await stack().candidates(1) })
  await goTo(it, 'approval')
  expect(await decide(it, approvalOf())).toMatchObject({ status: 'completed', openTasks: [] })
  expect(await it.outcome()).toMatchObject({ status: 'completed' })
  const holders = await stack().pool.query(
    'SELECT person_id FROM tenures WHERE began_by = $1 AND to_on IS NULL',
    [it.caseId],
  )
  expect(holders.rows).toEqual([{ person_id: it.candidates[0] }])
  expect((await recordsOf(stack(), it).tasks()).map(({ status }) => status)).not.toContain('open')
  const { events } = await stack().client.workflow.getHandle(`procedure-${it.caseId}`).fetchHistory()
  expect(events?.length).toBeLessThanOrEqual(MOST_EVENTS)
})
