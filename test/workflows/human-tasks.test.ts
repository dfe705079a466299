import { expect, test } from '@jest/globals'
import type { Actor } from '../../domain/procedure/case.js'
import { recordsOf } from '../support/procedure-rows.js'
import { convene, countOf, goTo } from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { refusal } from '../support/procedures.js'
import { OFFICE } from '../support/small-office.js'

const stack = useProcedures()

const launch = async () => await stack().launch({ candidates: await stack().candidates(1) })

test('a task of a group is claimed by one member, who alone completes it, or gives it back', async () => {
  const it = await launch()
  const task = await it.task('confirm-eligibility')
  const confirm = (person: string) =>
    it.complete(person, 'confirm-eligibility', { decision: 'confirm', waivers: [] })
  await it.say('officer', 'claimTask', { task })
  expect(await recordsOf(stack(), it).openTask('confirm-eligibility')).toMatchObject({
    claimed_by: 'officer',
  })
  expect(await refusal(it.say('officer2', 'claimTask', { task }))).toEqual({
    code: 'task-claimed-by-another',
    task,
  })
  expect(await refusal(confirm('officer2'))).toEqual({ code: 'task-claimed-by-another', task })
  await it.say('officer', 'releaseTask', { task })
  expect(await recordsOf(stack(), it).openTask('confirm-eligibility')).toMatchObject({ claimed_by: null })
  expect(await refusal(it.say('officer', 'releaseTask', { task }))).toEqual({
    code: 'task-not-claimed',
    task,
  })
  expect(await confirm('officer2')).toMatchObject({ stage: 'action-program' })
  expect((await recordsOf(stack(), it).audit()).map(({ what }) => what)).toEqual([
    'case-launched',
    'task-claimed',
    'task-released',
    'task-completed',
  ])
})

test('whoever is not of the group neither claims nor completes its task', async () => {
  const it = await launch()
  const task = await it.task('confirm-eligibility')
  const refused = { code: 'not-the-assignee', task }
  expect(await refusal(it.say('teller1', 'claimTask', { task }))).toEqual(refused)
  expect(await refusal(it.complete('teller1', 'confirm-eligibility', { decision: 'recheck' }))).toEqual(
    refused,
  )
})

test('an officer gives a claimed task to another member, who is told', async () => {
  const it = await goTo(await launch(), 'collective-vote')
  await convene(it)
  const task = await it.task('enter-count')
  const [an = ''] = it.candidates
  await it.say('teller1', 'claimTask', { task })
  expect(await refusal(it.say('teller2', 'reassignTask', { task, to: 'teller2', reason: 'x' }))).toEqual({
    code: 'not-permitted',
  })
  await it.say('officer', 'reassignTask', { task, to: 'teller2', reason: 'Đi công tác' })
  expect(await recordsOf(stack(), it).notifications('task-reassigned')).toMatchObject([
    { recipient_id: 'teller2', task_id: task },
  ])
  expect(await refusal(it.complete('teller1', 'enter-count', countOf({ [an]: 15 })))).toEqual({
    code: 'task-claimed-by-another',
    task,
  })
  await it.complete('teller2', 'enter-count', countOf({ [an]: 15 }))
  expect((await recordsOf(stack(), it).tasks()).find(({ id }) => id === task)).toMatchObject({
    status: 'done',
    completed_by: 'teller2',
  })
})

test('an officer takes a task from whoever sits on it', async () => {
  const it = await goTo(await launch(), 'collective-vote')
  await convene(it)
  const task = await it.task('enter-count')
  await it.say('teller1', 'claimTask', { task })
  expect(await refusal(it.say('teller2', 'releaseTask', { task }))).toEqual({
    code: 'task-claimed-by-another',
    task,
  })
  await it.say('officer', 'releaseTask', { task })
  expect(await recordsOf(stack(), it).openTask('enter-count')).toMatchObject({ claimed_by: null })
})

test('a task of one person is neither claimed nor given to another', async () => {
  const it = await goTo(await launch(), 'action-program')
  const [an = ''] = it.candidates
  const task = await it.task('submit-action-program')
  const refused = { code: 'not-a-group-task', task }
  expect(await refusal(it.say(an, 'claimTask', { task }))).toEqual(refused)
  expect(await refusal(it.say('officer', 'reassignTask', { task, to: 'officer2', reason: 'x' }))).toEqual(
    refused,
  )
})

test('a task is completed with a result of its kind, while it is open, and in a case that is', async () => {
  const it = await launch()
  const task = await it.task('confirm-eligibility')
  expect(
    await refusal(it.say('officer', 'completeTask', { task, kind: 'enter-count', result: countOf({}) })),
  ).toEqual({ code: 'wrong-task-kind', task, expected: 'confirm-eligibility' })
  await it.complete('officer', 'confirm-eligibility', { decision: 'recheck' })
  const again = { task, kind: 'confirm-eligibility', result: { decision: 'recheck' } } as const
  expect(await refusal(it.say('officer', 'completeTask', again))).toEqual({ code: 'task-not-open', task })
})

test('of twenty who complete one task at once, one succeeds and the others find it done', async () => {
  const it = await launch()
  const task = await it.task('confirm-eligibility')
  const people = Array.from(
    { length: 20 },
    (_, n): Actor => ({
      personId: n % 2 === 0 ? 'officer' : 'officer2',
      groups: [OFFICE.office],
      manages: true,
    }),
  )
  const result = { decision: 'confirm' as const, waivers: [] }
  const answers = await Promise.all(
    people.map((person) =>
      it.say(person, 'completeTask', { task, kind: 'confirm-eligibility', result }).then(
        () => 'done',
        (error) => error.refusal,
      ),
    ),
  )
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
  expect(answers.filter((answer) => answer !== 'done')).toEqual(
    Array(19).fill({ code: 'task-not-open', task }),
  )
  expect(await recordsOf(stack(), it).case()).toMatchObject({ sequence: 2, stage: 'action-program' })
})
