import { expect, test } from '@jest/globals'
import { recordsOf } from '../support/procedure-rows.js'
import { confirmEligibility, goTo, PROGRAM } from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { refusal } from '../support/procedures.js'
import { insertSeat, SUBJECT } from '../support/small-office.js'

const stack = useProcedures()

test('a program is returned with a reason as often as needed, then accepted', async () => {
  const it = await goTo(await stack().launch({ candidates: await stack().candidates(1) }), 'action-program')
  const [an = ''] = it.candidates
  for (const reason of ['Thiếu chỉ tiêu', 'Thiếu nguồn lực']) {
    await it.complete(an, 'submit-action-program', PROGRAM)
    const returned = await it.complete('reviewer', 'review-action-program', { accepted: false, reason })
    expect(returned).toMatchObject({
      stage: 'action-program',
      openTasks: [{ kind: 'submit-action-program' }],
    })
    expect((await recordsOf(stack(), it).openTask('submit-action-program')).about).toEqual({
      returnedBecause: reason,
    })
  }
  await it.complete(an, 'submit-action-program', { ...PROGRAM, documentId: 'document-3' })
  expect((await recordsOf(stack(), it).openTask('review-action-program')).about).toMatchObject({
    documentId: 'document-3',
  })
  expect(await it.complete('reviewer', 'review-action-program', { accepted: true })).toMatchObject({
    stage: 'collective-vote',
  })
  const done = (await recordsOf(stack(), it).tasks('done')).map(({ kind }) => kind)
  expect(done.filter((kind) => kind === 'submit-action-program')).toHaveLength(3)
  expect(done.filter((kind) => kind === 'review-action-program')).toHaveLength(3)
})

test('candidates work on their programs side by side, and the vote waits for the last', async () => {
  const it = await goTo(await stack().launch({ candidates: await stack().candidates(2) }), 'action-program')
  const [an = '', binh = ''] = it.candidates
  await it.complete(an, 'submit-action-program', PROGRAM, an)
  await it.complete(binh, 'submit-action-program', PROGRAM, binh)
  const first = await it.complete('reviewer', 'review-action-program', { accepted: true }, an)
  expect(first).toMatchObject({ stage: 'action-program', openTasks: [{ candidate: binh }] })
  const second = await it.complete('reviewer', 'review-action-program', { accepted: true }, binh)
  expect(second).toMatchObject({ stage: 'collective-vote' })
})

test('nobody but the candidate hands in their program', async () => {
  const it = await goTo(await stack().launch({ candidates: await stack().candidates(2) }), 'action-program')
  const [an = '', binh = ''] = it.candidates
  const task = await it.task('submit-action-program', an)
  expect(await refusal(it.complete(binh, 'submit-action-program', PROGRAM, an))).toEqual({
    code: 'not-the-assignee',
    task,
  })
})

test('below deputy head of a division no program is asked for, and the record says by what article', async () => {
  const subject = {
    ...SUBJECT,
    postId: 'post-division',
    level: 'specialist' as const,
    seatId: await insertSeat(stack().pool, 'post-division'),
  }
  const it = await stack().launch({ subject, candidates: await stack().candidates(1) })
  await confirmEligibility(it)
  const { stage, stages } = await recordsOf(stack(), it).case()
  expect(stage).toBe('collective-vote')
  expect(stages[1]).toMatchObject({
    status: 'skipped',
    outcome: {
      because: 'post-below-threshold',
      threshold: 'division-deputy',
      article: { en: expect.stringContaining('§ 2.1') },
    },
  })
})
