import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Action, Consequence } from '../../api/actions/schemas.js'
import { TASK_KINDS, type TaskKind } from '../../domain/procedure/task-kinds.js'
import { TASK_OUTCOMES } from '../../domain/procedure/task-outcomes.js'
import { countOf, today, winning } from '../support/procedure-steps.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { decision, electorate, must, type Place, procedureAt, submitted, type Walked } from './walk.js'

let office: HttpOffice

beforeAll(async () => {
  office = await startHttpOffice()
}, 120_000)
afterAll(() => office.stop())

const PLACES = [
  ...(['launched', 'program', 'review', 'convening', 'first-count'] as const),
  ...(['second-count', 'decision', 'confirmation', 'completed'] as const),
] satisfies Place[]

/** One of each role, and whoever has none. */
const PEOPLE = [
  ...['officer', 'officer2', 'health.officer', 'second.officer', 'approver', 'admin', 'monitor'],
  ...['reviewer', 'teller1', 'teller2', 'secretary', 'member1', 'member2'],
]

const REASON = { reason: 'Theo chủ trương' }
/** To whom each group's task can be given. */
const MEMBERS: Partial<Record<TaskKind, string>> = {
  'enter-count': 'teller3',
  'record-decision': 'secretary2',
  'confirm-decision': 'member3',
  'review-action-program': 'reviewer',
}

interface OfTask {
  id: string
  kind: TaskKind
}

/** What a completion is sent with for each outcome of the short procedure. */
async function resultOf(it: Walked, kind: TaskKind, says: Record<string, unknown>) {
  const [first = ''] = it.candidates
  const more: Partial<Record<TaskKind, object>> = {
    'submit-action-program': { documentId: 'd-1', summary: 'Ba việc trọng tâm' },
    'convene-vote': electorate(),
    'enter-count': countOf(winning(it.candidates)),
  }
  if (kind === 'record-decision') return recorded(says)
  if (kind === 'confirm-eligibility') {
    return says.decision === 'confirm'
      ? { waivers: [], ...says }
      : says.decision === 'reject'
        ? { ...REASON, ...says }
        : says
  }
  if (Object.values(says)[0] === false) return { ...REASON, ...says }
  return {
    ...more[kind],
    ...says,
    ...(kind === 'submit-action-program' && { documentId: await handedIn(it, first) }),
  }
}

function recorded(says: Record<string, unknown>) {
  const { resolutionNumber, signedOn, bodyVotes, signatory, ...approval } = decision()
  const resolution = { resolutionNumber, signedOn, bodyVotes, signatory }
  switch (says.outcome) {
    case 'approved':
      return { ...resolution, ...approval }
    case 'rejected':
      return { ...says, ...REASON, ...resolution, bodyVotes: { inFavour: 0, against: 5 } }
    case 'returned':
      return { ...says, ...REASON, stage: 'planning-check' }
    default:
      return { ...says, ...REASON }
  }
}

const files = new Map<string, string>()
/** One upload a case: where nothing is awaited there is none, and nobody gets as far as that. */
async function handedIn(it: Walked, candidate: string): Promise<string> {
  const known = files.get(it.id) ?? (await submitted(office, it, candidate).catch(() => 'd-1'))
  files.set(it.id, known)
  return known
}

async function bodyOf(it: Walked, { command, says = {}, stage }: Action, task?: OfTask): Promise<object> {
  switch (command) {
    case 'completion':
      return task ? { kind: task.kind, result: await resultOf(it, task.kind, says) } : {}
    case 'claim':
    case 'release':
      return {}
    case 'reassignment':
      return { to: (task && MEMBERS[task.kind]) ?? 'officer2', ...REASON }
    case 'return':
      return { stage, keep: [], ...REASON }
    default:
      return REASON
  }
}

/** All that somebody is offered on a case and its open tasks. */
async function offered(it: Walked, login: string): Promise<{ action: Action; task?: OfTask }[]> {
  const page = await office.as(login).get(`/v1/procedures/${it.id}`)
  if (page.status === 404) return []
  const { actions, waitingFor } = must(page, 200).body
  const ofTasks = []
  for (const { task: id, kind } of waitingFor) {
    const answer = await office.as(login).get(`/v1/tasks/${id}`)
    if (answer.status !== 200) continue
    for (const action of answer.body.actions) ofTasks.push({ action, task: { id, kind } })
  }
  return [...actions.map((action: Action) => ({ action })), ...ofTasks]
}

/** What the tables hold of the last change of a case. */
async function lastChange(id: string) {
  const { rows } = await office.pool.query(
    `SELECT (SELECT count(DISTINCT recipient_id)::int FROM notifications n
             WHERE n.case_id = c.id AND n.sequence = c.sequence) AS told,
       (SELECT count(*)::int FROM tasks t WHERE t.case_id = c.id AND t.status = 'cancelled'
          AND t.closed_at = c.changed_at) AS closed,
       (SELECT count(*)::int FROM tasks t WHERE t.case_id = c.id AND t.opened_at = c.changed_at) AS opened
     FROM cases c WHERE c.id = $1`,
    [id],
  )
  return rows[0]
}

const countOfKind = (consequences: Consequence[], kind: string): number =>
  consequences.find(({ what }) => what === kind)?.count ?? 0

/** What is offered is carried out on a case of its own: in so many places, of which the first are as good as others. */
const MOST_PROOFS = 2
const proven = new Map<string, number>()

/** A case in a place, suspended where that is asked. */
async function caseAt(place: Place, isSuspended: boolean): Promise<Walked> {
  const it = await procedureAt(office, place, { candidates: 2 })
  if (isSuspended) must(await office.as('officer').post(`/v1/procedures/${it.id}/suspension`, REASON), 200)
  return it
}

describe.each([
  ...PLACES.map((place) => [place, false] as const),
  ...(['program', 'second-count'] as const).map((place) => [place, true] as const),
])('a case at %s, suspended: %s', (place, isSuspended) => {
  test('refuses every command that it does not offer, with the very words, and does what it offers', async () => {
    const it = await caseAt(place, isSuspended)
    const [first = '', other = ''] = it.candidates
    const allowed = new Map<string, { login: string; index: number }>()
    for (const login of [...PEOPLE, first, other]) {
      for (const [index, { action, task }] of (await offered(it, login)).entries()) {
        const { command, path, says, stage } = action
        if (action.allowed) {
          const whose = action.candidate ? ` ${it.candidates.indexOf(action.candidate.id)}` : ''
          const key = `${command} ${task?.kind ?? ''} ${JSON.stringify(says ?? stage ?? '')}${whose}`
          if (!allowed.has(key)) allowed.set(key, { login, index })
          continue
        }
        expect(action.consequences).toEqual([])
        const answer = await office.as(login).post(path, await bodyOf(it, action, task))
        expect({ login, command, path, code: answer.body.code, detail: answer.body.detail }).toEqual({
          ...{ login, command, path, ...action.because },
        })
      }
    }
    for (const [key, { login, index }] of allowed) {
      const proofs = proven.get(key) ?? 0
      if (proofs >= MOST_PROOFS) continue
      proven.set(key, proofs + 1)
      const fresh = await caseAt(place, isSuspended)
      const as = it.candidates.includes(login)
        ? (fresh.candidates[it.candidates.indexOf(login)] ?? '')
        : login
      const { action, task } = (await offered(fresh, as))[index] ?? {}
      if (!action?.allowed) throw new Error(`${as} is not offered the same in the same place`)
      const body = await bodyOf(fresh, action, task)
      must(await office.as(as).post(action.path, body), 200)
      if (action.consequences.some(({ what }) => what === 'as-entered')) continue
      expect({ place, action: action.title, ...(await lastChange(fresh.id)) }).toEqual({
        ...{ place, action: action.title },
        told: countOfKind(action.consequences, 'told'),
        closed: countOfKind(action.consequences, 'tasks-close'),
        opened: countOfKind(action.consequences, 'tasks-open'),
      })
    }
  }, 300_000)
})

test('what follows is said in the language of the reader', async () => {
  const it = await procedureAt(office, 'program')
  const withdrawal = async (language: 'vi' | 'en') => {
    const { actions } = must(await office.as('officer', language).get(`/v1/procedures/${it.id}`), 200).body
    return actions
      .find(({ command }: Action) => command === 'withdrawal')
      .consequences.map(({ sentence }: Consequence) => sentence)
  }
  expect(await withdrawal('vi')).toEqual([
    '1 việc đang mở đóng lại: Nộp chương trình hành động.',
    'Hồ sơ kết thúc, không có quyết định.',
    'Hồ sơ đã kết thúc thì không mở lại được.',
    '2 người nhận thông báo.',
  ])
  expect(await withdrawal('en')).toContain('A procedure that has ended cannot be opened again.')
})

test('whoever is near to a candidate is told why the case is not theirs to steer', async () => {
  const it = await procedureAt(office, 'program')
  await office.pool.query(
    `INSERT INTO relations (person_id, relative_id, kind, declared_on, source)
     VALUES ($1, 'second.officer', 'spouse', $2, 'Bản kê khai')`,
    [it.candidates[0], today()],
  )
  const { actions } = must(await office.as('second.officer').get(`/v1/procedures/${it.id}`), 200).body
  const suspension = actions.find(({ command }: Action) => command === 'suspension')
  expect(suspension).toMatchObject({ allowed: false, because: { code: 'recused' } })
  const answer = await office.as('second.officer').post(suspension.path, REASON)
  expect(answer.body).toMatchObject(suspension.because)
})

test('every kind of task offers at least one outcome', () => {
  expect(TASK_KINDS.filter((kind) => TASK_OUTCOMES[kind].length === 0)).toEqual([])
})
