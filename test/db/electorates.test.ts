import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { findElectorate } from '../../db/reads/electorates.js'
import type { Composition } from '../../domain/rules/values/composition.js'
import type { ElectoratePart } from '../../domain/vocabulary.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'
import { insertDepartment } from '../support/department.js'
import { insertSmallOffice, OFFICE } from '../support/small-office.js'

let database: TestDatabase
let pool: pg.Pool
let client: pg.PoolClient
beforeAll(async () => {
  database = await createTestDatabase()
  pool = patientPool(database.url, 4)
  await insertSmallOffice(pool)
  await insertDepartment(pool)
  client = await pool.connect()
})
afterAll(async () => {
  client.release()
  await pool.end()
  await database.drop()
})

const AT = '2026-08-03T02:00:00.000Z'
const LEADERSHIP: ElectoratePart[] = ['head', 'deputies']
const EXPANDED: ElectoratePart[] = [...LEADERSHIP, 'committee', 'subunit-heads']
const KEY_CADRES: ElectoratePart[] = [...EXPANDED, 'organisation-heads', 'subunit-deputies']

type Everyone = Extract<Composition, { parts: unknown }>

async function named(
  parts: ElectoratePart[],
  more: Partial<Omit<Everyone, 'parts'>> & { unit?: string } = {},
) {
  const { unit = OFFICE.department, ...everyone } = more
  const asked = { composition: { parts, ...everyone }, unit, circle: OFFICE.electorate }
  const rows = await findElectorate(client, asked, AT)
  expect(new Set(rows.map(({ person }) => person)).size).toBe(rows.length)
  return Object.fromEntries(rows.map(({ person, as }) => [person, as]))
}

const LEADERS = {
  'd-head': 'head',
  'd-deputy-1': 'deputies',
  'd-deputy-2': 'deputies',
  'd-deputy-3': 'deputies',
}
const HEADS = { 'd-a-head': 'subunit-heads', 'd-b-head': 'subunit-heads', 'd-c-head': 'subunit-heads' }

test('the leadership is its head and deputies', async () => {
  expect(await named(LEADERSHIP)).toEqual(LEADERS)
})

test('whoever belongs to several parts is convened once, for the first of them', async () => {
  // d-head is of the party committee too.
  expect(await named(EXPANDED)).toEqual({ ...LEADERS, ...HEADS, 'd-secretary': 'committee' })
})

test('the key cadres are all parts, of an organisation its head alone', async () => {
  expect(await named(KEY_CADRES)).toEqual({
    ...LEADERS,
    ...HEADS,
    'd-secretary': 'committee',
    'd-union-head': 'organisation-heads',
    'd-a-deputy': 'subunit-deputies',
    'd-b-deputy': 'subunit-deputies',
    'd-c-deputy': 'subunit-deputies',
  })
})

describe('the committee of the same level (art. 33.2(c))', () => {
  beforeAll(async () => {
    // d-head, d-secretary and d-member are the party committee; d-head and d-secretary its standing committee.
    await pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ('d-member', 'Người', 'nguoi', $1, 'staff')`,
      [OFFICE.department],
    )
    await pool.query(
      `INSERT INTO group_members (group_id, person_id, from_on) VALUES ('d-committee', 'd-member', '2020-01-01')`,
    )
    await pool.query(
      `INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('d-standing', $1, 'standing-committee', 'x', 'x')`,
      [OFFICE.department],
    )
    await pool.query(
      `INSERT INTO group_members (group_id, person_id, duty, from_on)
       VALUES ('d-standing', 'd-head', 'member', '2020-01-01'), ('d-standing', 'd-secretary', 'head', '2020-01-01')`,
    )
  })
  afterAll(async () => {
    await isAt(null)
    await pool.query("DELETE FROM group_members WHERE group_id = 'd-standing' OR person_id = 'd-member'")
    await pool.query("DELETE FROM groups WHERE id = 'd-standing'")
    await pool.query("DELETE FROM people WHERE id = 'd-member'")
  })
  const isAt = (organisation: string | null) =>
    pool.query('UPDATE units SET party_organisation = $2 WHERE id = $1', [OFFICE.department, organisation])

  test.each([
    ['grass-roots', ['d-member', 'd-secretary']],
    ['above-grass-roots', ['d-secretary']],
    [null, ['d-secretary']],
  ])('of a party organisation that is %s', async (organisation, members) => {
    await isAt(organisation)
    const convened = await named(EXPANDED)
    const committee = Object.keys(convened).filter((person) => convened[person] === 'committee')
    expect(committee.sort()).toEqual(members)
  })

  test('is the standing committee of a dismissal (art. 53.2) at the grass roots too', async () => {
    await isAt('grass-roots')
    expect(await named([...LEADERSHIP, 'standing-committee'])).toEqual({
      ...LEADERS,
      'd-secretary': 'standing-committee',
    })
  })

  test('is headed by somebody who meets with the leadership where none of it sits there (Decree 115 art. 46.2)', async () => {
    const asked: ElectoratePart[] = [...LEADERSHIP, 'party-head']
    expect(await named(asked)).toEqual(LEADERS)
    const leaves = (on: string | null) =>
      pool.query(
        "UPDATE group_members SET to_on = $1 WHERE group_id IN ('d-committee', 'd-standing') AND person_id = 'd-head'",
        [on],
      )
    await leaves('2026-01-01')
    expect(await named(asked)).toEqual({ ...LEADERS, 'd-secretary': 'party-head' })
    await leaves(null)
  })
})

test('a dismissal has no party committee in the place of a standing committee that is not on record (art. 53.2)', async () => {
  const parts: ElectoratePart[] = [...LEADERSHIP, 'standing-committee']
  expect(await named(parts, { asksForStandingCommittee: true })).toEqual(LEADERS)
  // Of a case that began by an earlier content of the rule set.
  expect(await named(parts)).toEqual({ ...LEADERS, 'd-secretary': 'standing-committee' })
})

test('a division without a leadership of its own has that of its office', async () => {
  expect(await named(LEADERSHIP, { unit: 'u-a' })).toEqual(LEADERS)
})

test('everybody of a small unit is convened, those of the parts as what they are', async () => {
  const { rows } = await pool.query<{ n: number }>(
    'SELECT count(*)::integer AS n FROM people p JOIN units u ON u.id = p.unit_id WHERE u.path @> ARRAY[$1::text]',
    [OFFICE.department],
  )
  const staff = rows[0]?.n ?? 0
  const all = await named(LEADERSHIP, { everyoneBelow: staff + 1 })
  expect(Object.keys(all)).toHaveLength(staff)
  expect(all).toMatchObject({ ...LEADERS, 'd-union-member': 'staff' })
  expect(await named(LEADERSHIP, { everyoneBelow: staff })).toEqual(LEADERS)
})

test('everybody is convened where there are no sub-units, and only then', async () => {
  expect(await named(LEADERSHIP, { everyoneWithoutSubunits: true })).toEqual(LEADERS)
  await pool.query("UPDATE units SET parent_id = $1 WHERE id IN ('u-a', 'u-b', 'u-c')", [OFFICE.province])
  const all = await named(LEADERSHIP, { everyoneWithoutSubunits: true })
  await pool.query("UPDATE units SET parent_id = $1 WHERE id IN ('u-a', 'u-b', 'u-c')", [OFFICE.department])
  expect(all).toMatchObject({ ...LEADERS, 'd-union-member': 'staff' })
})

test('everybody of the body is convened for a post in a constituent unit (art. 33.2(d)), not for one of the body itself', async () => {
  const everyone = { everyoneInConstituentUnit: true }
  expect(await named(LEADERSHIP, everyone)).toEqual(LEADERS)
  const all = await named(LEADERSHIP, { ...everyone, unit: 'u-a' })
  expect(all).toMatchObject({ ...LEADERS, 'd-union-member': 'staff', 'd-c-deputy': 'staff' })
  expect(await named(LEADERSHIP, { unit: 'u-a' })).toEqual(LEADERS)
})

test('who left before the day is not convened, who leaves on a later day is', async () => {
  const leave = (on: string) =>
    pool.query("UPDATE group_members SET to_on = $1 WHERE person_id = 'd-deputy-2'", [on])
  await leave('2026-08-03')
  expect(await named(LEADERSHIP)).not.toHaveProperty('d-deputy-2')
  await leave('2026-08-04')
  expect(await named(LEADERSHIP)).toHaveProperty('d-deputy-2')
})
