import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { serveApi } from './api-server.js'
import { OFFICE, type OfficeOverHttp, startOffice } from './office-over-http.js'

let office: OfficeOverHttp

beforeAll(async () => {
  office = await startOffice()
})
afterAll(() => office.stop())

const launch = { kind: 'appointment', seatId: OFFICE.seat, candidates: ['an', 'binh'] }

async function counted(table: 'cases' | 'case_changes'): Promise<number> {
  const { rows } = await office.stack.pool.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)
  return rows[0]?.n ?? 0
}

describe('a repeated request', () => {
  test('launched twice with one key, there is one procedure and the same answer', async () => {
    const first = await office.post('officer', '/v1/procedures', launch, 'launch-1')
    expect(first).toMatchObject({
      status: 201,
      body: { kind: 'appointment', status: 'running', stage: 'planning-check' },
    })
    expect(first.headers.get('location')).toBe(`/v1/procedures/${first.body.id}`)
    const before = await counted('cases')
    const again = await office.post('officer', '/v1/procedures', { ...launch }, 'launch-1')
    expect(again.status).toBe(201)
    expect(again.body).toEqual(first.body)
    expect(await counted('cases')).toBe(before)
  })

  test('a key used with another body is refused, and nothing changes', async () => {
    const before = await counted('cases')
    const other = await office.post(
      'officer',
      '/v1/procedures',
      { ...launch, candidates: ['an'] },
      'launch-1',
    )
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
    expect(await counted('cases')).toBe(before)
  })

  test('the same key of another person is another command', async () => {
    const other = await office.post('other.officer', '/v1/procedures', launch, 'launch-1')
    expect(other).toMatchObject({ status: 403, body: { code: 'not-permitted' } })
  })

  test('sent at the same moment with one key, both get the one answer', async () => {
    await office.stack.pool.query(
      `INSERT INTO seats (id, post_id, ordinal, created_on) VALUES ('seat-both', $1, 50, '2020-01-01')`,
      [OFFICE.post],
    )
    const body = { ...launch, seatId: 'seat-both' }
    const answers = await Promise.all(
      [1, 2, 3].map(() => office.post('officer', '/v1/procedures', body, 'both')),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  })

  test('a completion repeated after the case was closed gives its first answer, a new one is refused', async () => {
    const id = await office.launch()
    const task = await office.task('officer', id, 'confirm-eligibility')
    const body = { kind: 'confirm-eligibility', result: { decision: 'confirm', waivers: [] } }
    const first = await office.post('officer', `/v1/tasks/${task}/completion`, body, 'once')
    expect(first.status).toBe(200)
    const withdrawn = await office.post('officer', `/v1/procedures/${id}/withdrawal`, {
      reason: 'Chủ trương mới',
    })
    expect(withdrawn).toMatchObject({ status: 200, body: { status: 'withdrawn', openTasks: [] } })
    expect(await office.post('officer', `/v1/tasks/${task}/completion`, body, 'once')).toMatchObject({
      status: 200,
      body: first.body,
    })
    expect(await office.post('officer', `/v1/tasks/${task}/completion`, body, 'twice')).toMatchObject({
      status: 409,
      body: { code: 'task-not-open' },
    })
    expect(await office.post('officer', `/v1/procedures/${id}/suspension`, { reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'case-closed' },
    })
  })

  test('a refusal is not remembered: asked again, it is judged again', async () => {
    const id = await office.launch()
    const resume = () =>
      office.post('officer', `/v1/procedures/${id}/resumption`, { reason: 'Tiếp tục' }, 'resume')
    expect(await resume()).toMatchObject({ status: 409, body: { code: 'case-not-suspended' } })
    expect(await office.post('officer', `/v1/procedures/${id}/suspension`, { reason: 'Chờ' })).toMatchObject({
      status: 200,
      body: { status: 'suspended' },
    })
    expect(await resume()).toMatchObject({ status: 200, body: { status: 'running' } })
  })
})

describe('many at once', () => {
  test('of 20 completions of one task by different keys exactly one succeeds, the others are told it is not open', async () => {
    const id = await office.launch()
    const task = await office.task('officer', id, 'confirm-eligibility')
    const before = await counted('case_changes')
    const body = { kind: 'confirm-eligibility', result: { decision: 'confirm' } }
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        office.post(n % 2 ? 'officer' : 'officer2', `/v1/tasks/${task}/completion`, body),
      ),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array(19).fill(409)])
    const codes = new Set(answers.filter(({ status }) => status === 409).map((answer) => answer.body.code))
    expect([...codes]).toEqual(['task-not-open'])
    expect(await counted('case_changes')).toBe(before + 1)
  })

  test('of two launches for one vacant seat one wins and the other leaves no case', async () => {
    const seat = { ...launch, seatId: 'seat-race' }
    await office.stack.pool.query(
      `INSERT INTO seats (id, post_id, ordinal, created_on) VALUES ('seat-race', $1, 60, '2020-01-01')`,
      [OFFICE.post],
    )
    const before = await counted('cases')
    const answers = await Promise.all([1, 2, 3].map(() => office.post('officer', '/v1/procedures', seat)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('seat-has-running-procedure')
    expect(await counted('cases')).toBe(before + 1)
  })
})

test('with Temporal away a command answers 503 with Retry-After, and reading goes on', async () => {
  const id = await office.launch()
  const lonely = await serveApi({ pool: office.stack.pool })
  try {
    const answer = await lonely.post('officer', `/v1/procedures/${id}/suspension`, { reason: 'Chờ' })
    expect(answer).toMatchObject({ status: 503, body: { code: 'dependency-down' } })
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(await lonely.get('officer', `/v1/procedures/${id}`)).toMatchObject({
      status: 200,
      // It has not the key either: what may be done with the case is not said.
      body: { status: 'running', actions: [] },
    })
  } finally {
    await lonely.close()
  }
})

test('with Temporal away a command that was recorded before is answered as it was, whatever it was sent to', async () => {
  const id = await office.launch()
  const task = await office.task('officer', id, 'confirm-eligibility')
  const sent: [path: string, body: object, key: string][] = [
    [`/v1/tasks/${task}/claim`, {}, 'claimed'],
    [`/v1/procedures/${id}/suspension`, { reason: 'Chờ' }, 'suspended'],
  ]
  const lonely = await serveApi({ pool: office.stack.pool })
  try {
    for (const [path, body, key] of sent) {
      const first = await office.post('officer', path, body, key)
      expect(first.status).toBe(200)
      expect(await lonely.post('officer', path, body, key)).toMatchObject({ status: 200, body: first.body })
    }
  } finally {
    await lonely.close()
  }
})

test('whoever has no right to a command is told so without the case being asked', async () => {
  const id = await office.untilConvened(['binh', 'chi'])
  const { body } = await office.get('officer', `/v1/procedures/${id}`)
  const task = await office.task('officer', id, 'enter-count')
  const reason = { reason: 'Chờ' }
  const officersOnly: [path: string, body: object][] = [
    [`/v1/procedures/${id}/return`, { stage: 'planning-check', ...reason }],
    [`/v1/procedures/${id}/suspension`, reason],
    [`/v1/procedures/${id}/resumption`, reason],
    [`/v1/procedures/${id}/withdrawal`, reason],
    [`/v1/procedures/${id}/candidates/chi/withdrawal`, reason],
    [`/v1/procedures/${id}/candidates/chi/block`, reason],
    [`/v1/votes/${body.votes[0].id}/annulment`, reason],
    [`/v1/tasks/${task}/reassignment`, { to: 'teller1', ...reason }],
  ]
  // Without Temporal: what gets past the rights is answered with 503.
  const lonely = await serveApi({ pool: office.stack.pool })
  try {
    for (const [path, asked] of officersOnly) {
      const { status, body: problem } = await lonely.post('monitor', path, asked)
      expect([path, status, problem.code]).toEqual([path, 403, 'not-permitted'])
    }
    const ofAnother = await lonely.post('binh', `/v1/procedures/${id}/candidates/chi/withdrawal`, reason)
    expect([ofAnother.status, ofAnother.body.code]).toEqual([403, 'not-permitted'])
  } finally {
    await lonely.close()
  }
})
