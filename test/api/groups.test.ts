import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi } from './records-office.js'

let office: RecordsApi
const GROUP = 'g-of-test'

beforeAll(async () => {
  office = await recordsApi('2026-08-03T02:00:00.000Z')
  const { pool } = office
  await pool.query(
    "INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ($1, $2, 'tellers', 'Tổ kiểm phiếu', 'Tellers')",
    [GROUP, OFFICE.department],
  )
  const members = [
    ['an', 'member', '2020-01-01', null],
    ['binh', 'head', '2024-05-06', '2027-01-01'],
    ['chi', 'member', '2020-01-01', '2026-08-03'],
    ['voter1', 'member', '2026-08-04', null],
  ]
  for (const [person, duty, from, to] of members)
    await pool.query(
      'INSERT INTO group_members (group_id, person_id, duty, from_on, to_on) VALUES ($1, $2, $3, $4, $5)',
      [GROUP, person, duty, from, to],
    )
  await pool.query(
    `INSERT INTO absences (person_id, kind, from_on, to_on, evidence, recorded_by, recorded_at)
     VALUES ('an', 'abroad', '2026-07-20', '2026-08-10', 'Quyết định 5', 'officer', now()),
       ('binh', 'hospital', '2026-07-01', '2026-08-03', 'Giấy ra viện', 'officer', now())`,
  )
})
afterAll(() => office.close())

const read = (as: string) => office.api.get(as, `/v1/groups/${GROUP}?lang=en`)

test('a group is told with its members of today and since when, its head first, and who is away', async () => {
  const { status, body } = await read('officer')
  expect(status).toBe(200)
  expect(body).toEqual({
    ...{ id: GROUP, kind: 'tellers', name: 'Tellers', unit: { id: OFFICE.department, name: 'Health' } },
    head: { id: 'binh', name: 'Người binh' },
    members: [
      {
        person: { id: 'binh', name: 'Người binh' },
        ...{ duty: 'head', from: '2024-05-06', to: '2027-01-01', absent: null },
      },
      {
        person: { id: 'an', name: 'Người an' },
        ...{ duty: 'member', from: '2020-01-01', to: null },
        absent: { from: '2026-07-20', to: '2026-08-10' },
      },
    ],
  })
})

test('its members know of it, and whoever has a role over its unit; who is away is told by the file alone', async () => {
  const absent = async (as: string) =>
    (await read(as)).body.members.map((member: { absent?: unknown }) => 'absent' in member)
  expect(await absent('monitor')).toEqual([false, false])
  expect(await absent('health.admin')).toEqual([true, true])
  // Of oneself alone.
  expect(await absent('an')).toEqual([false, true])
  for (const as of ['chi', 'voter1', 'other.monitor', 'other.officer'])
    expect([as, (await read(as)).status, (await read(as)).body.code]).toEqual([as, 404, 'group-not-found'])
  expect((await office.api.get('officer', '/v1/groups/g-none')).body.code).toBe('group-not-found')
})
