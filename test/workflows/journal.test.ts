import { expect, test } from '@jest/globals'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import {
  ask,
  type Entry,
  each,
  type Flow,
  follow,
  type Journal,
  show,
} from '../../workflows/procedure/journal.js'

const need = (kind: TaskKind, candidate?: string) => ({
  kind,
  ...(candidate && { candidate }),
  to: { person: 'p' },
  within: { workingDays: 1, article: { vi: 'a', en: 'a' } },
})
const entry = (kind: TaskKind): Entry => ({
  task: 'task',
  kind,
  result: { accepted: true },
  by: 'p',
  at: '2026-01-01T00:00:00.000Z',
})
const keys = (flow: Flow<unknown>, journal: Journal) => follow(flow, journal).needs.map(({ key }) => key)

function* untilAccepted(candidate: string): Flow<string> {
  for (;;) {
    yield* ask(need('submit-action-program', candidate))
    const { result } = yield* ask(need('review-action-program', candidate))
    if ((result as { accepted: boolean }).accepted) return candidate
  }
}

test('a stage waits at the first question that nobody has answered', () => {
  expect(keys(untilAccepted('an'), {})).toEqual(['submit-action-program:an:1'])
  const journal = { 'submit-action-program:an:1': entry('submit-action-program') }
  expect(keys(untilAccepted('an'), journal)).toEqual(['review-action-program:an:1'])
})

test('a question asked again is another question', () => {
  const journal: Journal = {
    'submit-action-program:an:1': entry('submit-action-program'),
    'review-action-program:an:1': {
      ...entry('review-action-program'),
      result: { accepted: false, reason: 'x' },
    },
  }
  expect(keys(untilAccepted('an'), journal)).toEqual(['submit-action-program:an:2'])
})

test('flows side by side wait for their own answers, and go on together in order', () => {
  const both = () => each([untilAccepted('an'), untilAccepted('binh')])
  expect(keys(both(), {})).toEqual(['submit-action-program:an:1', 'submit-action-program:binh:1'])
  const done = (candidate: string): Journal => ({
    [`submit-action-program:${candidate}:1`]: entry('submit-action-program'),
    [`review-action-program:${candidate}:1`]: entry('review-action-program'),
  })
  expect(keys(both(), done('binh'))).toEqual(['submit-action-program:an:1'])
  expect(follow(both(), done('binh')).ended).toBeUndefined()
  expect(follow(both(), { ...done('binh'), ...done('an') }).ended).toEqual({ result: ['an', 'binh'] })
})

test('an answer to another kind of question answers nothing', () => {
  const journal = { 'submit-action-program:an:1': entry('review-action-program') }
  expect(keys(untilAccepted('an'), journal)).toEqual(['submit-action-program:an:1'])
})

test('a vote shown again replaces what was shown before', () => {
  function* counted(): Flow<void> {
    const vote = {
      id: 'v',
      stage: 's',
      round: 1,
      secret: true,
      announced: true,
      meetingOn: '2026-01-01',
      groupId: 'g',
      electorate: { members: 1, convened: [], absences: [], as: {} },
      candidates: [],
      tellers: [],
    }
    yield* show({ vote: { ...vote, status: 'convened' } })
    yield* show({ vote: { ...vote, status: 'counted' } })
  }
  expect(follow(counted(), {}).shown.votes).toMatchObject([{ id: 'v', status: 'counted' }])
})
