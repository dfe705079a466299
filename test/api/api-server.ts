import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { Client, Connection } from '@temporalio/client'
import type pg from 'pg'
import { pino } from 'pino'
import { createApp } from '../../api/app.js'
import type { ApiDeps, Uploads } from '../../api/deps.js'
import { type FairShare, shareOf } from '../../api/http/fair-share.js'
import { InvalidToken } from '../../api/identity/verify-token.js'
import type { ForTwoPeople } from '../../domain/two-people.js'
import type { PayloadKeys } from '../../temporal/key-ring.js'
import { sealingWith } from '../../temporal/sealing.js'
import { createTestDatabase, patientPool } from '../support/database.js'
import { sentAgain } from '../support/sent-again.js'
import { insertSmallOffice, OFFICE } from '../support/small-office.js'

export interface Answer {
  status: number
  headers: Headers
  /** Parsed JSON, or the text of what is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where it is not there
  body: any
}

/** The API over HTTP, asked as somebody: the token of these tests is the login itself. */
export interface TestApi {
  url: string
  /** Lines that were logged, as objects. */
  logged: Record<string, unknown>[]
  get(as: string | undefined, path: string, headers?: Record<string, string>): Promise<Answer>
  /** Posts JSON with a key of its own, unless one is given. */
  post(as: string, path: string, body: unknown, key?: string, ifMatch?: string): Promise<Answer>
  send(path: string, init: RequestInit): Promise<Answer>
  close(): Promise<void>
}

export interface Behind {
  pool: pg.Pool
  proxies?: number
  temporal?: Client
  taskQueue?: string
  /** Of the workers. */
  payloadKeys?: PayloadKeys
  now?: () => Date
  fairShare?: FairShare
  twoPeopleFor?: readonly ForTwoPeople[]
  uploads?: Uploads
  browser?: ApiDeps['browser']
  /** Where the console was built. */
  consoleFolder?: string
}

/** All test files share one Temporal server, and a case's id follows from its key: keys are of one file alone. */
const file = randomUUID()
let keys = 0

export async function serveApi({
  pool,
  proxies = 0,
  temporal,
  taskQueue,
  payloadKeys,
  now,
  fairShare,
  twoPeopleFor,
  uploads,
  browser,
  consoleFolder,
}: Behind): Promise<TestApi> {
  const logged: Record<string, unknown>[] = []
  const connection = temporal ? undefined : Connection.lazy({ address: '127.0.0.1:1', interceptors: [] })
  const app = createApp({
    pool,
    proxies,
    temporal: temporal ?? new Client({ ...(connection && { connection }) }),
    ...(taskQueue && { taskQueue }),
    sealing: sealingWith(payloadKeys ?? [Buffer.alloc(32)]),
    now: now ?? (() => new Date()),
    // A test asks as few people for what many ask in the product.
    fairShare: fairShare ?? shareOf(0),
    twoPeopleFor: twoPeopleFor ?? [],
    ...(uploads && { uploads }),
    ...(browser && { browser }),
    ...(consoleFolder && { consoleFolder }),
    dataDir: tmpdir(),
    publicUrl: 'http://api.test',
    logger: pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) }),
    async verifyToken(authorization) {
      const [, login] = /^Bearer ([\w.-]+)$/.exec(authorization ?? '') ?? []
      if (!login || login === 'forged') throw new InvalidToken(authorization ? 'invalid' : 'missing')
      return { login }
    },
  })
  const send: TestApi['send'] = async (path, init) => {
    const once = async () => answerOf(await fetch(url + path, init))
    // Without Temporal it is 503 that is looked for.
    const answer = temporal ? await sentAgain(init, once) : await once()
    // An error that nobody expected fails the test with what the log says of it.
    if (answer.body?.code === 'internal-error') {
      throw new Error(
        JSON.stringify(logged.filter(({ code }) => code === 'internal-error').at(-1), undefined, 2),
      )
    }
    return answer
  }
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const authorized = (as: string | undefined): Record<string, string> =>
    as ? { authorization: `Bearer ${as}` } : {}
  return {
    url,
    logged,
    send,
    get: (as, path, headers = {}) => send(path, { headers: { ...authorized(as), ...headers } }),
    post(as, path, body, key, ifMatch) {
      keys += 1
      return send(path, {
        method: 'POST',
        headers: {
          ...authorized(as),
          'content-type': 'application/json',
          'idempotency-key': `${file}-${key ?? keys}`,
          ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await connection?.close()
    },
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text ? JSON.parse(text) : text,
  }
}

/** People with roles, beside those of the small office: each login is the person's id. */
export const ROLES: Record<string, { role: string; unit: string }> = {
  officer: { role: 'hr_officer', unit: OFFICE.province },
  approver: { role: 'approver', unit: OFFICE.province },
  monitor: { role: 'monitor', unit: OFFICE.province },
  'health.monitor': { role: 'monitor', unit: OFFICE.department },
  'other.monitor': { role: 'monitor', unit: 'u-other' },
  'other.officer': { role: 'hr_officer', unit: 'u-other' },
  outsider: { role: '', unit: '' },
}

/** The small office, a unit beside it, roles, and an account for everybody. */
export async function insertOfficeWithAccounts(pool: pg.Pool): Promise<void> {
  await insertSmallOffice(pool)
  await pool.query(
    `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
     VALUES ('u-other', $1, ARRAY[$1, 'u-other'], 'department', 'Sở khác', 'Another department')`,
    [OFFICE.province],
  )
  for (const [person, { role, unit }] of Object.entries(ROLES)) {
    await pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
       VALUES ($1, 'Người ' || $1, 'nguoi ' || $1, $2, 'staff') ON CONFLICT DO NOTHING`,
      [person, OFFICE.province],
    )
    if (role) {
      await pool.query('INSERT INTO role_grants (person_id, role, unit_id) VALUES ($1, $2, $3)', [
        person,
        role,
        unit,
      ])
    }
  }
  await pool.query('INSERT INTO accounts (login, person_id) SELECT id, id FROM people')
}

/** A database of one's own with that office in it. */
export async function officeDatabase(): Promise<{ pool: pg.Pool; drop: () => Promise<void> }> {
  const database = await createTestDatabase()
  const pool = patientPool(database.url)
  await insertOfficeWithAccounts(pool)
  return {
    pool,
    async drop() {
      await pool.end()
      await database.drop()
    },
  }
}
