import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { findAccount } from '../../db/reads/callers.js'
import { FOR_TWO_PEOPLE } from '../../domain/two-people.js'
import { OFFICE } from '../support/small-office.js'
import type { Answer } from './api-server.js'
import { type RecordsApi, recordsApi } from './records-office.js'

/** Who signs in by which login: opened by two, closed by one (ADR 0042). */

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi('2026-08-03T02:00:00.000Z', { twoPeopleFor: FOR_TWO_PEOPLE })
  await office.pool.query(
    `WITH person AS (INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
       VALUES ('admin2', 'admin2', 'admin2', $1, 'staff'), ('newcomer', 'Vũ Thị Mới', 'vu thi moi', $2, 'staff'),
         ('elsewhere', 'Người Khác', 'nguoi khac', 'u-other', 'staff') RETURNING id)
     INSERT INTO accounts (login, person_id) SELECT id, id FROM person WHERE id = 'admin2'`,
    [OFFICE.province, OFFICE.department],
  )
  await office.pool.query(
    "INSERT INTO role_grants (person_id, role, unit_id) VALUES ('admin2', 'admin', $1)",
    [OFFICE.province],
  )
})
afterAll(() => office.close())

const because = { reason: 'Chuyển công tác' }
const told = ({ status, body }: Answer) => [status, body.code ?? body.state]
const open = (personId: string, login: string, as = 'admin') =>
  office.api.post(as, '/v1/accounts', { personId, login })
const change = (what: 'closing' | 'reopening' | 'sign-out', person: string, as = 'admin') =>
  office.api.post(as, `/v1/accounts/${person}/${what}`, because)
const confirm = (as: string, id: number) => office.api.post(as, `/v1/proposed-changes/${id}/confirmation`, {})
const read = (person: string, as = 'admin') => office.api.get(as, `/v1/accounts/${person}`)
const mayAsk = async (login: string) => (await office.api.get(login, '/v1/me')).status

async function sessionOf(login: string): Promise<void> {
  await office.pool.query(
    `INSERT INTO browser_sessions (secret_hash, login, ends_at, idle_until, sealed_tokens)
     VALUES ($1, $2, now() + interval '1 hour', now() + interval '1 hour', '')`,
    [randomBytes(32), login],
  )
}

describe('an account', () => {
  test('is opened by one and confirmed by another; whoever signs in with the login is that person from then on', async () => {
    const entered = await open('newcomer', 'moi.vu')
    expect(told(entered)).toEqual([202, 'waiting'])
    expect([await mayAsk('moi.vu'), (await read('newcomer')).status]).toEqual([403, 404])
    expect(told(await confirm('admin', entered.body.id))).toEqual([403, 'second-person-needed'])
    expect(told(await confirm('health.admin', entered.body.id))).toEqual([200, 'confirmed'])
    expect(await mayAsk('moi.vu')).toBe(200)
    expect((await read('newcomer')).body).toEqual({
      login: 'moi.vu',
      person: { id: 'newcomer', name: 'Vũ Thị Mới' },
      unit: { id: OFFICE.department, name: expect.any(String) },
      ...{ closedAt: null, roles: [], sessions: 0 },
    })
    expect((await office.audited()).slice(-4)).toEqual([
      ...['change-proposed', 'accounts-changed', 'account-opened', 'change-confirmed'],
    ])
  })

  test('is of one person and one login: another of either is refused', async () => {
    expect(told(await open('newcomer', 'moi.vu.2'))).toEqual([409, 'already-exists'])
    expect(told(await open('elsewhere', 'officer'))).toEqual([409, 'already-exists'])
    const twice = await open('newcomer', 'có dấu')
    expect(twice.body.errors).toMatchObject([{ field: 'login' }])
  })

  test('is closed at once: the next request is refused, every session ends, and nobody signs in', async () => {
    await sessionOf('moi.vu')
    expect((await read('newcomer')).body.sessions).toBe(1)
    const closed = await change('closing', 'newcomer', 'health.admin')
    expect(closed).toMatchObject({ status: 200, body: { closedAt: '2026-08-03T02:00:00.000Z', sessions: 0 } })
    expect(await mayAsk('moi.vu')).toBe(403)
    expect(await findAccount(office.pool, 'moi.vu')).toBeUndefined()
    expect((await office.audited()).slice(-2)).toEqual(['accounts-changed', 'account-closed'])
    expect(told(await change('closing', 'newcomer'))).toEqual([409, 'already-ended'])
  })

  test('is opened again once a second person has confirmed it', async () => {
    const entered = await change('reopening', 'newcomer')
    expect(told(entered)).toEqual([202, 'waiting'])
    expect(await mayAsk('moi.vu')).toBe(403)
    expect(told(await confirm('admin2', entered.body.id))).toEqual([200, 'confirmed'])
    expect(await mayAsk('moi.vu')).toBe(200)
    expect(told(await change('reopening', 'newcomer'))).toEqual([409, 'already-exists'])
  })

  test('is signed out everywhere, and stays open', async () => {
    await sessionOf('moi.vu')
    await sessionOf('moi.vu')
    expect((await change('sign-out', 'newcomer')).body).toMatchObject({ sessions: 0, closedAt: null })
    expect(await mayAsk('moi.vu')).toBe(200)
    expect((await office.audited()).at(-1)).toBe('sessions-ended')
  })

  test('is nobody’s own to change, and of nobody beyond the units that one administers', async () => {
    const own = await office.api.post('admin', '/v1/accounts/admin/closing?lang=en', because)
    expect(told(own)).toEqual([403, 'not-permitted'])
    expect(own.body.detail).toMatch(/their own/)
    expect(told(await change('closing', 'admin2', 'health.admin'))).toEqual([404, 'account-not-found'])
    expect(told(await open('elsewhere', 'khac', 'health.admin'))).toEqual([422, 'invalid-input'])
    for (const as of ['officer', 'approver', 'monitor', 'outsider']) {
      expect(told(await open('elsewhere', 'khac', as))).toEqual([403, 'not-permitted'])
      expect(told(await change('closing', 'newcomer', as))).toEqual([404, 'account-not-found'])
      expect((await office.api.get(as, '/v1/accounts')).body.items).toEqual([])
    }
  })
})

test('the accounts of one’s units are found by name, login, unit, role and state, and paged without loss', async () => {
  const logins = async (query: string, as = 'admin') =>
    (await office.api.get(as, `/v1/accounts?${query}`)).body.items.map(
      ({ login }: { login: string }) => login,
    )
  expect(await logins('q=thi+moi')).toEqual(['moi.vu'])
  expect(await logins('q=moi.vu')).toEqual(['moi.vu'])
  expect(await logins(`unit=${OFFICE.department}&role=admin`)).toEqual([])
  expect(await logins('role=admin')).toEqual(['admin', 'admin2', 'health.admin'])
  expect(await logins('closed=true')).toEqual([])
  const all = await logins('limit=200')
  expect(all).toEqual([...all].sort())
  const first = (await office.api.get('admin', '/v1/accounts?limit=3')).body
  expect([
    ...first.items.map(({ login }: { login: string }) => login),
    ...(await logins(`limit=200&cursor=${first.nextCursor}`)),
  ]).toEqual(all)
  expect(await logins('limit=200', 'health.admin')).not.toContain('admin')
  expect(await logins('limit=200', 'health.admin')).toContain('moi.vu')
})
