import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { FOR_TWO_PEOPLE } from '../../domain/two-people.js'
import { membersOf, OFFICE } from '../support/small-office.js'
import type { Answer } from './api-server.js'
import { type RecordsApi, recordsApi } from './records-office.js'

/** Who is in which group from when to when: added by two, ended by one (ADR 0042). */

const TODAY = '2026-08-03'
let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi(`${TODAY}T02:00:00.000Z`, { twoPeopleFor: FOR_TWO_PEOPLE })
  await office.pool.query(
    `WITH person AS (INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
       VALUES ('admin2', 'admin2', 'admin2', $1, 'staff') RETURNING id),
     account AS (INSERT INTO accounts (login, person_id) SELECT id, id FROM person)
     INSERT INTO role_grants (person_id, role, unit_id) SELECT id, 'admin', $1 FROM person`,
    [OFFICE.province],
  )
})
afterAll(() => office.close())

const path = `/v1/groups/${OFFICE.tellers}/members`
const told = ({ status, body }: Answer) => [status, body.code ?? body.state]
const join = (body: object, as = 'admin') => office.api.post(as, path, { from: TODAY, ...body })
const leave = (body: object, as = 'admin') =>
  office.api.post(as, `${path}/ending`, { endedOn: TODAY, reason: 'Chuyển công tác', ...body })
const confirm = (as: string, id: number) => office.api.post(as, `/v1/proposed-changes/${id}/confirmation`, {})
const members = async (as = 'admin') => (await office.api.get(as, path)).body
const groupsOf = async (login: string): Promise<string[]> =>
  (await office.api.get(login, '/v1/me')).body.groups.map(({ id }: { id: string }) => id)

async function joined(body: object): Promise<void> {
  const entered = await join(body)
  expect(told(entered)).toEqual([202, 'waiting'])
  expect(told(await confirm('admin2', entered.body.id))).toEqual([200, 'confirmed'])
}

describe('a member', () => {
  test('is added by one and confirmed by another, and may what the group may from that day on', async () => {
    const entered = await join({ personId: 'voter9' })
    expect(told(entered)).toEqual([202, 'waiting'])
    expect(entered.body).toMatchObject({
      operation: 'join-group',
      subject: 'member',
      person: { id: 'voter9' },
    })
    expect(await groupsOf('voter9')).not.toContain(OFFICE.tellers)
    const { sent, names } = (await office.api.get('admin2', `/v1/proposed-changes/${entered.body.id}`)).body
    const group = (await office.api.get('admin2', `/v1/groups/${OFFICE.tellers}`)).body
    expect([sent.from, names[sent.group]]).toEqual([TODAY, group.name])
    expect(group.name.length).toBeGreaterThan(3)
    expect(told(await confirm('admin', entered.body.id))).toEqual([403, 'second-person-needed'])
    expect(told(await confirm('admin2', entered.body.id))).toEqual([200, 'confirmed'])
    expect(await groupsOf('voter9')).toContain(OFFICE.tellers)
    expect((await office.audited()).slice(-4)).toEqual([
      ...['change-proposed', 'members-changed', 'member-joined', 'change-confirmed'],
    ])
    expect(told(await join({ personId: 'voter9' }))).toEqual([409, 'already-exists'])
  })

  test('who joins on a later day is none before it', async () => {
    await joined({ personId: 'voter10', from: '2026-09-01' })
    expect(await groupsOf('voter10')).not.toContain(OFFICE.tellers)
    expect((await members()).items).toContainEqual({
      ...{ person: { id: 'voter10', name: expect.any(String) }, duty: 'member' },
      ...{ from: '2026-09-01', to: null },
    })
  })

  test('who leaves is none from that day on, with the reason in the trail, and may join again', async () => {
    expect(told(await leave({ personId: 'voter9', endedOn: '2026-08-10' }))).toEqual([200, undefined])
    expect(await groupsOf('voter9')).toContain(OFFICE.tellers)
    expect((await office.audited()).slice(-2)).toEqual(['members-changed', 'member-left'])
    expect(told(await join({ personId: 'voter9', from: '2026-08-09' }))).toEqual([409, 'already-exists'])
    await joined({ personId: 'voter9', from: '2026-08-10', duty: 'deputy' })
    expect(told(await leave({ personId: 'voter9', endedOn: '2026-08-12' }))).toEqual([200, undefined])
    expect(told(await leave({ personId: 'voter1' }))).toEqual([404, 'member-not-found'])
  })

  test('heads the group alone: whoever is to be the second head has to wait for the first to leave', async () => {
    const second = await office.api.post('admin', `${path}?lang=en`, {
      ...{ personId: 'voter12', duty: 'head', from: TODAY },
    })
    expect(second.body.errors).toMatchObject([{ field: 'duty', code: 'has-head' }])
    expect(second.body.errors[0].message).toMatch(/has a head, .*teller1/i)
    expect(told(await leave({ personId: 'teller1', endedOn: '2026-08-04' }))).toEqual([200, undefined])
    await joined({ personId: 'voter12', duty: 'head', from: '2026-08-04' })
    expect((await members()).group.head).toMatchObject({ id: 'teller1' })
  })

  test('is added and ended by administrators of the group’s unit, and by nobody for themselves', async () => {
    const own = await office.api.post('admin', `${path}?lang=en`, { personId: 'admin', from: TODAY })
    expect(told(own)).toEqual([403, 'not-permitted'])
    expect(own.body.detail).toMatch(/their own/)
    for (const as of ['health.admin', 'officer', 'approver', 'monitor', 'outsider']) {
      expect(told(await join({ personId: 'voter13' }, as))).toEqual([403, 'not-permitted'])
      expect(told(await leave({ personId: 'teller1' }, as))).toEqual([403, 'not-permitted'])
      expect((await office.api.get(as, path)).status).toBe(403)
    }
    expect(told(await join({ personId: 'nobody-there' }))).toEqual([422, 'invalid-input'])
    const nowhere = await office.api.post('admin', '/v1/groups/g-none/members', {
      ...{ personId: 'voter1', from: TODAY },
    })
    expect(told(nowhere)).toEqual([404, 'group-not-found'])
  })
})

test('the members of a group are told with their days, those who have left last, and who is away', async () => {
  await office.api.post('officer', '/v1/cadres/teller1/absences', {
    ...{ kind: 'hospital', from: '2026-08-01', to: '2026-08-20', evidence: 'Giấy ra vào viện' },
  })
  await office.pool.query(
    "UPDATE group_members SET to_on = '2026-07-01' WHERE group_id = $1 AND person_id = 'teller2'",
    [OFFICE.tellers],
  )
  const { items } = await members()
  expect(items.at(-1)).toMatchObject({ person: { id: 'teller2' }, to: '2026-07-01' })
  const first = items.find(({ person }: { person: { id: string } }) => person.id === 'teller1')
  expect(first).toMatchObject({ absence: { from: '2026-08-01', to: '2026-08-20' } })
  expect(items.filter((item: object) => 'absence' in item)).toHaveLength(1)
  const ids: string[] = []
  let cursor = ''
  do {
    const page = (await office.api.get('admin', `${path}?limit=2${cursor}`)).body
    ids.push(
      ...page.items.map(({ person, from }: { person: { id: string }; from: string }) => person.id + from),
    )
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
  } while (cursor)
  expect(ids).toEqual(
    items.map(({ person, from }: { person: { id: string }; from: string }) => person.id + from),
  )
})

test('the groups of one’s units are listed with how many are in them', async () => {
  const { items } = (await office.api.get('admin', '/v1/groups?limit=200')).body
  const body = items.find(({ id }: { id: string }) => id === OFFICE.body)
  expect(body).toMatchObject({ kind: 'managing-body', members: membersOf(OFFICE.body).length })
  const kinds = (await office.api.get('admin', '/v1/groups?kind=tellers')).body.items
  expect(kinds.map(({ id }: { id: string }) => id)).toEqual([OFFICE.tellers])
  expect((await office.api.get('officer', '/v1/groups')).body.items).toEqual([])
})
