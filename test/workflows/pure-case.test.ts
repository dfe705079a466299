import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { FOR_TWO_IN_CASES } from '../../domain/two-people.js'
import { isClosed } from '../../workflows/procedure/state.js'
import { nextTelling, tellDeadlines } from '../../workflows/procedure/tasks/deadlines.js'
import { followStage } from '../../workflows/procedure/walk.js'
import { countOf, today } from '../support/procedure-steps.js'
import { daysFromNow, PureCase } from '../support/pure-case.js'
import { type Attempt, attempts, commandOf, seenOf } from '../support/random-commands.js'
import { lawOf, VOTERS } from '../support/small-office.js'

function attempt(it: PureCase, tried: Attempt): void {
  const { person, name, input } = commandOf(tried, seenOf(it))
  it.say(person, name, input)
}

const cases = fc.record({
  kind: fc.constantFrom('appointment' as const, 'nomination' as const),
  candidates: fc.constantFrom<string[]>(['an'], ['an', 'binh'], ['an', 'binh', 'chi']),
  twoPeopleFor: fc.constantFrom([], [...FOR_TWO_IN_CASES]),
  tried: attempts,
})

describe('a case waits', () => {
  const REJECT = { decision: 'reject', reason: 'Không đạt' } as const
  const check = (it: PureCase, candidate: string, at: string) => {
    const task = it.state.tasks.find((each) => each.candidate === candidate)?.id ?? ''
    expect(it.say('officer', 'completeTask', { task, kind: 'confirm-eligibility', result: REJECT }, at)).toBe(
      undefined,
    )
  }
  const [first, second, third] = [daysFromNow(0), daysFromNow(2), daysFromNow(5)]
  const since = (it: PureCase) => it.changes.at(-1)?.row.waitingSince

  test('since its oldest open task was opened, whatever is done beside it', () => {
    const it = new PureCase({ candidates: ['an', 'binh'], twoPeopleFor: [] }, first)
    check(it, 'an', second)
    expect(since(it)).toBe(first)
  })

  test('since it went on again, where it was suspended', () => {
    const it = new PureCase({ candidates: ['an', 'binh'], twoPeopleFor: [] }, first)
    it.say('officer', 'suspendCase', { reason: 'Xác minh' }, second)
    expect(since(it)).toBe(second)
    it.say('officer', 'resumeCase', { reason: 'Đã rõ' }, third)
    check(it, 'an', daysFromNow(6))
    expect(since(it)).toBe(third)
  })
})

describe('whatever people try in whatever order', () => {
  test('the open tasks are those that the stage waits for, in the tables as in the workflow', () => {
    fc.assert(
      fc.property(cases, ({ tried, ...launch }) => {
        const it = new PureCase(launch)
        for (const one of tried) {
          attempt(it, one)
          const { state } = it
          const open = [...it.tasks].flatMap(([id, status]) => (status === 'open' ? [id] : []))
          expect(open.sort()).toEqual(state.tasks.map(({ id }) => id).sort())
          const needs = isClosed(state) || state.status === 'decided' ? [] : (followStage(state)?.needs ?? [])
          expect(state.tasks.map(({ need }) => need)).toEqual(needs.map(({ key }) => key))
          if (state.status === 'running') expect(open.length).toBeGreaterThan(0)
          if (isClosed(state)) expect([...it.votes.values()]).not.toContain('convened')
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a case carried over as plain data goes on as it would have', () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 39 }), ({ tried, ...launch }, at) => {
        const it = new PureCase({ ...launch, caseId: 'c' })
        const carried = new PureCase({ ...launch, caseId: 'c' })
        for (const [index, one] of tried.entries()) {
          if (index === at) carried.state = JSON.parse(JSON.stringify(carried.state))
          attempt(it, one)
          attempt(carried, one)
        }
        expect(carried.changes.map(({ tasksClosed }) => tasksClosed)).toEqual(
          it.changes.map(({ tasksClosed }) => tasksClosed),
        )
        expect(carried.changes.map(({ row }) => [row.status, row.stage])).toEqual(
          it.changes.map(({ row }) => [row.status, row.stage]),
        )
      }),
      { numRuns: 100 },
    )
  })

  test('an audit event tells of each change, and none of a count that one teller alone has entered', () => {
    fc.assert(
      fc.property(cases, ({ tried, ...launch }) => {
        const it = new PureCase(launch)
        for (const one of tried) attempt(it, one)
        for (const { audit } of it.changes) {
          expect(audit.length).toBeGreaterThan(0)
          const text = JSON.stringify(audit.filter(({ what }) => what !== 'vote-counted'))
          expect(text).not.toContain('"issued"')
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('an annulment', () => {
  const reason = 'Sai quy trình'
  const annul = (it: PureCase, vote = '') => it.say('officer', 'annulVote', { vote, reason })
  const idsOf = (it: PureCase) => [...it.votes.keys()]
  const complete = (it: PureCase, person: string, kind: 'convene-vote' | 'enter-count', result: object) => {
    const task = it.state.tasks[0]?.id ?? 'none'
    expect(it.say(person, 'completeTask', { task, kind, result: result as never })).toBeUndefined()
  }
  const convene = (it: PureCase) =>
    complete(it, 'officer', 'convene-vote', { meetingOn: today(), convened: VOTERS, absences: [] })
  const count = (it: PureCase) => {
    for (const teller of ['teller1', 'teller2']) complete(it, teller, 'enter-count', countOf({ an: 15 }))
  }

  /** A procedure of two votes of which the first is counted. */
  function atSecondVote(): PureCase {
    const law = lawOf({ kind: 'appointment', type: 'on-the-spot' }, '2026-08-01')
    const stages = law.stages.filter(({ key }) => key === 'step-1' || key === 'step-2')
    const it = new PureCase({ ...law, stages })
    convene(it)
    count(it)
    expect(it.state.tasks).toMatchObject([{ stage: 'step-2', kind: 'convene-vote' }])
    return it
  }

  test('is of the vote that it names: not of an earlier one while a later one is held', () => {
    const it = atSecondVote()
    convene(it)
    const [first, second] = idsOf(it)
    const { state } = it
    expect(annul(it, first)).toEqual({ code: 'vote-not-open-to-annulment' })
    expect(annul(it, 'no-vote')).toEqual({ code: 'vote-not-open-to-annulment' })
    expect(it.state).toBe(state)
    expect(annul(it, second)).toBeUndefined()
    expect(it.state.tasks).toMatchObject([{ stage: 'step-2', kind: 'convene-vote' }])
    expect([...it.votes.values()]).toEqual(['counted', 'annulled'])
    expect(it.changes.at(-1)?.audit).toMatchObject([
      { what: 'vote-annulled', after: { stage: 'step-2', reason } },
    ])
    expect(it.changes.at(-1)?.audit[0]?.after).not.toHaveProperty('vote')
  })

  test('is refused where the next vote is to be convened, and of one that was held anew', () => {
    const it = atSecondVote()
    const [first] = idsOf(it)
    expect(annul(it, first)).toEqual({ code: 'vote-not-open-to-annulment' })
    convene(it)
    const [, second] = idsOf(it)
    annul(it, second)
    convene(it)
    const [, , anew] = idsOf(it)
    expect(annul(it, second)).toEqual({ code: 'vote-not-open-to-annulment' })
    expect(annul(it, anew)).toBeUndefined()
    expect([...it.votes.values()]).toEqual(['counted', 'annulled', 'annulled'])
  })
})

describe('deadlines', () => {
  const tell = (it: PureCase, days: number) => {
    const at = daysFromNow(days)
    it.apply((state) => tellDeadlines(state, at), at)
    return it.changes.at(-1)
  }

  test('are told one by one as they come, each once', () => {
    const it = new PureCase()
    const kinds = [2, 3, 3, 4, 5, 5, 6, 7].map((days) => {
      const before = it.changes.length
      const change = tell(it, days)
      return it.changes.length > before ? change?.notices.map(({ kind }) => kind) : []
    })
    expect(kinds).toEqual([[], ['reminder'], [], [], ['due-today'], [], ['overdue', 'overdue'], []])
    expect(nextTelling(it.state)).toBeUndefined()
  })

  test('that were passed when the case came, as from paper, are told by the last word only', () => {
    const it = new PureCase()
    expect(tell(it, 30)?.notices.map(({ kind }) => kind)).toEqual(['overdue', 'overdue'])
    expect(it.changes.at(-1)?.tasksChanged).toMatchObject([{ escalatedAt: daysFromNow(30) }])
  })

  test('of a suspended case are not told, and give back the days that were left', () => {
    const it = new PureCase()
    const [task] = it.state.tasks
    it.say('officer', 'suspendCase', { reason: 'Chờ' }, daysFromNow(2))
    expect(nextTelling(it.state)).toBeUndefined()
    expect(it.state.tasks).toMatchObject([{ id: task?.id, remaining: 3 }])
    const before = it.changes.length
    tell(it, 20)
    expect(it.changes.length).toBe(before)
    it.say('officer', 'resumeCase', { reason: 'Tiếp' }, daysFromNow(20))
    expect(it.state.tasks).toMatchObject([{ id: task?.id, deadline: { workingDays: 3 } }])
    expect(it.state.tasks[0]).not.toHaveProperty('remaining')
  })

  test('of the body stop while papers are supplied, and go on with the days that were left', () => {
    const it = new PureCase({ kind: 'revocation', revokes: 'c' })
    const answer = (person: string, result: object, days: number) => {
      const [task] = it.state.tasks
      if (!task) throw new Error('nothing is open')
      const input = { task: task.id, kind: task.kind, result: result as never }
      return it.say(person, 'completeTask', input, daysFromNow(days))
    }
    expect(it.state.tasks).toMatchObject([{ kind: 'record-decision', deadline: { workingDays: 15 } }])
    answer('secretary', { outcome: 'more-papers', reason: 'Thiếu' }, 4)
    answer('member1', { confirmed: true }, 6)
    answer('officer', { documentIds: [], note: 'Đủ' }, 12)
    expect(it.state.tasks).toMatchObject([{ kind: 'record-decision', deadline: { workingDays: 11 } }])
  })
})
