import { expect, test } from '@jest/globals'
import { workflowIdOf } from '../../workflows/procedure/messages.js'
import { recordsOf } from '../support/procedure-rows.js'
import {
  approvalOf,
  confirmEligibility,
  convene,
  countVotes,
  decide,
  goTo,
  presentPrograms,
  today,
  winning,
} from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { type RunningProcedure, refusal } from '../support/procedures.js'

const stack = useProcedures()

const launch = async () => await stack().launch({ candidates: await stack().candidates(1) })
const sequenceOf = async (it: RunningProcedure) => (await recordsOf(stack(), it).case()).sequence

test('a command sent again with the same id gives the first answer and happens once', async () => {
  const it = await launch()
  const task = await it.task('confirm-eligibility')
  const first = await it.say('officer', 'claimTask', { task }, `claim-${it.caseId}`)
  await it.say('officer', 'releaseTask', { task })
  for (const say of [it.say, it.sayAgain]) {
    expect(await say('officer', 'claimTask', { task }, `claim-${it.caseId}`)).toEqual(first)
  }
  expect(await sequenceOf(it)).toBe(3)
  expect(await recordsOf(stack(), it).openTask('confirm-eligibility')).toMatchObject({ claimed_by: null })
})

test('the same command sent five times at once happens once and answers five times', async () => {
  const it = await launch()
  const task = await it.task('confirm-eligibility')
  const command = {
    task,
    kind: 'confirm-eligibility' as const,
    result: { decision: 'confirm' as const, waivers: [] },
  }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => it.say('officer', 'completeTask', command, `confirm-${it.caseId}`)),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await sequenceOf(it)).toBe(2)
})

test('a command sent again after the case closed gives the first answer', async () => {
  const it = await launch()
  const task = await it.task('confirm-eligibility')
  const first = await it.say('officer', 'claimTask', { task }, `claim-${it.caseId}`)
  const last = await it.say('officer', 'withdrawCase', { reason: 'Thôi' }, `withdraw-${it.caseId}`)
  await it.outcome()
  expect(await it.sayAgain('officer', 'claimTask', { task }, `claim-${it.caseId}`)).toEqual(first)
  expect(await it.sayAgain('officer', 'withdrawCase', { reason: 'Thôi' }, `withdraw-${it.caseId}`)).toEqual(
    last,
  )
  expect(last).toMatchObject({ status: 'withdrawn' })
})

test('a refusal is not kept: the same command, sent anew, is judged again', async () => {
  const it = await goTo(await launch(), 'approval')
  const [an = ''] = it.candidates
  await it.complete('secretary', 'record-decision', approvalOf())
  await stack().pool.query(
    "INSERT INTO measures (person_id, measure, decided_on) VALUES ($1, 'inspection', $2)",
    [an, today()],
  )
  const task = await it.task('confirm-decision')
  const result = { confirmed: true as const }
  const confirm = (updateId: string) =>
    it.say(
      'member1',
      'completeTask',
      { task, kind: 'confirm-decision', result },
      `confirm-${it.caseId}`,
      updateId,
    )
  expect(await refusal(confirm('first'))).toMatchObject({ code: 'candidate-not-eligible' })
  await stack().pool.query('DELETE FROM measures WHERE person_id = $1', [an])
  // Temporal keeps the failure of an accepted update under its id; a new update id reaches the case.
  expect(await refusal(confirm('first'))).toMatchObject({ code: 'candidate-not-eligible' })
  expect(await confirm('second')).toMatchObject({ status: 'completed' })
})

test('a long case continues as new at a stage boundary, and still knows the commands of before', async () => {
  const it = await launch()
  const handle = stack().client.workflow.getHandle(workflowIdOf(it.caseId))
  const { runId } = await handle.describe()
  const suspended = await it.say('officer', 'suspendCase', { reason: 'Chờ' }, `suspend-${it.caseId}`)
  await it.say('officer', 'resumeCase', { reason: 'Tiếp' })
  const task = await it.task('confirm-eligibility')
  while (((await handle.describe()).historyLength ?? 0) <= 1_000) {
    for (let n = 0; n < 8; n++) {
      await it.say('officer', 'claimTask', { task })
      await it.say('officer', 'releaseTask', { task })
    }
  }
  expect((await handle.describe()).runId).toBe(runId)
  await confirmEligibility(it)
  const before = await sequenceOf(it)
  // The last run knows nothing of the update; the record does.
  expect(await it.say('officer', 'suspendCase', { reason: 'Chờ' }, `suspend-${it.caseId}`)).toEqual(suspended)
  expect((await handle.describe()).runId).not.toBe(runId)
  expect(await sequenceOf(it)).toBe(before)
  expect(await recordsOf(stack(), it).case()).toMatchObject({ status: 'running', stage: 'action-program' })
  await presentPrograms(it)
  await convene(it)
  await countVotes(it, winning(it.candidates))
  expect(await decide(it, approvalOf())).toMatchObject({ status: 'completed' })
  expect(await it.outcome()).toMatchObject({ status: 'completed' })
})
