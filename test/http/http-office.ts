import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { readApiConfig } from '../../api/config.js'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { startApi } from '../../api/main.js'
import type { ProceduresWorkerOptions } from '../../worker/procedures-worker.js'
import { insertOfficeWithAccounts } from '../api/api-server.js'
import { type ProceduresStack, quietRuntime, startProcedures } from '../support/procedures.js'
import { sentAgain } from '../support/sent-again.js'
import { OFFICE } from '../support/small-office.js'
import { testTemporal } from '../support/temporal.js'
import { OpenApiChecker, type OpenApiDocument } from './openapi-checker.js'

/** What came back. */
export interface Answer {
  status: number
  headers: Headers
  /** Parsed JSON, or the bytes of what is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where it is not there
  body: any
}

/** The API as one account uses it, with its own token. */
export interface Person {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** A JSON body, or a text as it stands; with a key of its own unless one is given. */
  post(path: string, body: unknown, key?: string, ifMatch?: string): Promise<Answer>
  patch(path: string, body: unknown, ifMatch: string): Promise<Answer>
  /** Replaces what is there: with a key of its own, and If-Match where there was something. */
  put(path: string, body: unknown, ifMatch?: string): Promise<Answer>
  delete(path: string, ifMatch: string): Promise<Answer>
  upload(file: Upload, key?: string): Promise<Answer>
  /** A file as the body, of that type. */
  postFile(path: string, content: Buffer, type: string): Promise<Answer>
}

export interface Upload {
  case: string
  content: Buffer
  name?: string
  type?: string
  purpose?: string
}

/** The small office behind the real API: real tokens, PostgreSQL, Temporal and a worker. */
export interface HttpOffice {
  url: string
  /** Where its metrics are read, if METRICS_PORT is among its settings. */
  metricsUrl: string | undefined
  stack: ProceduresStack
  pool: pg.Pool
  dataDir: string
  checker: OpenApiChecker
  /** What the API has logged, line by line. */
  logged: string[]
  as(login: string, language?: 'vi' | 'en'): Person
  /** With nothing added. Fails when the answer is not as the OpenAPI document says, or is a fault of ours. */
  send(path: string, init?: RequestInit): Promise<Answer>
  stop(): Promise<void>
}

/** Accounts beside those of test/api, in roles that it has not. */
const MORE_ROLES = [
  ['admin', 'admin', OFFICE.province],
  ['health.officer', 'hr_officer', OFFICE.department],
  ['second.officer', 'hr_officer', OFFICE.province],
  ['other.admin', 'admin', 'u-other'],
] as const

export async function insertHttpOffice(pool: pg.Pool): Promise<void> {
  await insertOfficeWithAccounts(pool)
  for (const [person, role, unit] of MORE_ROLES) {
    await pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
       VALUES ($1, 'Người ' || $1, 'nguoi ' || $1, $2, 'staff') ON CONFLICT DO NOTHING`,
      [person, unit],
    )
    await pool.query('INSERT INTO accounts (login, person_id) VALUES ($1, $1)', [person])
    await pool.query('INSERT INTO role_grants (person_id, role, unit_id) VALUES ($1, $2, $3)', [
      person,
      role,
      unit,
    ])
  }
}

/** Worker and API of this process, on services of the test run; `environment`: of the API, beside what it needs. */
export async function startHttpOffice(
  options: Partial<ProceduresWorkerOptions> = {},
  environment: Record<string, string> = {},
): Promise<HttpOffice> {
  quietRuntime()
  const stack = await startProcedures(options, insertHttpOffice)
  const office = await apiBeside(stack, environment)
  return {
    ...office,
    async stop() {
      await office.stop()
      await stack.stop()
    },
  }
}

/** An API of its own on the same worker and data, as an installation has it that is started anew with other settings. */
export async function apiBeside(
  stack: ProceduresStack,
  environment: Readonly<Record<string, string>>,
): Promise<HttpOffice> {
  const { address } = await testTemporal()
  const dataDir = mkdtempSync(join(tmpdir(), 'http-office-'))
  const logged: string[] = []
  const config = readApiConfig({
    PORT: '0',
    DATABASE_URL: stack.databaseUrl,
    TEMPORAL_ADDRESS: address,
    PAYLOAD_KEY: stack.payloadKeys[0].toString('hex'),
    DATA_DIR: dataDir,
    REQUESTS_PER_MINUTE: '0',
    TWO_PEOPLE_FOR: 'none',
    ...environment,
  })
  const api = await startApi(
    { ...config, TASK_QUEUE: stack.taskQueue },
    { write: (line) => void logged.push(line) },
  )
  const document = (await (await fetch(`${api.url}/openapi.json`)).json()) as OpenApiDocument
  const checker = new OpenApiChecker(document)
  const send: HttpOffice['send'] = async (path, init = {}) => {
    const answer = await sentAgain(init, async () => answerOf(await fetch(api.url + path, init)))
    if (answer.status >= 500) {
      throw new Error(`${path}: ${answer.status}\n${logged.filter(isFailure).slice(-3).join('')}`)
    }
    const faults = checker.faultsOf({
      method: init.method ?? 'GET',
      path: path.split('?', 1)[0] ?? path,
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      body: answer.body,
    })
    if (faults.length > 0) throw new Error(faults.join('\n'))
    return answer
  }
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (login: string): Promise<string> => {
    const known = tokens.get(login) ?? mintEmbeddedToken({ dataDir, login })
    tokens.set(login, known)
    return known
  }
  return {
    url: api.url,
    metricsUrl: api.metricsUrl,
    stack,
    pool: stack.pool,
    dataDir,
    checker,
    logged,
    send,
    as: (login, language) => personOf(send, () => tokenOf(login), language),
    async stop() {
      await api.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The API as that account uses it, with what sends a request and gives its answer. */
export function personOf(send: HttpOffice['send'], token: () => Promise<string>, language?: string): Person {
  const headers = async (): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await token()}`,
    ...(language && { 'accept-language': language }),
  })
  return {
    get: async (path, more = {}) => send(path, { headers: { ...(await headers()), ...more } }),
    post: async (path, body, key = randomUUID(), ifMatch) =>
      send(path, {
        method: 'POST',
        headers: {
          ...(await headers()),
          ...{ 'content-type': 'application/json', 'idempotency-key': key },
          ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    patch: async (path, body, ifMatch) =>
      send(path, {
        method: 'PATCH',
        headers: { ...(await headers()), 'content-type': 'application/json', 'if-match': ifMatch },
        body: JSON.stringify(body),
      }),
    put: async (path, body, ifMatch) =>
      send(path, {
        method: 'PUT',
        headers: {
          ...(await headers()),
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        },
        body: JSON.stringify(body),
      }),
    delete: async (path, ifMatch) =>
      send(path, { method: 'DELETE', headers: { ...(await headers()), 'if-match': ifMatch } }),
    postFile: async (path, content, type) =>
      send(path, {
        method: 'POST',
        headers: { ...(await headers()), 'content-type': type, 'idempotency-key': randomUUID() },
        body: new Uint8Array(content),
      }),
    async upload(
      { content, name = 'program.pdf', type = 'application/pdf', purpose = 'action-program', ...file },
      key = randomUUID(),
    ) {
      const query = new URLSearchParams({ case: file.case, purpose, name })
      return send(`/v1/documents?${query}`, {
        method: 'POST',
        headers: { ...(await headers()), 'content-type': type, 'idempotency-key': key },
        body: new Uint8Array(content),
      })
    },
  }
}

export async function answerOf(response: Response): Promise<Answer> {
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  const bytes = Buffer.from(await response.arrayBuffer())
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : bytes,
  }
}

/** Lines of level error or above. */
const isFailure = (line: string): boolean => /"level":[56]0/.test(line)
