import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { OFFICE } from '../support/small-office.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { complete, decision, must, procedureAt, seen, submitted, task, walkTo } from './walk.js'

let office: HttpOffice
/** What must not be in a log, beside everybody's names: given in the course of the procedure. */
const REASON = 'Chờ kết luận thanh tra về kê khai tài sản'
const SUMMARY = 'Cải cách thủ tục khám chữa bệnh tại tuyến huyện'
const SIGNATORY = 'Đặng Thị Bích Hằng'
let tokens: string[]

beforeAll(async () => {
  office = await startHttpOffice()
  const { dataDir } = office
  tokens = await Promise.all(['officer', 'monitor'].map((login) => mintEmbeddedToken({ dataDir, login })))
})
afterAll(() => office.stop())

const lines = () => office.logged.map((line) => JSON.parse(line))

describe('the log of a whole procedure', () => {
  beforeAll(async () => {
    const officer = office.as('officer')
    const it = await procedureAt(office, 'program', { candidates: 2 })
    const [one = '', two = ''] = it.candidates
    must(await officer.post(`/v1/procedures/${it.id}/suspension`, { reason: REASON }), 200)
    must(await officer.post(`/v1/procedures/${it.id}/resumption`, { reason: REASON }), 200)
    for (const candidate of [one, two]) {
      const result = { documentId: await submitted(office, it, candidate), summary: SUMMARY }
      must(await complete(office, it, candidate, 'submit-action-program', result, candidate), 200)
    }
    must(
      await complete(
        office,
        it,
        'reviewer',
        'review-action-program',
        { accepted: false, reason: REASON },
        one,
      ),
      200,
    )
    const again = { documentId: await submitted(office, it, one), summary: SUMMARY }
    must(await complete(office, it, one, 'submit-action-program', again, one), 200)
    await walkTo(office, it, 'review', 'decision')
    // What is refused is logged as refused, not with what it said.
    const wrong = decision({ signatory: SIGNATORY, signedOn: '2199-01-01' })
    must(await complete(office, it, 'secretary', 'record-decision', wrong), 422)
    must(
      await office
        .as('secretary')
        .post(`/v1/tasks/${await task(office, it, 'record-decision')}/completion`, '{"result": '),
      400,
    )
    must(await complete(office, it, 'secretary', 'record-decision', decision({ signatory: SIGNATORY })), 200)
    must(await complete(office, it, 'member1', 'confirm-decision', { confirmed: true }), 200)
    const cadre = {
      fullName: 'Hoàng Văn Thụ',
      unitId: OFFICE.department,
      managedAs: 'provincial',
      email: 'thu@example.org',
    }
    must(await officer.post('/v1/cadres', cadre), 201)
    must(await officer.get(`/v1/cadres?q=${encodeURIComponent('Hoàng Văn Thụ')}`), 200)
    must(await officer.get(`/v1/procedures?q=${encodeURIComponent(`Người ${one}`)}`), 200)
    must(await office.as('outsider').get(`/v1/procedures/${it.id}`), 404)
    for (const token of tokens) await office.send('/v1/me', { headers: { authorization: `Bearer ${token}` } })
    await office.send('/v1/me', { headers: { authorization: `Bearer ${tokens[0]?.slice(0, -4)}AAAA` } })
    const view = await seen(office, it.id)
    for (const path of [view.votes[0].minutes, `/v1/procedures/${it.id}/decision`])
      must(await officer.get(path), 200)
  })

  test('has a line for each request, with its id, path, status and time', () => {
    const requests = lines().filter(({ msg }) => msg === 'request')
    expect(requests.length).toBeGreaterThan(40)
    for (const { req, res, responseTime } of requests) {
      expect(req).toEqual({
        id: expect.any(String),
        method: expect.any(String),
        path: expect.stringMatching(/^\/[\w/.~:-]*$/),
      })
      expect(res).toEqual({ status: expect.any(Number) })
      expect(responseTime).toEqual(expect.any(Number))
    }
  })

  test('holds no name, no address, no reason, no summary, nothing that was searched for', async () => {
    const { rows } = await office.pool.query<{
      full_name: string
      search_name: string
      email: string | null
    }>('SELECT full_name, search_name, email FROM people')
    const people = rows.flatMap(({ full_name, search_name, email }) => [
      full_name,
      search_name,
      ...(email ? [email] : []),
    ])
    const secrets = [...people, REASON, SUMMARY, SIGNATORY, 'Hoàng', 'program.pdf', 'Chương trình']
    const all = office.logged.join('')
    const written = decodeURIComponent(all.replace(/%(?![0-9A-F]{2})/gi, '%25')).normalize('NFC')
    expect(secrets.filter((secret) => all.includes(secret) || written.includes(secret))).toEqual([])
  })

  test('holds no token and no part of one', () => {
    const all = office.logged.join('')
    for (const token of tokens) for (const part of token.split('.')) expect(all).not.toContain(part)
    expect(all).not.toMatch(/bearer|cookie|authorization/i)
    expect(all).not.toContain('eyJ')
  })
})

describe('a fault of ours', () => {
  test('is answered with an id, under which the log says what happened without the data', async () => {
    await office.pool.query('ALTER TABLE planning_entries RENAME COLUMN term TO renamed')
    const entry = { personId: 'an', postId: OFFICE.electedPost, term: '2025-2030', approvedOn: '2026-01-05' }
    const [token = ''] = tokens
    const answer = await fetch(`${office.url}/v1/planning?lang=en`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': 'k',
        'x-request-id': 'console-7f3a',
      },
      body: JSON.stringify(entry),
    })
    await office.pool.query('ALTER TABLE planning_entries RENAME COLUMN renamed TO term')
    const body = await answer.json()
    expect(answer.status).toBe(500)
    expect(answer.headers.get('x-request-id')).toBe('console-7f3a')
    expect(body).toEqual({
      type: 'urn:problem:internal-error',
      title: 'Unexpected error',
      status: 500,
      code: 'internal-error',
      detail: 'Unexpected error',
      instance: '/v1/planning',
      requestId: 'console-7f3a',
    })
    const told = lines().find(({ code, reqId }) => code === 'internal-error' && reqId === 'console-7f3a')
    expect(told.err).toMatchObject({ code: '42703', stack: expect.stringContaining('planning') })
    expect(told.err).not.toHaveProperty('message')
    expect(JSON.stringify(told)).not.toContain('2025-2030')
  })

  test('cannot be provoked by a request id that is none', async () => {
    const answer = await fetch(`${office.url}/v1/me`, { headers: { 'x-request-id': '"}{"level":60' } })
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(office.logged.join('')).not.toContain('"level\\":60')
  })
})
