import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { describedOperations } from '../../api/http/operation.js'
import { insertCandidate, OFFICE } from '../support/small-office.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { complete, must, procedureAt, type Walked } from './walk.js'

let office: HttpOffice
const cases: Walked[] = []

beforeAll(async () => {
  office = await startHttpOffice()
  for (let n = 0; n < 5; n += 1) cases.push(await procedureAt(office, 'launched'))
  await office.pool.query(
    `UPDATE cases SET due_on = '2026-01-05', overdue_at = '2026-01-05T17:00:00Z' WHERE id = ANY ($1)`,
    [cases.slice(0, 4).map(({ id }) => id)],
  )
})
afterAll(() => office.stop())

type Item = { id: string | number; position?: number; seat?: { id: string } }
const keyOf = ({ id, position, seat }: Item): string => String(seat?.id ?? id ?? position)

/** Reads a list page by page; `between` happens after each page. */
async function pages(
  path: string,
  login: string,
  limit: number,
  between: () => Promise<void> = async () => {},
): Promise<string[]> {
  const read: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const joined: string = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor && `&cursor=${cursor}`}`
    const { items, nextCursor } = must(await office.as(login).get(joined), 200).body
    expect(items.length).toBeLessThanOrEqual(limit)
    read.push(...items.map(keyOf))
    cursor = nextCursor
    if (cursor !== null) await between()
  }
  return read
}

let entered = 0

describe('a list that is read page by page while others enter something', () => {
  async function enterPerson(): Promise<void> {
    entered += 1
    // Names before, among and after those that are there.
    const name = `${['A', 'Người m', 'Z'][entered % 3]}${entered}`
    await insertCandidate(office.pool, `entered${entered}`)
    await office.pool.query('UPDATE people SET full_name = $2, search_name = lower($2) WHERE id = $1', [
      `entered${entered}`,
      name,
    ])
  }

  async function enterPost(): Promise<void> {
    entered += 1
    await office.pool.query(
      `INSERT INTO posts SELECT $1, unit_id, title_vi, title_en, level, filled_by, degree, managing_body_id, electorate_id, office_id, reviewers_id, tellers_id
       FROM posts WHERE id = $2`,
      [`post-${['a', 'm', 'z'][entered % 3]}-${entered}`, OFFICE.post],
    )
    await office.pool.query(
      'INSERT INTO seats (id, post_id, ordinal, created_on) SELECT $1, id, $2, $3 FROM posts ORDER BY id LIMIT 1',
      [
        `seat-${['a', 'm', 'z'][entered % 3]}-${entered}`,
        1000 + entered,
        ['2019-01-01', '2021-01-01', '2026-01-01'][entered % 3],
      ],
    )
  }

  async function enterUnit(): Promise<void> {
    entered += 1
    const id = `u-${['a', 'm', 'z'][entered % 3]}-${entered}`
    await office.pool.query(
      `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en) VALUES ($1, $2, ARRAY[$2, $1], 'department', $1, $1)`,
      [id, OFFICE.province],
    )
  }

  const launch = async (): Promise<void> => void (await procedureAt(office, 'launched'))

  const LISTS: [string, string, () => Promise<void>][] = [
    ['/v1/procedures', 'officer', launch],
    ['/v1/procedures?sort=dueOn', 'monitor', launch],
    ['/v1/procedures?sort=number', 'officer', launch],
    ['/v1/tasks', 'officer', launch],
    ['/v1/me/notifications', 'officer', launch],
    ['/v1/monitoring/overdue', 'monitor', launch],
    ['/v1/monitoring/vacancies', 'monitor', enterPost],
    ['/v1/cadres', 'officer', enterPerson],
    ['/v1/planning', 'officer', enterPerson],
    ['/v1/posts', 'officer', enterPost],
    ['/v1/units', 'officer', enterUnit],
  ]

  test.each(LISTS)('%s shows %s each item that was there exactly once', async (path, login, enter) => {
    const before = await pages(path, login, 200)
    expect(before.length).toBeGreaterThan(2)
    let times = 0
    const read = await pages(path, login, Math.max(1, Math.ceil(before.length / 4)), async () => {
      times += 1
      if (times <= 4) await enter()
    })
    expect(times).toBeGreaterThan(1)
    expect(new Set(read).size).toBe(read.length)
    expect(read.filter((id) => before.includes(id))).toEqual(before)
  })

  test('a trail goes on where it was, with what has happened meanwhile', async () => {
    const it = await procedureAt(office, 'launched')
    const path = `/v1/procedures/${it.id}/events`
    must(await office.as('officer').post(`/v1/procedures/${it.id}/suspension`, { reason: 'x' }), 200)
    let resumed = false
    const read: number[] = []
    let cursor = ''
    for (;;) {
      const { items, nextCursor } = must(await office.as('officer').get(`${path}?limit=1${cursor}`), 200).body
      read.push(...items.map(({ position }: { position: number }) => position))
      if (!resumed)
        must(await office.as('officer').post(`/v1/procedures/${it.id}/resumption`, { reason: 'x' }), 200)
      resumed = true
      if (nextCursor === null) break
      cursor = `&cursor=${nextCursor}`
    }
    expect(read).toEqual([1, 2, 3])
  })

  test('what is done meanwhile is left out, and nothing else is', async () => {
    const inbox = await pages('/v1/tasks', 'officer', 200)
    const { items, nextCursor } = must(await office.as('officer').get('/v1/tasks?limit=2'), 200).body
    const [gone] = cases
    if (!gone) throw new Error('there is no case')
    const task = items.find((item: { procedure: { id: string } }) => item.procedure.id === gone.id)
    must(
      await complete(office, gone, 'officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] }),
      200,
    )
    const rest = must(await office.as('officer').get(`/v1/tasks?limit=200&cursor=${nextCursor}`), 200).body
    const seen = [...items, ...rest.items].map(keyOf)
    const done = inbox.filter((id) => id.startsWith(gone.id))
    expect(done).toHaveLength(1)
    expect(seen).toEqual(task ? inbox : inbox.filter((id) => id !== done[0]))
  })
})

describe('a cursor', () => {
  test('of another list, another order or nobody is refused', async () => {
    const { nextCursor } = must(await office.as('officer').get('/v1/procedures?limit=1'), 200).body
    const forged = Buffer.from(JSON.stringify(['procedures/launchedAt', 'yesterday', 1, 'p-1'])).toString(
      'base64url',
    )
    for (const path of [
      `/v1/procedures?sort=dueOn&cursor=${nextCursor}`,
      `/v1/tasks?cursor=${nextCursor}`,
      `/v1/procedures?cursor=${forged}`,
      '/v1/procedures?cursor=x',
      `/v1/cadres?cursor=${nextCursor}`,
    ]) {
      const { status, body } = await office.as('officer').get(path)
      expect([path, status, body.errors]).toEqual([
        path,
        422,
        [{ field: 'cursor', code: 'bad-cursor', message: 'Con trỏ trang không hợp lệ' }],
      ])
    }
  })

  test('of what no row can have is refused, or leads to nothing; it is no fault of ours', async () => {
    const DAY = '2026-01-01'
    const MOMENT = `${DAY}T00:00:00.000Z`
    const lists: [path: string, name: string, position: unknown[]][] = [
      ['/v1/procedures', 'procedures/launchedAt', [MOMENT, 1, 'x']],
      ['/v1/procedures?sort=dueOn', 'procedures/dueOn', [MOMENT, 1, 'x']],
      ['/v1/procedures?sort=number', 'procedures/number', [null, 1, 'x']],
      [`/v1/procedures/${cases[0]?.id}/events`, `events/${cases[0]?.id}`, [1]],
      ['/v1/tasks', 'tasks/open/both', [MOMENT, 1, 'x']],
      ['/v1/tasks?status=done', 'tasks/done/both', [MOMENT, 1, 'x']],
      ['/v1/tasks?sort=number', 'tasks/open/both/number', [null, 1, 'x']],
      ['/v1/cadres', 'cadres/given-name', ['x', 'x']],
      ['/v1/cadres/officer/reads', 'reads/officer', [MOMENT, 'x', 'file', '']],
      ['/v1/me/reads', 'reads/own', [MOMENT, 'x', 'file', '']],
      ['/v1/me/notifications', 'notifications/own', [MOMENT, 1]],
      ['/v1/posts', 'posts', ['x/y', 'x']],
      ['/v1/units', 'units', ['x/y']],
      ['/v1/planning', 'planning', [1]],
      ['/v1/evaluations', 'evaluations/given-name', [2026, 'x', 'x']],
      ['/v1/breakthrough-tasks', 'breakthrough-tasks', [1]],
      ['/v1/monitoring/overdue', 'overdue', [MOMENT, 'x']],
      ['/v1/monitoring/vacancies', 'vacancies', [DAY, 'x']],
      ['/v1/monitoring/withdrawn-after-reading', 'withdrawn-after-reading', [MOMENT, 'x', 'x']],
      ['/v1/monitoring/notices', 'notices', [MOMENT, 1]],
      ['/v1/monitoring/unfinished-tasks', 'unfinished-tasks/given-name', ['x', 'x']],
      ['/v1/rights', 'rights', ['x', 'admin', 'x']],
      ['/v1/accounts', 'accounts', ['x']],
      ['/v1/groups', 'groups', ['x', 'x']],
      [`/v1/groups/${OFFICE.tellers}/members`, `group-members/${OFFICE.tellers}`, [0, DAY, 'x']],
      ['/v1/proposed-changes', 'proposed-changes', [1]],
      ['/v1/rule-sets', 'rule-sets', ['x', -1, 'published']],
      ['/v1/templates', 'templates', ['x', -1]],
    ]
    const templateOf = (path: string) =>
      path.replace(/\?.*/, '').replace(/(procedures|cadres|groups)\/[^/]+/, '$1/{id}')
    expect([...new Set(lists.map(([path]) => templateOf(path)))].sort()).toEqual(
      describedOperations()
        .filter(({ spec }) => 'cursor' in (spec.query?.shape ?? {}))
        .map(({ spec }) => spec.path)
        .sort(),
    )
    const strange = [
      ...['\u0000', 'a\u0000b', '\ud800', '', 'x'.repeat(300), 'x'.repeat(301)],
      ...['0000-01-01', '2026-02-30', '0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
      ...[`${DAY}T00:00:00.${'1'.repeat(200)}Z`, `${DAY}T24:00:00.000Z`, 'infinity', 'now'],
      ...[0, -0, -1, 0.5, 32_768, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 1e15, 1e300],
      ...[null, true, [], {}],
    ]
    for (const [path, name, position] of lists) {
      const reader = office.as(
        /withdrawn|notices/.test(path) ? 'monitor' : /groups/.test(path) ? 'admin' : 'officer',
      )
      const asked = `${path}${path.includes('?') ? '&' : '?'}cursor=`
      const cursorOf = (parts: unknown[]) =>
        Buffer.from(JSON.stringify([name, ...parts])).toString('base64url')
      // The name and the position are those of this list: what follows is about its values.
      must(await reader.get(asked + cursorOf(position)), 200)
      for (const value of strange) {
        for (const at of position.keys()) {
          const { status, body } = await reader.get(asked + cursorOf(position.with(at, value)))
          if (status !== 200) expect(body).toMatchObject({ status: 422, errors: [{ field: 'cursor' }] })
        }
      }
    }
  })

  test('opens nothing to another reader', async () => {
    const { nextCursor } = must(await office.as('officer').get('/v1/procedures?limit=1'), 200).body
    const other = must(await office.as('other.officer').get(`/v1/procedures?cursor=${nextCursor}`), 200).body
    expect(other).toEqual({ items: [], nextCursor: null, total: 0, totalCapped: false })
  })

  test('counts stop at a thousand, and say so', async () => {
    await office.pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
       SELECT 'many' || n, 'Đông ' || n, 'dong ' || n, $1, 'commune' FROM generate_series(1, 1001) AS n`,
      [OFFICE.department],
    )
    expect(must(await office.as('officer').get('/v1/cadres?limit=1'), 200).body).toMatchObject({
      total: 1000,
      totalCapped: true,
    })
    expect(must(await office.as('officer').get('/v1/cadres?q=Đông+1001&limit=1'), 200).body).toMatchObject({
      total: 1,
      totalCapped: false,
    })
  })
})

describe('Vietnamese names', () => {
  const NAME = 'Nguyễn Thị Ngọc Ánh Đương'
  const SPELLINGS = [
    NAME.normalize('NFC'),
    NAME.normalize('NFD'),
    NAME.normalize('NFKD').toLocaleUpperCase('vi'),
    'nguyen thi ngoc anh duong',
    'Ngoc Anh',
    'ánh đương'.normalize('NFD'),
  ]
  let id: string

  beforeAll(async () => {
    const body = {
      fullName: `  ${NAME.normalize('NFD')} `,
      unitId: OFFICE.department,
      managedAs: 'provincial',
    }
    id = must(await office.as('officer').post('/v1/cadres', body), 201).body.id
  })

  test('entered decomposed are stored composed', async () => {
    expect(NAME.normalize('NFD')).not.toBe(NAME.normalize('NFC'))
    const { rows } = await office.pool.query<{ full_name: string; composed: boolean }>(
      'SELECT full_name, full_name IS NFC NORMALIZED AS composed FROM people WHERE id = $1',
      [id],
    )
    expect(rows).toEqual([{ full_name: NAME.normalize('NFC'), composed: true }])
    expect(must(await office.as('officer').get(`/v1/cadres/${id}`), 200).body.fullName).toBe(
      NAME.normalize('NFC'),
    )
  })

  test.each(SPELLINGS)('are found among cadres as %s', async (q) => {
    const { items } = must(await office.as('officer').get(`/v1/cadres?q=${encodeURIComponent(q)}`), 200).body
    expect(items.map((item: { id: string }) => item.id)).toEqual([id])
  })

  test('find the procedures of who bears them, and change under If-Match to another composed name', async () => {
    const it = await procedureAt(office, 'launched', { candidates: [id] })
    for (const q of SPELLINGS) {
      const { items } = must(
        await office.as('officer').get(`/v1/procedures?q=${encodeURIComponent(q)}`),
        200,
      ).body
      expect([q, items.map((item: { id: string }) => item.id)]).toEqual([q, [it.id]])
    }
    const etag = must(await office.as('officer').get(`/v1/cadres/${id}`), 200).headers.get('etag') ?? ''
    const other = 'Phạm Thùy Dương'
    const changed = must(
      await office.as('officer').patch(`/v1/cadres/${id}`, { fullName: other.normalize('NFD') }, etag),
      200,
    )
    expect(changed.body.fullName).toBe(other.normalize('NFC'))
    const { items } = must(await office.as('officer').get('/v1/procedures?q=pham+thuy'), 200).body
    expect(items[0].candidates[0].name).toBe(other.normalize('NFC'))
  })

  test('of units and posts are stored composed and found either way', async () => {
    const name = { vi: 'Sở Nông nghiệp và Môi trường'.normalize('NFD'), en: 'Agriculture and Environment' }
    const unit = must(
      await office.as('admin').post('/v1/units', { parentId: OFFICE.province, kind: 'department', name }),
      201,
    )
    expect(unit.body.names.vi).toBe(name.vi.normalize('NFC'))
    for (const q of [name.vi, name.vi.normalize('NFC'), 'nong nghiep']) {
      const { items } = must(await office.as('monitor').get(`/v1/units?q=${encodeURIComponent(q)}`), 200).body
      expect(items.map((item: { id: string }) => item.id)).toEqual([unit.body.id])
      const posts = must(
        await office.as('monitor').get(`/v1/posts?q=${encodeURIComponent('phó giám đốc'.normalize('NFD'))}`),
        200,
      )
      expect(posts.body.total).toBeGreaterThan(0)
    }
  })
})
