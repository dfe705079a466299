import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import JSZip from 'jszip'
import { describedOperations } from '../../api/http/operation.js'
import { shortestOfTries } from '../support/longest-turn.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi, writeCase } from './records-office.js'

/** Milliseconds of CPU in which nobody else is answered: the budget of any request (test/http/request-budget.test.ts). */
const BUDGET = 100

let office: RecordsApi
const NOW = '2026-08-03T02:00:00.000Z'

beforeAll(async () => {
  office = await recordsApi(NOW)
  await office.pool.query(
    "INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-listed', $1, 'tellers', 'Tổ', 'Group')",
    [OFFICE.department],
  )
  const { pool } = office
  await writeCase(pool, {
    ...{ id: 'p-late', seat: OFFICE.seat },
    task: { kind: 'submit-action-program', assignee: 'an', overdueAt: '2026-07-31T17:00:00.000Z' },
  })
  await writeCase(pool, { id: 'p-done', seat: await insertSeat(pool, OFFICE.post), status: 'completed' })
})
afterAll(() => office.close())

interface File {
  status: number
  headers: Headers
  bytes: Buffer
}

async function file(as: string, path: string, language = 'vi'): Promise<File> {
  const response = await fetch(`${office.api.url}${path}`, {
    headers: { authorization: `Bearer ${as}`, 'accept-language': language },
  })
  const { status, headers } = response
  return { status, headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

/** The cells of a line of CSV, none of which has a quotation mark within. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain = '']) => quoted ?? plain)

/** The rows of a CSV file. */
async function csv(as: string, path: string, language?: string): Promise<string[][]> {
  const { status, bytes } = await file(as, path, language)
  expect([status, bytes.subarray(0, 3).toString('hex')]).toEqual([200, 'efbbbf'])
  const lines = bytes.toString('utf8').slice(1).trimEnd().split('\r\n')
  return lines.map(cellsOf)
}

/** The sheet of an XLSX file as XML. */
async function sheetOf({ bytes }: File): Promise<string> {
  const zip = await JSZip.loadAsync(bytes)
  return (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''
}

const header = async (path: string, language: string) => (await csv('officer', path, language))[0]

test('a list is a file with its filters and in its order, headed in the language that is asked for', async () => {
  const all = await csv('officer', '/v1/procedures?format=csv')
  expect(all).toHaveLength(3)
  const [late] = (await csv('officer', '/v1/procedures?format=csv&overdue=true&limit=1&cursor=x')).slice(1)
  const items = (await office.api.get('officer', '/v1/procedures?overdue=true')).body.items
  expect(late?.[0]).toBe(String(items[0].number))
  expect(await csv('officer', '/v1/procedures?format=csv&overdue=true')).toHaveLength(2)
  expect((await header('/v1/procedures?format=csv', 'vi'))?.slice(0, 3)).toEqual([
    'Số',
    'Loại quy trình',
    'Bộ quy tắc',
  ])
  expect((await header('/v1/procedures?format=csv', 'en'))?.slice(0, 3)).toEqual(['No.', 'Kind', 'Rule set'])
})

test('days and moments are dates, by the clock of Việt Nam', async () => {
  const [head, row] = await csv('officer', '/v1/procedures?format=csv&overdue=true', 'en')
  const at = (heading: string) => row?.[head?.indexOf(heading) ?? -1]
  expect(at('Due')).toBe('2026-07-31')
  expect(at('Launched')).toBe('2026-05-04 09:00')
  const xlsx = await file('officer', '/v1/procedures?format=xlsx&overdue=true', 'en')
  const [, cells = ''] = /<row r="2"[^>]*>(.*?)<\/row>/s.exec(await sheetOf(xlsx)) ?? []
  // The number of days since 1899-12-30: a date to every spreadsheet, as its format says.
  expect(cells).toMatch(/<c r="K2"[^>]*s="\d+"[^>]*><v>46234<\/v>/)
  expect(cells).toMatch(/<c r="N2"[^>]*s="\d+"[^>]*><v>46146\.375<\/v>/)
})

test('a text that begins like a formula is a text, in either form', async () => {
  const names = ['=1+1', '+84', '-7', '@sum', '＝2']
  for (const [index, name] of names.entries())
    await office.pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ($1, $2, 'formula', $3, 'staff')`,
      [`formula${index}`, name, OFFICE.department],
    )
  const cells = (await csv('officer', '/v1/cadres?format=csv&q=formula')).slice(1).map(([name]) => name)
  expect(cells.sort()).toEqual(names.map((name) => `'${name}`).sort())
  const sheet = await sheetOf(await file('officer', '/v1/cadres?format=xlsx&q=formula'))
  expect(sheet).not.toMatch(/<f[ >]/)
  for (const name of names) expect(sheet).toContain(`>${name}<`)
})

/** `count` people of the department, all found by one name; given back: how they are taken away. */
async function manyPeople(count: number): Promise<() => Promise<unknown>> {
  await office.pool.query(
    `INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
     SELECT 'many' || n, 'Cán bộ thứ ' || n, 'can bo thu ' || n, $1, 'staff' FROM generate_series(1, $2::integer) n`,
    [OFFICE.department, count],
  )
  return () => office.pool.query("DELETE FROM people WHERE id LIKE 'many%'")
}

test('has at most ten thousand rows, which a header says, and its last row where there are more; others are answered meanwhile', async () => {
  const takeAway = await manyPeople(10_050)
  const { headers } = await file('officer', '/v1/cadres?format=csv&q=formula')
  expect(headers.get('export-limit')).toBe('10000')
  const rows = await csv('officer', '/v1/cadres?format=csv&q=can+bo+thu', 'en')
  expect(rows).toHaveLength(1 + 10_000 + 1)
  expect(rows.at(-1)?.[0]).toContain('first 10,000 rows')
  expect(new Set(rows.map(([name]) => name)).size).toBe(10_002)
  const asked = () => file('officer', '/v1/cadres?format=xlsx&q=can+bo+thu')
  const { longest, result } = await shortestOfTries(asked, { budget: BUDGET })
  expect((await sheetOf(result)).match(/<row /g)).toHaveLength(10_002)
  expect(longest).toBeLessThanOrEqual(BUDGET)
  await takeAway()
}, 60_000)

test('ends, and says so, where the rights of whoever asked change while it is written', async () => {
  const takeAway = await manyPeople(1_200)
  const asked = '/v1/cadres?format=csv&q=can+bo+thu'
  expect(await csv('health.officer', asked)).toHaveLength(1 + 1_200)
  // As soon as the first of its pages was read the right is taken away.
  const { pool } = office
  const query = pool.query.bind(pool) as (...asked: unknown[]) => Promise<unknown>
  const reading = jest.spyOn(pool, 'query').mockImplementation((async (...asked: unknown[]) => {
    const found = await query(...asked)
    if (JSON.stringify(asked).includes('can bo thu')) {
      await query("DELETE FROM role_grants WHERE person_id = 'health.officer'")
    }
    return found
  }) as never)
  const rows = await csv('health.officer', asked, 'en')
  reading.mockRestore()
  expect(rows).toHaveLength(1 + 500 + 1)
  expect(rows.at(-1)?.[0]).toBe(
    'The file ends here: the rights of whoever asked for it changed while it was written.',
  )
  await pool.query(
    "INSERT INTO role_grants (person_id, role, unit_id) VALUES ('health.officer', 'hr_officer', $1)",
    [OFFICE.department],
  )
  await takeAway()
})

test('whoever asks for a file is refused as for the page, and a wrong form is named', async () => {
  const asked = async (as: string, query: string) =>
    (await office.api.get(as, `/v1/monitoring/overdue?${query}`)).body
  expect(await asked('an', 'format=csv')).toMatchObject({ code: 'not-permitted' })
  expect(await asked('monitor', 'format=csv&unit=u-none')).toMatchObject({
    ...{ code: 'invalid-input', errors: [{ field: 'unit', code: 'unknown-unit' }] },
  })
  expect(await asked('monitor', 'format=pdf')).toMatchObject({ errors: [{ field: 'format' }] })
})

test('whose records a file shows is on record, as of the page', async () => {
  const reads = async () =>
    (
      await office.pool.query<{ person_id: string }>(
        "SELECT person_id FROM reads_on_record WHERE what = 'evaluations' ORDER BY person_id",
      )
    ).rows.map(({ person_id }) => person_id)
  await office.pool.query(
    `INSERT INTO evaluations (person_id, year, grade) VALUES ('an', 2020, 'good'), ('binh', 2020, 'good')
     ON CONFLICT DO NOTHING`,
  )
  const before = await reads()
  expect(await csv('officer', '/v1/evaluations?format=csv&year=2020&person=an')).toHaveLength(2)
  expect(await reads()).toEqual([...before, 'an'].sort())
})

describe('every list of the API', () => {
  const lists = describedOperations().flatMap(({ spec }) =>
    spec.query && 'format' in spec.query.shape ? [spec.path] : [],
  )
  const paths: Record<string, string> = {
    '/v1/procedures/{id}/events': '/v1/procedures/p-late/events',
    '/v1/cadres/{id}/reads': '/v1/cadres/an/reads',
    '/v1/groups/{id}/members': '/v1/groups/g-listed/members',
  }
  /** Who may read all of it. */
  const reader = (path: string) => (/monitoring|reads/.test(path) ? 'monitor' : 'admin')

  test('is exported: as many as have pages', () => {
    const paged = describedOperations().flatMap(({ spec }) =>
      spec.query && 'cursor' in spec.query.shape ? [spec.path] : [],
    )
    expect(lists).toEqual(paged)
    expect(lists.length).toBeGreaterThan(15)
  })

  test.each(lists)('%s is a file of either form, with a column for each heading', async (path) => {
    const asked = paths[path] ?? path
    const as = reader(path)
    const sheet = await file(as, `${asked}?format=xlsx`)
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ])
    expect(sheet.headers.get('content-disposition')).toMatch(
      /^attachment; filename="?[a-z-]+-2026-08-03\.xlsx"?$/,
    )
    const xml = await sheetOf(sheet)
    const [head = []] = await csv(as, `${asked}?format=csv`)
    for (const heading of head) expect(xml).toContain(`>${heading}<`)
  })
})
