import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { createSignInClient } from '../../api/identity/sign-in-client.js'
import { createBrowserSessions } from '../../api/session/browser-sessions.js'
import { sessionCookieName, sessionCookies } from '../../api/session/cookies.js'
import { createPool } from '../../db/pool.js'
import { pinLaw } from '../../db/registers/pinned-law.js'
import { type Flight, type NotedFlights, noteFlights } from '../support/flights.js'
import { launchOf } from '../support/small-office.js'
import { serveApi, type TestApi } from './api-server.js'
import {
  ALL_VOTERS,
  countFor,
  insertActionProgram,
  OFFICE,
  type OfficeOverHttp,
  RESOLUTION,
  startOffice,
  today,
} from './office-over-http.js'

let office: OfficeOverHttp
let pool: pg.Pool
/** Beside the office's own: its pool is used by nobody else. */
let api: TestApi
let noted: NotedFlights

beforeAll(async () => {
  office = await startOffice()
  const { databaseUrl, client, taskQueue, payloadKeys } = office.stack
  pool = createPool(databaseUrl)
  noted = noteFlights(pool)
  api = await serveApi({ pool, temporal: client, taskQueue, payloadKeys, browser: browserOf(pool) })
}, 120_000)
afterAll(async () => {
  await api.close()
  await pool.end()
  await office.stop()
})

const because = { reason: 'Chờ ý kiến' }

const PUBLIC_URL = 'http://api.test'
/** Of a provider that gives no refresh token, and so is not asked again. */
const NO_REFRESH = { idToken: undefined, refreshToken: undefined, expiresInSeconds: 600 }

function browserOf(pool: pg.Pool) {
  const client = createSignInClient({
    ...{ issuer: 'http://127.0.0.1:1/oidc', clientId: 'console', scope: 'procedures', publicUrl: PUBLIC_URL },
    verifyToken: async () => ({ login: 'nobody' }),
  })
  const sessions = createBrowserSessions(pool, client, { longest: 3_600, idle: 3_600 })
  return { client, sessions, cookies: sessionCookies(PUBLIC_URL) }
}

/** The flights of a command that is accepted. */
async function flightsOf(as: string, path: string, body: object, key?: string): Promise<Flight[]> {
  return noted.during(async () => {
    const { status, body: answer } = await api.post(as, path, body, key)
    expect([path, status < 300 ? 'accepted' : answer]).toEqual([path, 'accepted'])
  })
}

async function completed(as: string, id: string, kind: string, result: object): Promise<Flight[]> {
  const task = await office.task('officer', id, kind)
  return flightsOf(as, `/v1/tasks/${task}/completion`, { kind, result })
}

const ofCase = (...beside: string[]): Flight[] => [flightWith('find-asked-command-of-case', ...beside)]
const ofTask = (...beside: string[]): Flight[] => [flightWith('find-asked-command-of-task', ...beside)]
const flightWith = (...statements: string[]): Flight => ({ statements, connections: 1 })

test('a command to a case asks PostgreSQL once: who it is, whether they may, what was answered before', async () => {
  const id = await office.launch(['an', 'binh', 'chi'])
  const command = (name: string) => flightsOf('officer', `/v1/procedures/${id}/${name}`, because)
  expect(await command('suspension')).toEqual(ofCase())
  expect(await command('resumption')).toEqual(ofCase())
  expect(await command('candidates/an/block')).toEqual(ofCase())
  const own = `/v1/procedures/${id}/candidates/binh/withdrawal`
  expect(await flightsOf('binh', own, because)).toEqual(ofCase())
  expect(await command('withdrawal')).toEqual(ofCase())
})

test('so does a command by the session of a browser, which has not ended in that very flight', async () => {
  const secret = (await browserOf(pool).sessions.begin({ login: 'officer', ...NO_REFRESH })) ?? ''
  const headers = {
    cookie: `${sessionCookieName(PUBLIC_URL)}=${secret}`,
    origin: PUBLIC_URL,
    'content-type': 'application/json',
  }
  const id = await office.launch(['an'])
  const path = `/v1/procedures/${id}`
  // From then on the process knows the session, for a minute.
  await api.send(path, { headers })
  const flights = await noted.during(async () => {
    const body = JSON.stringify(because)
    const sent = { method: 'POST', headers: { ...headers, 'idempotency-key': secret }, body }
    expect((await api.send(`${path}/withdrawal`, sent)).status).toBe(200)
  })
  expect(flights).toEqual(ofCase())
})

test('so do claim, release and reassignment of a task', async () => {
  const id = await office.launch()
  const task = `/v1/tasks/${await office.task('officer', id, 'confirm-eligibility')}`
  expect(await flightsOf('officer', `${task}/claim`, {})).toEqual(ofTask())
  expect(await flightsOf('officer', `${task}/release`, {})).toEqual(ofTask())
  const reassigned = await flightsOf('officer', `${task}/reassignment`, { to: 'officer2', ...because })
  expect(reassigned).toEqual(ofTask('is-in-group-of-task'))
})

test('so does each completion of a task, with the documents and the people that its result names', async () => {
  const id = await office.launch(['an'])
  expect(await completed('officer', id, 'confirm-eligibility', { decision: 'confirm' })).toEqual(ofTask())
  const documentId = await insertActionProgram(office.stack, id, 'an')
  const program = { documentId, summary: 'Ba việc trọng tâm' }
  expect(await completed('an', id, 'submit-action-program', program)).toEqual(ofTask('find-named-documents'))
  expect(await completed('reviewer', id, 'review-action-program', { accepted: true })).toEqual(ofTask())
  const corrections = [{ personId: 'officer2', reason: 'Mới được bổ sung' }]
  const convened = { ...ALL_VOTERS, meetingOn: today(), corrections }
  expect(await completed('officer', id, 'convene-vote', convened)).toEqual(ofTask('find-names'))
  for (const teller of ['teller1', 'teller2']) {
    expect(await completed(teller, id, 'enter-count', countFor(['an']))).toEqual([
      ...ofTask(),
      // Whether the two entries agree is told from what was written.
      { connections: 1, statements: ['find-after-entry'] },
    ])
  }
  const { body } = await office.get('officer', `/v1/procedures/${id}`)
  const annulment = `/v1/votes/${body.votes[0].id}/annulment`
  expect(await flightsOf('officer', annulment, because)).toEqual([flightWith('find-asked-command-of-vote')])
})

test('the answer of a body is looked at again after it is recorded, for what should be noticed', async () => {
  const id = await office.untilCounted(['an'])
  const day = today()
  const resolution = { ...RESOLUTION, resolutionNumber: `${id}-QĐ`, signedOn: day, effectiveOn: day }
  const [first, ...after] = await completed('secretary', id, 'record-decision', resolution)
  // How long the post is held is asked with it: the decision names no end.
  expect([first]).toEqual(ofTask('find-term-of-task'))
  expect(after.length).toBeGreaterThan(0)
})

describe('a launch', () => {
  const launched = (as: string, body: object) => flightsOf(as, '/v1/procedures', body)

  test('of a vacant seat asks PostgreSQL once, and whether its law is pinned', async () => {
    await insertSeats('seat-flight', 71)
    const asked = { kind: 'appointment', seatId: 'seat-flight', candidates: ['chi'] }
    expect(await launched('officer', asked)).toEqual([
      flightWith(
        'find-asked-command',
        'find-launch-post-by-seat',
        'find-launch-candidate-by-seat',
        'list-hashes-of-rule-sets',
      ),
      flightWith('is-law-pinned'),
    ])
  })

  test('about whoever holds the seat too', async () => {
    await insertSeats('seat-held', 72)
    await pool.query(
      `INSERT INTO tenures (person_id, seat_id, post_id, level, from_on)
       SELECT 'outsider', 'seat-held', id, level, '2024-01-01' FROM posts WHERE id = $1`,
      [OFFICE.post],
    )
    const asked = {
      ...{ kind: 'resignation', seatId: 'seat-held', reason: 'Nguyện vọng cá nhân' },
      grounds: [{ code: '52.2c', paper: { number: '31', on: '2026-08-03' } }],
    }
    // The first by a law pins it.
    await pinLaw(pool, launchOf({ kind: 'resignation' }))
    expect(await launched('officer', asked)).toEqual([
      flightWith(
        'find-asked-command',
        'find-launch-post-by-seat',
        'list-posts-of-holder',
        'find-record-of-holder',
        'list-hashes-of-rule-sets',
      ),
      flightWith('is-law-pinned'),
    ])
  })
})

async function insertSeats(id: string, ordinal: number): Promise<void> {
  await pool.query("INSERT INTO seats (id, post_id, ordinal, created_on) VALUES ($1, $2, $3, '2020-01-01')", [
    id,
    OFFICE.post,
    ordinal,
  ])
}

test('a command that is sent again asks once, and the case is not asked', async () => {
  const id = await office.launch()
  const path = `/v1/procedures/${id}/suspension`
  const key = 'sent-again "\\ {['
  await flightsOf('officer', path, because, key)
  expect(await flightsOf('officer', path, because, key)).toEqual(ofCase())
})

test('whoever may not is told so after as many', async () => {
  const id = await office.launch()
  const flights = await noted.during(async () => {
    expect(await api.post('monitor', `/v1/procedures/${id}/suspension`, because)).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    })
  })
  expect(flights).toEqual(ofCase())
})
