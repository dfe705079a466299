import { createHash, randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import type { Told } from '../../api/live/told.js'
import { sessionCookieName } from '../../api/session/cookies.js'
import { apiBeside, type HttpOffice, startHttpOffice } from './http-office.js'
import { type Heard, listen } from './listener.js'
import { must, procedureAt, task, until, type Walked } from './walk.js'

let office: HttpOffice
const open: Heard[] = []

beforeAll(async () => {
  office = await startHttpOffice()
}, 120_000)
afterEach(() => {
  for (const each of open.splice(0)) each.leave()
})
afterAll(() => office.stop())

async function hearing(login: string, headers: Record<string, string> = {}, { url, dataDir } = office) {
  const token = await mintEmbeddedToken({ dataDir, login })
  const heard = await listen(url, { authorization: `Bearer ${token}`, ...headers })
  open.push(heard)
  return heard
}

const BECAUSE = { reason: 'Theo chủ trương' }
const suspend = async ({ id }: Walked) =>
  must(await office.as('officer').post(`/v1/procedures/${id}/suspension`, BECAUSE), 200).body

const isCase =
  ({ id }: { id: string }) =>
  (told: Told): boolean =>
    told.kind === 'case' && told.id === id

describe('whoever listens', () => {
  test('is told of what they may read, and nobody of anything else', async () => {
    const it = await procedureAt(office, 'program', { candidates: 2 })
    const [first = ''] = it.candidates
    const officer = await hearing('officer')
    const candidate = await hearing(first)
    const elsewhere = await hearing('other.officer')
    const outsider = await hearing('outsider')
    const { sequence } = await suspend(it)
    await officer.hears(isCase(it))
    await candidate.hears(isCase(it))
    expect(officer.told()).toContainEqual({ kind: 'case', id: it.id, sequence })

    // What comes later is told to those, too: so they were told of nothing before it.
    const theirs = await procedureAt(office, 'launched')
    const [last = ''] = theirs.candidates
    const later = await hearing(last)
    await suspend(theirs)
    await later.hears(isCase(theirs))
    expect([elsewhere.told(), outsider.told()]).toEqual([[], []])
    expect(later.told().filter((told) => told.kind === 'case' && told.id !== theirs.id)).toEqual([])
    expect(candidate.told().some(isCase(theirs))).toBe(false)
  })

  test('hears ids and nothing else', async () => {
    const it = await procedureAt(office, 'program')
    const officer = await hearing('officer')
    await suspend(it)
    await officer.hears(isCase(it))
    const described = office.checker
    expect(
      officer.told().flatMap((body) =>
        described.faultsOf({
          ...{ method: 'GET', path: '/v1/events', status: 200, contentType: 'text/event-stream' },
          body,
        }),
      ),
    ).toEqual([])
    expect(officer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(officer.headers.get('cache-control')).toMatch(/no-store.*no-transform/)
    expect(officer.headers.get('x-accel-buffering')).toBe('no')
    const line =
      /^(|retry: \d+|: so far|id: [\d:,]+|data: \{"kind":"(case|task)","id":"[\w~-]+"(,"sequence":\d+)?\})$/
    expect(
      officer
        .text()
        .split('\n')
        .filter((each) => !line.test(each)),
    ).toEqual([])
  })

  test('hears that a task of their group is done by another of it, and of which task', async () => {
    const it = await procedureAt(office, 'decision')
    const id = await task(office, it, 'record-decision')
    const other = await hearing('secretary2')
    must(await office.as('secretary').post(`/v1/tasks/${id}/claim`, {}), 200)
    await other.hears((told) => told.kind === 'task' && told.id === id)
    const { told } = other
    const before = told().length
    must(
      await office.as('secretary').post(`/v1/tasks/${id}/completion`, {
        kind: 'record-decision',
        result: { outcome: 'returned', stage: 'planning-check', ...BECAUSE },
      }),
      200,
    )
    await until(async () =>
      told()
        .slice(before)
        .some((each) => each.kind === 'task' && each.id === id),
    )
  })

  test('goes on from where they were, also at another process, and hears once what came meanwhile', async () => {
    const it = await procedureAt(office, 'launched')
    const first = await hearing('officer')
    await until(async () => first.lastId() !== '')
    first.leave()
    const { sequence } = await suspend(it)
    const beside = await apiBeside(office.stack, {})
    const again = await hearing('officer', { 'last-event-id': first.lastId() }, beside)
    await again.hears(isCase(it))
    expect(again.told().filter(isCase(it))).toEqual([{ kind: 'case', id: it.id, sequence }])
    again.leave()
    await beside.stop()
  })

  test('is told to read everything anew where nobody can say what they have missed', async () => {
    for (const id of ['what?', '900000000:900000000:', '5:3:']) {
      const heard = await hearing('outsider', { 'last-event-id': id })
      await heard.hears(({ kind }) => kind === 'everything')
    }
  })

  test('hears no more of what they may not read any more', async () => {
    const it = await procedureAt(office, 'launched')
    const monitor = await hearing('health.monitor')
    const officer = await hearing('officer')
    await office.pool.query("DELETE FROM role_grants WHERE person_id = 'health.monitor'")
    await suspend(it)
    await officer.hears(isCase(it))
    // Both are told in the same breath.
    expect(monitor.told()).toEqual([])
    expect(monitor.hasEnded()).toBe(false)
  })
})

describe('a stream', () => {
  test('ends with the session of the browser', async () => {
    const secret = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(secret).digest()
    await office.pool.query(
      `INSERT INTO browser_sessions (secret_hash, login, ends_at, idle_until, sealed_tokens)
       VALUES ($1, 'officer', now() + interval '1 hour', now() + interval '1 hour', '')`,
      [hash],
    )
    const it = await procedureAt(office, 'launched')
    const heard = await listen(office.url, { cookie: `${sessionCookieName(office.url)}=${secret}` })
    open.push(heard)
    expect(heard.status).toBe(200)
    await office.pool.query('DELETE FROM browser_sessions WHERE secret_hash = $1', [hash])
    await suspend(it)
    await until(async () => heard.hasEnded())
    expect(heard.told()).toEqual([])
  })

  test('ends with the token, and is not begun without one', async () => {
    const token = await mintEmbeddedToken({ dataDir: office.dataDir, login: 'officer', expiresInSeconds: 3 })
    const heard = await listen(office.url, { authorization: `Bearer ${token}` })
    open.push(heard)
    await until(async () => heard.hasEnded())
    expect((await office.send('/v1/events')).status).toBe(401)
  })

  test('is one of a few of each person, and others have theirs all the same', async () => {
    const streams = await Promise.all(Array.from({ length: 8 }, () => hearing('approver')))
    expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    const refused = await office.as('approver').get('/v1/events')
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([
      ...[429, 'too-many-requests', '30'],
    ])
    expect((await hearing('monitor')).status).toBe(200)
    // No reading waits for them.
    expect((await office.as('approver').get('/v1/me')).status).toBe(200)
    streams[0]?.leave()
    await until(async () => {
      const again = await hearing('approver')
      return again.status === 200
    })
  })

  test('does not keep the process from stopping', async () => {
    const beside = await apiBeside(office.stack, {})
    const heard = await hearing('officer', {}, beside)
    const asked = Date.now()
    await beside.stop()
    expect(Date.now() - asked).toBeLessThan(4_000)
    await until(async () => heard.hasEnded())
  })

  test('asked for its headers alone ends with them', async () => {
    const token = await mintEmbeddedToken({ dataDir: office.dataDir, login: 'officer' })
    const headers = { authorization: `Bearer ${token}` }
    const { status } = await fetch(`${office.url}/v1/events`, { method: 'HEAD', headers })
    expect(status).toBe(200)
  })
})
