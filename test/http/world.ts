import { expect } from '@jest/globals'
import type pg from 'pg'
import { COMMON_CHAIN } from '../../db/audit/audit-chain.js'
import { chainClosedHeads } from '../../db/audit/closed-heads.js'
import { ROWS_WRITTEN } from '../../db/audit/written-rows.js'
import type { Answer, HttpOffice, Person } from './http-office.js'

/** What a worker does by itself: it takes the notes of rows written into the common chain. */
const BUT_NOTES: Readonly<Record<string, string>> = {
  audit_events: ` WHERE what <> '${ROWS_WRITTEN}'`,
  audit_chains: ` WHERE chain <> '${COMMON_CHAIN}'`,
}

/** Every table with the number of its rows and a digest of all they hold, when the heads of closed cases are taken over. */
export async function worldOf(pool: pg.Pool): Promise<Record<string, string>> {
  // A worker that is about to take them over holds them: waited for, and what it leaves is taken over here.
  await pool.query('SELECT 1 FROM closed_heads FOR UPDATE')
  await chainClosedHeads(pool, new Date().toISOString())
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  const parts = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS state FROM "${name}" t${BUT_NOTES[name] ?? ''}`,
  )
  const { rows } = await pool.query<{ name: string; state: string }>(parts.join(' UNION ALL '))
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
}

/** How a request has to be refused. */
export interface Refused {
  status: number
  code: string
  /** `field: code` of each error; none, when left out. */
  fields?: string[]
  /** Said somewhere in the title, the detail or the errors. */
  vi: string
  en: string
}

/**
 * Asks in Vietnamese and in English; expects the status, the code, the fields and the messages, a complete problem, and
 * that no row of any table is other than before.
 */
export async function expectRefused(
  office: HttpOffice,
  login: string,
  ask: (person: Person) => Promise<Answer>,
  { status, code, fields = [], vi, en }: Refused,
): Promise<void> {
  const before = await worldOf(office.pool)
  for (const [language, message] of [
    ['vi', vi],
    ['en', en],
  ] as const) {
    const { status: given, headers, body } = await ask(office.as(login, language))
    const errors: { field: string; code: string; message: string }[] = body.errors ?? []
    expect({
      status: given,
      code: body.code,
      fields: errors.map((error) => `${error.field}: ${error.code}`),
    }).toEqual({ status, code, fields })
    expect([body.title, body.detail, ...errors.map((error) => error.message)].join(' | ')).toContain(message)
    expect(body).toMatchObject({
      type: `urn:problem:${code}`,
      status,
      requestId: headers.get('x-request-id'),
    })
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(headers.get('content-language')).toBe(language)
  }
  expect(await worldOf(office.pool)).toEqual(before)
}
