import { expect, test } from '@jest/globals'
import type { ProcedureOutcome } from '../../domain/procedure/case.js'
import { workflowIdOf } from '../../workflows/procedure/messages.js'
import { recordsOf } from '../support/procedure-rows.js'
import { approvalOf, decide, goTo, inDays, today } from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { refusal } from '../support/procedures.js'
import { actor, insertSeat, launchOf, SUBJECT } from '../support/small-office.js'

const stack = useProcedures()

const newSubject = async () => ({ ...SUBJECT, seatId: await insertSeat(stack().pool, SUBJECT.postId) })

async function expectNoCase(caseId: string): Promise<void> {
  for (const [table, column] of [
    ['cases', 'id'],
    ['tasks', 'case_id'],
    ['case_candidates', 'case_id'],
    ['case_changes', 'case_id'],
    ['notifications', 'case_id'],
    ['eligibility_checks', 'case_id'],
    ['audit_events', 'chain'],
    ['audit_chains', 'chain'],
  ]) {
    const { rowCount } = await stack().pool.query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [caseId])
    expect([table, rowCount]).toEqual([table, 0])
  }
}

const resultOf = (caseId: string): Promise<ProcedureOutcome> =>
  stack().client.workflow.getHandle(workflowIdOf(caseId)).result()

test('a launch opens the case at its first stage, with a task and its deadline explained', async () => {
  const it = await stack().launch({ candidates: await stack().candidates(1) })
  expect(it.first).toMatchObject({ status: 'running', stage: 'planning-check', sequence: 1 })
  const task = await recordsOf(stack(), it).openTask('confirm-eligibility')
  expect(task).toMatchObject({
    group_id: 'g-office',
    deadline: { from: today(), workingDays: 5, article: { en: expect.stringContaining('§ 5.1') } },
  })
  expect(task.due_on).toBe(task.deadline?.due)
  expect(
    (await recordsOf(stack(), it).notifications('task-opened')).map((n) => n.recipient_id).sort(),
  ).toEqual(['officer', 'officer2'])
})

test('of two launches for one vacant seat one wins; the other leaves no case', async () => {
  const subject = await newSubject()
  const candidates = await stack().candidates(2)
  const launches = candidates.map((candidate) => launchOf({ subject, candidates: [candidate] }))
  const answers = await Promise.all(
    launches.map((launch) =>
      stack()
        .launch(launch)
        .then(
          () => 'launched',
          (error) => error.refusal,
        ),
    ),
  )
  expect(answers.filter((answer) => answer === 'launched')).toHaveLength(1)
  const loser = launches[answers.findIndex((answer) => answer !== 'launched')]?.caseId ?? ''
  expect(answers.find((answer) => answer !== 'launched')).toEqual({
    code: 'seat-has-running-procedure',
    seat: subject.seatId,
  })
  expect(await resultOf(loser)).toMatchObject({ status: 'refused' })
  await expectNoCase(loser)
})

test('a refused launch is judged again when it is sent again', async () => {
  const subject = await newSubject()
  const [an = '', binh = ''] = await stack().candidates(2)
  const first = await stack().launch({ subject, candidates: [an] })
  const second = launchOf({ subject, candidates: [binh] })
  expect(await refusal(stack().launch(second))).toMatchObject({ code: 'seat-has-running-procedure' })
  await first.say('officer', 'withdrawCase', { reason: 'Nhường' })
  expect((await stack().launch(second)).first).toMatchObject({ status: 'running' })
})

test('a seat that is filled is not to be had', async () => {
  const subject = await newSubject()
  const people = await stack().candidates(2)
  const it = await goTo(await stack().launch({ subject, candidates: people.slice(0, 1) }), 'approval')
  await decide(it, approvalOf())
  const second = launchOf({ subject, candidates: people.slice(1) })
  expect(await refusal(stack().launch(second))).toEqual({ code: 'seat-filled', seat: subject.seatId })
  expect(await resultOf(second.caseId)).toMatchObject({ status: 'refused' })
  await expectNoCase(second.caseId)
})

test('a launch that the tables cannot hold leaves no case either', async () => {
  const launch = launchOf({ subject: await newSubject(), candidates: ['nobody'] })
  await expect(stack().launch(launch)).rejects.toThrow()
  expect(await resultOf(launch.caseId)).toMatchObject({ status: 'refused' })
  await expectNoCase(launch.caseId)
})

test('a launch sent again finds the case it opened', async () => {
  const launch = launchOf({ subject: await newSubject(), candidates: await stack().candidates(1) })
  const first = await stack().launch(launch)
  const again = await stack().launch(launch)
  expect(again.first).toEqual(first.first)
  expect(await recordsOf(stack(), first).case()).toMatchObject({ sequence: 1 })
})

test('a launch sent again after the case closed is answered as before, and does not begin it a second time', async () => {
  const launch = launchOf({ subject: await newSubject(), candidates: await stack().candidates(1) })
  const it = await stack().launch(launch)
  await it.say('officer', 'withdrawCase', { reason: 'Thôi' })
  await it.outcome()
  expect((await stack().launch(launch)).first).toEqual(it.first)
  expect(await recordsOf(stack(), it).case()).toMatchObject({ status: 'withdrawn', sequence: 2 })
  expect(await resultOf(launch.caseId)).toMatchObject({ status: 'withdrawn' })
})

test('a procedure begun on paper is entered with its own days, and goes on from where it stands', async () => {
  const candidates = await stack().candidates(1)
  const [an = ''] = candidates
  const at = (days: number) => `${inDays(days)}T03:00:00.000Z`
  const it = await stack().launch({
    candidates,
    paperTrail: {
      launchedAt: at(-4),
      steps: [
        {
          at: at(-3),
          actor: actor('officer'),
          task: { kind: 'confirm-eligibility', candidate: an },
          name: 'completeTask',
          input: { kind: 'confirm-eligibility', result: { decision: 'confirm', waivers: [] } },
        },
      ],
    },
  })
  expect(await recordsOf(stack(), it).case()).toMatchObject({ stage: 'action-program', launched_at: at(-4) })
  expect(await recordsOf(stack(), it).tasks()).toMatchObject([
    { kind: 'confirm-eligibility', status: 'done', closed_at: at(-3) },
    { kind: 'submit-action-program', status: 'open', opened_at: at(-3) },
  ])
})
