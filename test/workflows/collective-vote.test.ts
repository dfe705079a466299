import { describe, expect, test } from '@jest/globals'
import type { TaskResults } from '../../domain/procedure/task-kinds.js'
import { recordsOf } from '../support/procedure-rows.js'
import {
  approvalOf,
  convene,
  countOf,
  countVotes,
  goTo,
  inDays,
  today,
  voteOf,
} from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { type RunningProcedure, refusal } from '../support/procedures.js'
import { VOTERS } from '../support/small-office.js'

const stack = useProcedures()

async function atVote(candidates: number): Promise<RunningProcedure> {
  return await goTo(
    await stack().launch({ candidates: await stack().candidates(candidates) }),
    'collective-vote',
  )
}

describe('the electorate', () => {
  const convened = (it: RunningProcedure, given: Partial<TaskResults['convene-vote']>) =>
    refusal(convene(it, given))

  test('is convened of members, each once, the absent among them, and never of nobody', async () => {
    const it = await atVote(1)
    const absent = (personId: string) => ({ personId, reason: 'Ốm', forceMajeure: false })
    expect(await convened(it, { convened: [] })).toEqual({ code: 'nobody-convened', field: 'convened' })
    expect(await convened(it, { convened: ['voter1'], absences: [absent('voter1')] })).toEqual({
      code: 'nobody-convened',
      field: 'convened',
    })
    expect(await convened(it, { convened: ['voter1', 'teller1'] })).toEqual({
      code: 'not-a-member',
      field: 'convened.1',
      person: 'teller1',
    })
    expect(await convened(it, { convened: ['voter1', 'voter2', 'voter1'] })).toEqual({
      code: 'named-twice',
      field: 'convened.2',
      person: 'voter1',
    })
    expect(await convened(it, { convened: ['voter1'], absences: [absent('voter2')] })).toEqual({
      code: 'absent-but-not-convened',
      field: 'absences.0.personId',
      person: 'voter2',
    })
    expect(await convened(it, { absences: [absent('voter2'), absent('voter2')] })).toEqual({
      code: 'named-twice',
      field: 'absences.1.personId',
      person: 'voter2',
    })
    expect(await recordsOf(stack(), it).votes()).toEqual([])
    await convene(it)
    expect(await recordsOf(stack(), it).votes()).toMatchObject([
      { status: 'convened', round: 1, count: null },
    ])
  })

  test('loses those absent for force majeure from the denominator, and only those', async () => {
    const it = await atVote(1)
    const [an = ''] = it.candidates
    await convene(it, {
      absences: [
        { personId: 'voter1', reason: 'Bão', forceMajeure: true },
        { personId: 'voter2', reason: 'Bão', forceMajeure: true },
        { personId: 'voter3', reason: 'Đi công tác', forceMajeure: false },
      ],
      settledBy: { documentNumber: '15-CV/TU', signedOn: today() },
    })
    // 7 of 13 is above half; of 15 it would not be.
    expect(await countVotes(it, { [an]: 7 }, 12)).toMatchObject({ stage: 'approval' })
    expect(await recordsOf(stack(), it).votes()).toMatchObject([
      {
        status: 'counted',
        verdict: { outcome: 'selected', denominator: 13 },
        electorate: { settledBy: { documentNumber: '15-CV/TU', signedOn: today() } },
      },
    ])
  })

  test('is not convened where nobody settled such an absence', async () => {
    const it = await atVote(1)
    const away = { personId: 'voter1', reason: 'Bão' }
    expect(await convened(it, { absences: [{ ...away, forceMajeure: true }] })).toMatchObject({
      code: 'absences-not-settled',
      field: 'settledBy',
      article: { vi: expect.stringContaining('3.3') },
    })
    await convene(it, { absences: [{ ...away, forceMajeure: false }] })
  })
})

describe('the count', () => {
  test('is entered twice, blind: a difference sends both tellers back', async () => {
    const it = await atVote(1)
    const [an = ''] = it.candidates
    await convene(it)
    await it.complete('teller1', 'enter-count', countOf({ [an]: 14 }))
    const second = await recordsOf(stack(), it).openTask('enter-count')
    expect(second).toMatchObject({ excluded: ['teller1'], about: { entry: 2, differed: false } })
    expect(Object.keys(second.about).sort()).toEqual(['ballot', 'candidates', 'differed', 'entry', 'vote'])
    await it.complete('teller2', 'enter-count', countOf({ [an]: 13 }))
    expect(await recordsOf(stack(), it).openTask('enter-count')).toMatchObject({
      excluded: [],
      about: { entry: 1, differed: true, differing: ['blank', `votes.${an}`] },
    })
    expect(await recordsOf(stack(), it).votes()).toMatchObject([{ status: 'convened', count: null }])
    await it.complete('teller3', 'enter-count', countOf({ [an]: 14 }))
    await it.complete('teller1', 'enter-count', countOf({ [an]: 14 }))
    expect(await recordsOf(stack(), it).votes()).toMatchObject([
      { status: 'counted', count: { votes: { [an]: 14 } }, tellers: ['teller3', 'teller1'] },
    ])
  })

  test('is shown in the audit trail once both entries agree, and in no event before', async () => {
    const it = await atVote(1)
    const [an = ''] = it.candidates
    await convene(it)
    await it.complete('teller1', 'enter-count', countOf({ [an]: 11 }))
    const before = await recordsOf(stack(), it).audit()
    expect(before.at(-1)).toMatchObject({ what: 'task-completed', after: { result: 'withheld' } })
    await it.complete('teller2', 'enter-count', countOf({ [an]: 11 }))
    const events = await recordsOf(stack(), it).audit()
    expect(events.slice(before.length)).toMatchObject([
      { what: 'task-completed', after: { result: 'withheld' } },
      { what: 'vote-counted', after: { count: { votes: { [an]: 11 } }, tellers: ['teller1', 'teller2'] } },
    ])
  })

  test('is not entered the second time by the first teller', async () => {
    const it = await atVote(1)
    const [an = ''] = it.candidates
    await convene(it)
    await it.complete('teller1', 'enter-count', countOf({ [an]: 14 }))
    const task = await it.task('enter-count')
    const refused = { code: 'second-entry-by-first-person', task }
    expect(await refusal(it.complete('teller1', 'enter-count', countOf({ [an]: 14 })))).toEqual(refused)
    expect(await refusal(it.say('teller1', 'claimTask', { task }))).toEqual(refused)
    expect(await refusal(it.say('officer', 'reassignTask', { task, to: 'teller1', reason: 'x' }))).toEqual(
      refused,
    )
  })

  test('that does not add up is refused with the field', async () => {
    const it = await atVote(1)
    const [an = ''] = it.candidates
    await convene(it)
    const good = countOf({ [an]: 14 })
    const wrong: [Partial<TaskResults['enter-count']>, object][] = [
      [{ votes: { [an]: 16 } }, { field: `votes.${an}`, problem: 'more-than-returned', limit: 15 }],
      [{ blank: 2 }, { field: 'returned', problem: 'does-not-add-up', limit: 16 }],
      [
        { issued: 16, returned: 16 },
        { field: 'issued', problem: 'more-than-present', limit: 15 },
      ],
      [{ returned: 16 }, { field: 'returned', problem: 'more-than-issued', limit: 15 }],
      [{ blank: -1 }, { field: 'blank', problem: 'negative' }],
      [{ votes: { [an]: 13.5 } }, { field: `votes.${an}`, problem: 'not-a-whole-number' }],
      [{ votes: {} }, { field: `votes.${an}`, problem: 'missing' }],
      [{ votes: { [an]: 14, nobody: 0 } }, { field: 'votes.nobody', problem: 'unknown-candidate' }],
    ]
    for (const [change, problem] of wrong) {
      expect(await refusal(it.complete('teller1', 'enter-count', { ...good, ...change }))).toMatchObject({
        code: 'count-inconsistent',
        ...problem,
      })
    }
    expect(await it.complete('teller1', 'enter-count', good)).toMatchObject({ stage: 'collective-vote' })
  })

  test('is the same of both tellers in the papers prepared too', async () => {
    const it = await atVote(1)
    const [an = ''] = it.candidates
    await convene(it)
    await it.complete('teller1', 'enter-count', { ...countOf({ [an]: 14 }), prepared: 15 })
    await it.complete('teller2', 'enter-count', { ...countOf({ [an]: 14 }), prepared: 16 })
    expect(await recordsOf(stack(), it).openTask('enter-count')).toMatchObject({
      about: { entry: 1, differed: true, differing: ['prepared'] },
    })
  })

  test.each([
    ['first', { prepared: 16 }, { prepared: null }],
    ['second', { prepared: null }, { prepared: 16 }],
  ])('is one where the papers prepared are named by the %s teller alone', async (_which, first, second) => {
    const it = await atVote(1)
    const [an = ''] = it.candidates
    await convene(it)
    await it.complete('teller1', 'enter-count', { ...countOf({ [an]: 14 }), ...first })
    await it.complete('teller2', 'enter-count', { ...countOf({ [an]: 14 }), ...second })
    expect(await recordsOf(stack(), it).votes()).toMatchObject([
      { status: 'counted', count: { prepared: 16, votes: { [an]: 14 } }, tellers: ['teller1', 'teller2'] },
    ])
  })

  test('whose second entry is wrong in itself is refused as that; the first one stands', async () => {
    const it = await atVote(1)
    const [an = ''] = it.candidates
    await convene(it)
    await it.complete('teller1', 'enter-count', countOf({ [an]: 14 }))
    const waiting = await recordsOf(stack(), it).openTask('enter-count')
    const wrong = { ...countOf({ [an]: 13 }), blank: 3 }
    expect(await refusal(it.complete('teller2', 'enter-count', wrong))).toMatchObject({
      code: 'count-inconsistent',
      field: 'returned',
      problem: 'does-not-add-up',
    })
    expect(await recordsOf(stack(), it).openTask('enter-count')).toEqual(waiting)
    await it.complete('teller2', 'enter-count', countOf({ [an]: 14 }))
    expect(await recordsOf(stack(), it).votes()).toMatchObject([{ status: 'counted' }])
  })

  test('waits for the day of the meeting', async () => {
    const it = await atVote(1)
    const [an = ''] = it.candidates
    await convene(it, { meetingOn: inDays(2) })
    expect(await refusal(it.complete('teller1', 'enter-count', countOf({ [an]: 14 })))).toEqual({
      code: 'date-before',
      field: 'meetingOn',
      earliest: inDays(2),
    })
  })
})

describe('nobody above half', () => {
  test('sends those with three tenths or more to one second round', async () => {
    const it = await atVote(3)
    const [an = '', binh = '', chi = ''] = it.candidates
    await convene(it)
    const first = await countVotes(it, { [an]: 7, [binh]: 5, [chi]: 3 })
    expect(first).toMatchObject({ stage: 'collective-vote', openTasks: [{ kind: 'convene-vote' }] })
    await convene(it)
    expect(
      await refusal(it.complete('teller1', 'enter-count', countOf({ [an]: 8, [binh]: 5, [chi]: 2 }))),
    ).toMatchObject({ code: 'count-inconsistent', field: `votes.${chi}`, problem: 'unknown-candidate' })
    expect(await countVotes(it, { [an]: 8, [binh]: 7 })).toMatchObject({ stage: 'approval' })
    expect(await recordsOf(stack(), it).votes()).toMatchObject([
      { round: 1, candidates: [an, binh, chi], verdict: { outcome: 'advances', candidates: [an, binh] } },
      { round: 2, candidates: [an, binh], verdict: { outcome: 'selected', candidates: [an] } },
    ])
    expect((await recordsOf(stack(), it).candidates()).map(({ status }) => status)).toEqual([
      'selected',
      'not-selected',
      'not-selected',
    ])
  })

  test('in the second round either stops the procedure, which is reported', async () => {
    const it = await atVote(2)
    const [an = '', binh = ''] = it.candidates
    await convene(it)
    await countVotes(it, { [an]: 7, [binh]: 7 })
    await convene(it)
    expect(await countVotes(it, { [an]: 7, [binh]: 7 })).toMatchObject({ status: 'stopped', openTasks: [] })
    expect(await recordsOf(stack(), it).case()).toMatchObject({
      outcome: { because: 'nobody-above-the-bar' },
    })
    expect((await recordsOf(stack(), it).notifications('case-stopped')).map((n) => n.recipient_id)).toEqual([
      'officer',
    ])
  })

  test('nor at three tenths stops the procedure at once', async () => {
    const it = await atVote(2)
    const [an = '', binh = ''] = it.candidates
    await convene(it)
    expect(await countVotes(it, { [an]: 4, [binh]: 4 })).toMatchObject({ status: 'stopped' })
    expect(await it.outcome()).toMatchObject({ status: 'stopped' })
  })
})

describe('an annulled vote', () => {
  const reason = 'Vi phạm quy trình kiểm phiếu'

  test('is held anew, and the old one stays on record with the reason', async () => {
    const it = await goTo(await stack().launch({ candidates: await stack().candidates(1) }), 'approval')
    const [an = ''] = it.candidates
    await it.complete('secretary', 'record-decision', approvalOf())
    const answer = await it.say('officer', 'annulVote', { vote: voteOf(it), reason })
    expect(answer).toMatchObject({ stage: 'collective-vote', openTasks: [{ kind: 'convene-vote' }] })
    expect(await recordsOf(stack(), it).votes()).toMatchObject([
      { status: 'annulled', annulled_reason: reason, count: { votes: { [an]: 14 } } },
    ])
    await convene(it)
    await countVotes(it, { [an]: 9 })
    expect(await recordsOf(stack(), it).votes()).toMatchObject([
      { status: 'annulled', count: { votes: { [an]: 14 } } },
      { status: 'counted', count: { votes: { [an]: 9 } } },
    ])
  })

  test('may be one that is being counted, or in its second round', async () => {
    const it = await atVote(2)
    const [an = '', binh = ''] = it.candidates
    await convene(it)
    await countVotes(it, { [an]: 7, [binh]: 7 })
    await convene(it)
    await it.complete('teller1', 'enter-count', countOf({ [an]: 8, [binh]: 7 }))
    await it.say('officer', 'annulVote', { vote: voteOf(it), reason })
    expect((await recordsOf(stack(), it).votes()).map(({ status }) => status)).toEqual([
      'annulled',
      'annulled',
    ])
    await convene(it)
    expect(await countVotes(it, { [an]: 8, [binh]: 7 })).toMatchObject({ stage: 'approval' })
  })

  test('is not to be had before anything was convened, by anybody, nor after the decision', async () => {
    const it = await atVote(1)
    const [an = ''] = it.candidates
    expect(await refusal(it.say('officer', 'annulVote', { vote: voteOf(it), reason }))).toEqual({
      code: 'vote-not-open-to-annulment',
    })
    await convene(it)
    expect(await refusal(it.say('teller1', 'annulVote', { vote: voteOf(it), reason }))).toEqual({
      code: 'not-permitted',
    })
    await countVotes(it, { [an]: VOTERS.length })
    await it.complete('secretary', 'record-decision', approvalOf({ effectiveOn: inDays(3) }))
    await it.complete('member1', 'confirm-decision', { confirmed: true })
    expect(await refusal(it.say('officer', 'annulVote', { vote: voteOf(it), reason }))).toEqual({
      code: 'already-decided',
    })
  })

  test('is not to be had of a nomination that is decided and gone to the electing body', async () => {
    const it = await goTo(
      await stack().launch({ kind: 'nomination', candidates: await stack().candidates(1) }),
      'election',
    )
    expect(await refusal(it.say('officer', 'annulVote', { vote: voteOf(it), reason }))).toEqual({
      code: 'vote-not-open-to-annulment',
    })
  })
})
