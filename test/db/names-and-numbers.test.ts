import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { createPool } from '../../db/pool.js'
import { normaliseNumber, searchName } from '../../domain/names.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.url, 1)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** The names as PostgreSQL lists the people who bear them. */
async function listed(names: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT name FROM unnest($1::text[]) WITH ORDINALITY AS x (name, place) ORDER BY name_in_order(name) COLLATE "C", place`,
    [names],
  )
  return rows.map(({ name }) => name)
}

const wordsOf = (name: string): string[] => {
  const words = name.split(' ')
  return [...words.slice(-1), ...words.slice(0, -1)]
}

/** As the Unicode collation for Vietnamese orders words, the given name first. */
const vietnamese = new Intl.Collator('vi', { sensitivity: 'accent' })
function byGivenName(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const compared = vietnamese.compare(a[at] ?? '', b[at] ?? '')
    if (compared !== 0) return compared
  }
  return 0
}

const LETTERS = [...'aăâbcdđeêghiklmnoôơpqrstuưvxy']
const VOWELS = [...'aăâeêioôơuưy']
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
const SYLLABLES = [
  ...LETTERS,
  ...VOWELS.flatMap((vowel) =>
    TONES.flatMap((tone) => ['', 'b', 'đ', 'th'].map((first) => `${first}${vowel}${tone}n`.normalize('NFC'))),
  ),
  ...VOWELS.flatMap((vowel) => TONES.map((tone) => `${vowel}${tone}`.normalize('NFC'))),
]

/** The same at every run, and in no order; the number is prime, so each is there once. */
const shuffled = <Item>(items: readonly Item[]): Item[] =>
  items.map((_item, index) => items[(index * 7919) % items.length] as Item)

describe('people are listed', () => {
  test('by letters in the order of Vietnamese dictionaries, tones last', async () => {
    const words = [
      'an',
      'àn',
      'ản',
      'ãn',
      'án',
      'ạn',
      'anh',
      'ăn',
      'ân',
      'ba',
      'da',
      'dũng',
      'đa',
      'đào',
      'em',
      'ên',
    ]
    expect(await listed(shuffled([...words].reverse()))).toEqual(words)
    expect(await listed(shuffled(SYLLABLES))).toEqual([...SYLLABLES].sort(vietnamese.compare))
  })

  test('by given name, then by family name, then by what stands between, whether large or small letters', async () => {
    const people = [
      'Bùi Thị An',
      'Nguyễn Văn An',
      'Nguyễn Văn Ân',
      'Lê Dũng',
      'Ân',
      'Đinh Thị Đào',
      'LÊ HOÀ ĐÀO',
    ]
    const families = ['Đặng', 'Đỗ', 'Dương', 'Lê', 'Lý', 'Nguyễn', 'Ngô', 'Vũ', 'Võ']
    const middles = ['Thị', 'Văn', 'Đức', 'Ánh', 'Ngọc']
    const givens = [
      'An',
      'Ân',
      'Ánh',
      'Anh',
      'Ẩn',
      'Dũng',
      'Đào',
      'Đạo',
      'Hoa',
      'Ô',
      'Ơn',
      'Ước',
      'Út',
      'Yến',
    ]
    const all = families.flatMap((family) =>
      middles.flatMap((middle) => givens.map((given) => `${family} ${middle} ${given}`)),
    )
    const names = [...people, ...all]
    expect(await listed(shuffled(names))).toEqual(names.sort(byGivenName))
  })

  test('in one place where their names are written in different ways', async () => {
    const { rows } = await pool.query<{ places: number }>(
      `SELECT count(DISTINCT name_in_order(name))::integer AS places FROM unnest($1::text[]) AS name`,
      [['Đào Thị Hoà', 'Ðào Thị Hòa', 'đào thị hòa'.normalize('NFD'), '  Đào   Thị Hoà ']],
    )
    expect(rows).toEqual([{ places: 1 }])
  })
})

test('what is searched of units and posts is what is searched of names', async () => {
  const names = ['Sở Nội vụ', 'Ðoàn H’Hen', 'Ủy ban ðô thị', 'H`Hen ʼ ‘x´ ′＇'.normalize('NFD')]
  const { rows } = await pool.query<{ searched: string }>(
    'SELECT searchable(name) AS searched FROM unnest($1::text[]) WITH ORDINALITY AS x (name, place) ORDER BY place',
    [names],
  )
  expect(rows.map(({ searched }) => searched)).toEqual(names.map(searchName))
})

test('two numbers are one where they are stored as one', async () => {
  const numbers = [
    '12-QĐ/TU',
    '12 – QÐ / TU',
    ' 12\u2011QĐ/TU ',
    '12\u2212 QĐ/TU',
    '12 QĐ/TU',
    '3  bis — NQ/TU',
  ]
  const { rows } = await pool.query<{ number: string }>(
    'SELECT number_as_meant(number) AS number FROM unnest($1::text[]) WITH ORDINALITY AS x (number, place) ORDER BY place',
    [numbers],
  )
  expect(rows.map(({ number }) => number)).toEqual(numbers.map(normaliseNumber))
})
