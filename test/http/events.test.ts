import { createHash, randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import type { Told } from '../../api/live/told.js'
import { sessionCookieName } from '../../api/session/cookies.js'
import { OFFICE } from '../support/small-office.js'
import { apiBeside, type HttpOffice, startHttpOffice } from './http-office.js'
import { type Heard, listen } from './listener.js'
import { complete, must, procedureAt, seen, task, until, type Walked } from './walk.js'

let office: HttpOffice
const open: Heard[] = []

beforeAll(async () => {
  office = await startHttpOffice({}, { TWO_PEOPLE_FOR: 'rights' })
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

  test('hears of a change that two people make when it is entered and when it goes, where they may know of it', async () => {
    const [admin, other] = [office.as('admin'), office.as('other.admin')]
    const second = await hearing('other.admin')
    const outsider = await hearing('outsider')
    const officer = await hearing('officer')
    const right = { personId: 'outsider', role: 'monitor', unitId: 'u-other' }
    const place = must(await admin.post('/v1/rights', right), 202).headers.get('location') ?? ''
    const id = place.slice(place.lastIndexOf('/') + 1)
    const isIt = (told: Told): boolean => told.kind === 'change' && told.id === id
    await second.hears(isIt)
    const before = second.told().filter(isIt).length
    must(await admin.post(`${place}/withdrawal`, {}), 200)
    await until(async () => second.told().filter(isIt).length > before)
    must(await other.get(place), 200)
    // What comes later is told to the officer, too: so they were told of nothing before it.
    const it = await procedureAt(office, 'program')
    await suspend(it)
    await officer.hears(isCase(it))
    expect([...officer.told(), ...outsider.told()].some(({ kind }) => kind === 'change')).toBe(false)
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

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where it is not there
type Page = any

const noticesOf = async (login: string, query = '', language: 'vi' | 'en' = 'vi'): Promise<Page> =>
  must(await office.as(login, language).get(`/v1/me/notifications?${query}`), 200).body

/** What somebody was told of a case, as they may read it now. */
async function toldOf(login: string, it: Walked): Promise<Page[]> {
  const { number } = await seen(office, it.id)
  const { items } = await noticesOf(login, 'limit=200')
  return items.filter(({ about }: { about: string }) => about.endsWith(` ${number}`))
}

const markRead = async (login: string, id: number) =>
  must(await office.as(login).put('/v1/me/notifications/read-until', { id }), 204)

describe('what somebody was told', () => {
  test('they read in their language, with its task while it is open, and then with its procedure', async () => {
    const it = await procedureAt(office, 'launched')
    const open = await task(office, it, 'confirm-eligibility')
    const { number, waitingFor } = await seen(office, it.id)
    const [notice] = (await noticesOf('officer2', 'limit=1')).items
    expect(notice).toEqual({
      ...{ id: expect.any(Number), kind: 'task-opened', means: 'to-do', title: 'Có việc mới', isRead: false },
      about: `Xác nhận điều kiện, tiêu chuẩn, Người ${it.candidates[0]}, Phó Giám đốc, hồ sơ số ${number}`,
      at: expect.any(String),
      dueOn: waitingFor[0].deadline.due,
      opens: { what: 'task', id: open },
    })
    const [english] = (await noticesOf('officer2', 'limit=1', 'en')).items
    expect([english.title, english.about]).toEqual([
      'New task',
      `Confirm eligibility, Người ${it.candidates[0]}, Phó Giám đốc, procedure no. ${number}`,
    ])
    const confirmed = { decision: 'confirm', waivers: [] }
    must(await complete(office, it, 'officer', 'confirm-eligibility', confirmed), 200)
    expect((await toldOf('officer', it))[0]).toMatchObject({
      ...{ dueOn: null, opens: { what: 'procedure', id: it.id } },
    })
  })

  test('is told to nobody else, and says neither why nor how many', async () => {
    const it = await procedureAt(office, 'program')
    await suspend(it)
    const [candidate = ''] = it.candidates
    expect((await toldOf(candidate, it)).map(({ kind }) => kind)).toEqual(['case-suspended', 'task-opened'])
    for (const login of ['monitor', 'approver', 'outsider', 'reviewer'])
      expect([login, await toldOf(login, it)]).toEqual([login, []])
    const said = JSON.stringify([await noticesOf(candidate), await noticesOf('officer')])
    expect(said).not.toContain(BECAUSE.reason)
  })

  test('is gone, with its number, for whoever may read neither its task nor its procedure any more', async () => {
    await markRead('officer2', (await noticesOf('officer2', 'limit=1')).items[0].id)
    const it = await procedureAt(office, 'launched')
    expect(await toldOf('officer2', it)).toHaveLength(1)
    const here = await noticesOf('officer2')
    expect([here.unread, here.total]).toEqual([1, here.items.length])
    // They have left the office, and so all of its tasks that they have not done.
    const group = ['officer2', OFFICE.office]
    const leave = 'UPDATE group_members SET to_on = from_on WHERE person_id = $1 AND group_id = $2'
    await office.pool.query(leave, group)
    expect(await noticesOf('officer2')).toEqual({
      ...{ items: [], nextCursor: null, total: 0, totalCapped: false, unread: 0 },
    })
    await office.pool.query(leave.replace('from_on WHERE', 'NULL WHERE'), group)
    expect(await noticesOf('officer2')).toEqual(here)
  })

  test('a superior who may read neither is told nothing by the console, whatever was mailed', async () => {
    const it = await procedureAt(office, 'launched')
    const insert = (recipient: string) =>
      office.pool.query(
        `INSERT INTO notifications (case_id, sequence, task_id, recipient_id, kind, created_at, unit_id)
         SELECT case_id, 9, id, $2, 'overdue', now(), unit_id FROM tasks WHERE case_id = $1`,
        [it.id, recipient],
      )
    await insert('outsider')
    await insert('monitor')
    expect((await noticesOf('outsider')).items).toEqual([])
    expect(await toldOf('monitor', it)).toMatchObject([{ kind: 'overdue', opens: { what: 'task' } }])
  })

  test('is read up to where they have marked it, and never back', async () => {
    const [first, second] = [await procedureAt(office, 'launched'), await procedureAt(office, 'launched')]
    const unreadOf = async () => (await noticesOf('officer2')).unread
    const [earlier] = await toldOf('officer2', first)
    await markRead('officer2', earlier.id)
    expect(await unreadOf()).toBe(1)
    expect([
      (await toldOf('officer2', first))[0].isRead,
      (await toldOf('officer2', second))[0].isRead,
    ]).toEqual([true, false])
    const [latest] = await toldOf('officer2', second)
    // Of others, and of none, it marks nothing.
    await markRead('officer', latest.id)
    await markRead('officer2', 2_147_483_647)
    expect(await unreadOf()).toBe(1)
    await markRead('officer2', latest.id)
    await markRead('officer2', earlier.id)
    expect(await unreadOf()).toBe(0)
    await procedureAt(office, 'launched')
    expect(await unreadOf()).toBe(1)
  })

  test('is heard of as it is written', async () => {
    const heard = await hearing('officer2')
    const it = await procedureAt(office, 'launched')
    const { opens } = (await toldOf('officer2', it))[0]
    await heard.hears((told) => told.kind === 'task' && told.id === opens.id)
  })
})
