import { describe, expect, test } from '@jest/globals'
import { recordsOf } from '../support/procedure-rows.js'
import {
  approvalOf,
  convene,
  countOf,
  countVotes,
  goTo,
  presentPrograms,
  type StageKey,
} from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { refusal } from '../support/procedures.js'

const stack = useProcedures()

describe('a candidate who leaves', () => {
  const reason = 'Lý do gia đình'

  test.each<StageKey>(['planning-check', 'action-program', 'collective-vote'])(
    'may do so at the stage %s by their own word; the other goes on alone',
    async (stage) => {
      const [an = '', binh = ''] = await stack().candidates(2)
      const it = await goTo(await stack().launch({ candidates: [an, binh] }), stage)
      const answer = await it.say(an, 'withdrawCandidate', { candidate: an, reason })
      expect(answer).toMatchObject({ status: 'running', stage })
      expect(answer.openTasks.map(({ candidate }) => candidate)).not.toContain(an)
      expect(await recordsOf(stack(), it).candidates()).toEqual([
        { person_id: an, status: 'withdrawn', reason },
        { person_id: binh, status: 'active', reason: null },
      ])
      expect(await recordsOf(stack(), it).audit()).toContainEqual(
        expect.objectContaining({
          what: 'candidate-withdrew',
          actor: an,
          after: expect.objectContaining({ reason }),
        }),
      )
    },
  )

  test.each<StageKey>(['planning-check', 'action-program', 'collective-vote', 'approval'])(
    'may be blocked by an officer at the stage %s',
    async (stage) => {
      const [an = '', binh = ''] = await stack().candidates(2)
      const it = await goTo(await stack().launch({ candidates: [an, binh] }), stage)
      await it.say('officer', 'blockCandidate', { candidate: an, reason: 'Đang bị xem xét kỷ luật' })
      expect(await recordsOf(stack(), it).candidates()).toContainEqual({
        person_id: an,
        status: 'blocked',
        reason: 'Đang bị xem xét kỷ luật',
      })
    },
  )

  test('cannot be made to leave by a stranger, nor leave twice, nor be somebody unknown', async () => {
    const [an = '', binh = ''] = await stack().candidates(2)
    const it = await stack().launch({ candidates: [an, binh] })
    const leave = (person: string, candidate: string) =>
      refusal(it.say(person, 'withdrawCandidate', { candidate, reason }))
    expect(await leave('teller1', an)).toEqual({ code: 'not-permitted' })
    expect(await leave(binh, an)).toEqual({ code: 'not-permitted' })
    expect(await refusal(it.say(an, 'blockCandidate', { candidate: an, reason }))).toEqual({
      code: 'not-permitted',
    })
    expect(await leave('officer', 'nobody')).toEqual({ code: 'candidate-not-found', candidate: 'nobody' })
    await it.say('officer', 'withdrawCandidate', { candidate: an, reason })
    expect(await leave('officer', an)).toEqual({ code: 'candidate-not-active', candidate: an })
  })

  test('and was the only one stops the procedure', async () => {
    const [an = ''] = await stack().candidates(1)
    const it = await goTo(await stack().launch({ candidates: [an] }), 'action-program')
    const answer = await it.say(an, 'withdrawCandidate', { candidate: an, reason })
    expect(answer).toMatchObject({ status: 'stopped', openTasks: [] })
    expect(await recordsOf(stack(), it).case()).toMatchObject({ outcome: { because: 'no-candidate-left' } })
    expect((await recordsOf(stack(), it).tasks()).map(({ status }) => status)).toEqual(['done', 'cancelled'])
  })

  test('leaves the programs of the others as they were', async () => {
    const [an = '', binh = ''] = await stack().candidates(2)
    const it = await goTo(await stack().launch({ candidates: [an, binh] }), 'action-program')
    await presentPrograms(it, [binh])
    const answer = await it.say(an, 'withdrawCandidate', { candidate: an, reason })
    expect(answer.stage).toBe('collective-vote')
  })

  test('annuls the open vote that names them, which is held anew without them', async () => {
    const [an = '', binh = ''] = await stack().candidates(2)
    const it = await goTo(await stack().launch({ candidates: [an, binh] }), 'collective-vote')
    await convene(it)
    await it.complete('teller1', 'enter-count', countOf({ [an]: 10, [binh]: 5 }))
    await it.say(an, 'withdrawCandidate', { candidate: an, reason })
    expect(await recordsOf(stack(), it).openKinds()).toEqual(['convene-vote'])
    await convene(it)
    expect(await recordsOf(stack(), it).votes()).toEqual([
      expect.objectContaining({ status: 'annulled', annulled_reason: reason, candidates: [an, binh] }),
      expect.objectContaining({ status: 'convened', candidates: [binh] }),
    ])
    expect(await countVotes(it, { [binh]: 9 })).toMatchObject({ stage: 'approval' })
  })

  test('without having reached the second round leaves it standing', async () => {
    const [an = '', binh = '', chi = ''] = await stack().candidates(3)
    const it = await goTo(await stack().launch({ candidates: [an, binh, chi] }), 'collective-vote')
    await convene(it)
    await countVotes(it, { [an]: 6, [binh]: 6, [chi]: 3 })
    await convene(it)
    await it.complete('teller1', 'enter-count', countOf({ [an]: 9, [binh]: 6 }))
    const answer = await it.say(chi, 'withdrawCandidate', { candidate: chi, reason })
    expect(answer.openTasks).toMatchObject([{ kind: 'enter-count' }])
    const last = await it.complete('teller2', 'enter-count', countOf({ [an]: 9, [binh]: 6 }))
    expect(last.stage).toBe('approval')
    expect((await recordsOf(stack(), it).votes()).map(({ status }) => status)).toEqual(['counted', 'counted'])
  })
})

describe('a selected candidate who is lost', () => {
  test('is for an officer to resolve: a return finds the others again', async () => {
    const [an = '', binh = ''] = await stack().candidates(2)
    const it = await goTo(await stack().launch({ candidates: [an, binh] }), 'approval')
    await it.complete('secretary', 'record-decision', approvalOf())
    const lost = await it.say('officer', 'blockCandidate', { candidate: an, reason: 'Bị khởi tố' })
    expect(lost.openTasks).toMatchObject([{ kind: 'resolve-lost-candidate', stage: 'approval' }])
    expect((await recordsOf(stack(), it).openTask('resolve-lost-candidate')).about).toMatchObject({
      remaining: [binh],
    })
    const again = await it.complete('officer', 'resolve-lost-candidate', {
      action: 'return',
      stage: 'collective-vote',
      reason: 'Lấy phiếu lại',
    })
    expect(again).toMatchObject({ stage: 'collective-vote', openTasks: [{ kind: 'convene-vote' }] })
    expect(await recordsOf(stack(), it).votes()).toMatchObject([
      { status: 'annulled', annulled_reason: 'Lấy phiếu lại' },
    ])
    await convene(it)
    await countVotes(it, { [binh]: 12 })
    await it.complete('secretary', 'record-decision', approvalOf())
    const last = await it.complete('member2', 'confirm-decision', { confirmed: true })
    expect(last.status).toBe('completed')
    expect(await recordsOf(stack(), it).candidates()).toMatchObject([
      { person_id: an, status: 'blocked' },
      { person_id: binh, status: 'appointed' },
    ])
  })

  test('may also end the procedure', async () => {
    const it = await goTo(await stack().launch({ candidates: await stack().candidates(2) }), 'approval')
    const [an = ''] = it.candidates
    await it.say(an, 'withdrawCandidate', { candidate: an, reason: 'Xin rút' })
    await it.complete('officer', 'resolve-lost-candidate', {
      action: 'stop',
      reason: 'Không còn nhân sự phù hợp',
    })
    expect(await it.outcome()).toMatchObject({ status: 'stopped' })
    expect(await recordsOf(stack(), it).case()).toMatchObject({
      outcome: { because: 'selected-candidate-lost', reason: 'Không còn nhân sự phù hợp' },
    })
  })

  test('is not resolved by a return to a stage that does not exist', async () => {
    const it = await goTo(await stack().launch({ candidates: await stack().candidates(2) }), 'approval')
    const [an = ''] = it.candidates
    await it.say(an, 'withdrawCandidate', { candidate: an, reason: 'Xin rút' })
    expect(
      await refusal(
        it.complete('officer', 'resolve-lost-candidate', { action: 'return', stage: 'nowhere', reason: 'x' }),
      ),
    ).toEqual({
      code: 'stage-not-found',
      field: 'stage',
      stage: 'nowhere',
      known: ['planning-check', 'action-program', 'collective-vote'],
    })
  })
})
