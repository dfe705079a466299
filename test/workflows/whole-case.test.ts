import { describe, expect, test } from '@jest/globals'
import { recordsOf } from '../support/procedure-rows.js'
import {
  approvalOf,
  convene,
  countOf,
  goTo,
  PROGRAM,
  type StageKey,
  voteOf,
} from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { type RunningProcedure, refusal } from '../support/procedures.js'

const stack = useProcedures()

const STAGES = ['planning-check', 'action-program', 'collective-vote', 'approval'] as const

async function at(stage: StageKey): Promise<RunningProcedure> {
  return await goTo(await stack().launch({ candidates: await stack().candidates(2) }), stage)
}

/** Something that waits in the middle of each stage. */
async function amid(stage: (typeof STAGES)[number]): Promise<RunningProcedure> {
  const it = await at(stage)
  const [an = '', binh = ''] = it.candidates
  if (stage === 'action-program') await it.complete(an, 'submit-action-program', PROGRAM, an)
  if (stage === 'collective-vote') {
    await convene(it)
    await it.complete('teller1', 'enter-count', countOf({ [an]: 9, [binh]: 6 }))
  }
  if (stage === 'approval') await it.complete('secretary', 'record-decision', approvalOf())
  return it
}

describe('a return by an officer', () => {
  test.each(STAGES.slice(1))(
    'from the stage %s asks for everything from the planning check on again',
    async (stage) => {
      const it = await amid(stage)
      const answer = await it.say('officer', 'returnCase', {
        stage: 'planning-check',
        keep: [],
        reason: 'Có đơn thư',
      })
      expect(answer.stage).toBe('planning-check')
      expect(await recordsOf(stack(), it).openKinds()).toEqual(['confirm-eligibility', 'confirm-eligibility'])
      const votes = await recordsOf(stack(), it).votes()
      expect(
        votes.every(
          ({ status, annulled_reason }) => status === 'annulled' && annulled_reason === 'Có đơn thư',
        ),
      ).toBe(true)
      const { stages } = await recordsOf(stack(), it).case()
      expect(stages.map(({ status }) => status)).toEqual(['open', 'waiting', 'waiting', 'waiting'])
      expect(
        (await recordsOf(stack(), it).notifications('case-returned')).map((n) => n.recipient_id),
      ).toContain('officer')
    },
  )

  test('leaves the stages that it names as kept', async () => {
    const it = await amid('approval')
    await it.say('officer', 'returnCase', {
      stage: 'planning-check',
      keep: ['action-program', 'collective-vote'],
      reason: 'Kiểm tra lại hồ sơ',
    })
    for (const candidate of it.candidates) {
      await it.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] }, candidate)
    }
    expect(await recordsOf(stack(), it).case()).toMatchObject({ stage: 'approval' })
    expect((await recordsOf(stack(), it).votes()).map(({ status }) => status)).toEqual(['counted'])
  })

  test('is refused to a later or unknown stage, and to anybody else', async () => {
    const it = await at('action-program')
    const back = (stage: string, person = 'officer', keep: string[] = []) =>
      refusal(it.say(person, 'returnCase', { stage, keep, reason: 'x' }))
    expect(await back('action-program')).toEqual({
      code: 'stage-not-earlier',
      field: 'stage',
      stage: 'action-program',
    })
    expect(await back('nowhere')).toMatchObject({ code: 'stage-not-found', field: 'stage', known: STAGES })
    expect(await back('planning-check', 'officer', ['nowhere'])).toMatchObject({
      code: 'stage-not-found',
      field: 'keep.0',
    })
    expect(await back('planning-check', 'reviewer')).toEqual({ code: 'not-permitted' })
  })
})

describe('a suspension', () => {
  test.each(STAGES)('at the stage %s stops every task and clock until the case is resumed', async (stage) => {
    const it = await amid(stage)
    const before = await recordsOf(stack(), it).tasks('open')
    await it.say('officer', 'suspendCase', { reason: 'Chờ kết luận thanh tra' })
    const [task] = before
    if (!task) throw new Error('nothing is open')
    const result = { decision: 'recheck' } as const
    expect(
      await refusal(
        it.say('officer', 'completeTask', { task: task.id, kind: 'confirm-eligibility', result }),
      ),
    ).toEqual({ code: 'case-suspended' })
    expect(await refusal(it.say('officer', 'claimTask', { task: task.id }))).toEqual({
      code: 'case-suspended',
    })
    for (const [command, input] of [
      ['suspendCase', { reason: 'x' }],
      ['annulVote', { vote: voteOf(it), reason: 'x' }],
    ] as const) {
      expect(await refusal(it.say('officer', command, input))).toEqual({ code: 'case-suspended' })
    }
    expect(
      await refusal(it.say('officer', 'returnCase', { stage: 'planning-check', keep: [], reason: 'x' })),
    ).toEqual({ code: 'case-suspended' })
    expect(await recordsOf(stack(), it).case()).toMatchObject({ status: 'suspended', stage, due_on: null })
    await it.say('officer', 'resumeCase', { reason: 'Đã có kết luận' })
    const after = await recordsOf(stack(), it).tasks('open')
    expect(after.map(({ id, due_on }) => ({ id, due_on }))).toEqual(
      before.map(({ id, due_on }) => ({ id, due_on })),
    )
    expect(await refusal(it.say('officer', 'resumeCase', { reason: 'x' }))).toEqual({
      code: 'case-not-suspended',
    })
  })

  test('lets a candidate leave, and the case is resumed with those who are left', async () => {
    const it = await at('action-program')
    const [an = '', binh = ''] = it.candidates
    await it.say('officer', 'suspendCase', { reason: 'Chờ' })
    await it.say(an, 'withdrawCandidate', { candidate: an, reason: 'Xin rút' })
    expect(await recordsOf(stack(), it).tasks('open')).toMatchObject([{ candidate_id: binh, deadline: null }])
    await it.say('officer', 'resumeCase', { reason: 'Tiếp tục' })
    expect(await recordsOf(stack(), it).tasks('open')).toMatchObject([
      { candidate_id: binh, deadline: { workingDays: 10 } },
    ])
  })
})

describe('a withdrawal', () => {
  test.each(STAGES)('at the stage %s ends the case and leaves no task open', async (stage) => {
    const it = await amid(stage)
    expect(await refusal(it.say('reviewer', 'withdrawCase', { reason: 'x' }))).toEqual({
      code: 'not-permitted',
    })
    const answer = await it.say('officer', 'withdrawCase', { reason: 'Thay đổi chủ trương' })
    expect(answer).toMatchObject({ status: 'withdrawn', stage: null, openTasks: [] })
    expect(await it.outcome()).toMatchObject({ status: 'withdrawn' })
    expect(await recordsOf(stack(), it).case()).toMatchObject({
      status: 'withdrawn',
      outcome: { status: 'withdrawn', reason: 'Thay đổi chủ trương' },
    })
    if (stage === 'collective-vote') {
      expect(await recordsOf(stack(), it).votes()).toMatchObject([
        { status: 'annulled', annulled_reason: 'Thay đổi chủ trương' },
      ])
    }
  })

  test('is possible of a suspended case too', async () => {
    const it = await amid('collective-vote')
    await it.say('officer', 'suspendCase', { reason: 'Chờ' })
    await it.say('officer', 'withdrawCase', { reason: 'Thôi' })
    expect(await it.outcome()).toMatchObject({ status: 'withdrawn' })
  })
})
