import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isClosed } from '../../workflows/procedure/state.js'
import { nextTelling, tellDeadlines } from '../../workflows/procedure/tasks/deadlines.js'
import { followStage } from '../../workflows/procedure/walk.js'
import { daysFromNow, PureCase } from '../support/pure-case.js'
import { type Attempt, attempts, commandOf, type Seen } from '../support/random-commands.js'

function seenOf({ state }: PureCase): Seen {
  return {
    tasks: state.tasks.map(({ id, kind, candidate, assignee, about }) => ({
      id,
      kind,
      about,
      excluded: 'group' in assignee ? assignee.except : [],
      ...(candidate !== undefined && { candidate }),
      ...('person' in assignee && { person: assignee.person }),
    })),
    candidates: state.launch.candidates,
    stages: state.launch.stages.map(({ key }) => key),
  }
}

function attempt(it: PureCase, tried: Attempt): void {
  const { person, name, input } = commandOf(tried, seenOf(it))
  it.say(person, name, input)
}

const cases = fc.record({
  kind: fc.constantFrom('appointment' as const, 'nomination' as const),
  candidates: fc.constantFrom<string[]>(['an'], ['an', 'binh'], ['an', 'binh', 'chi']),
  tried: attempts,
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
