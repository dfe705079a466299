import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type pg from 'pg'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'
import { authorizationRequest, createBrowser, type Page } from './identity-browser.js'
import { createDataDir, type RunningProvider, startProvider } from './identity-installation.js'
import { clientsOf } from './identity-tokens.js'

let data: Awaited<ReturnType<typeof createDataDir>>
let database: TestDatabase
let pool: pg.Pool
let lookedFor = 0
let provider: RunningProvider

beforeAll(async () => {
  data = await createDataDir()
  database = await createTestDatabase()
  pool = patientPool(database.url)
  provider = await startProvider(data.dataDir, {
    database,
    beforeFind: async () => {
      lookedFor += 1
    },
  })
})
afterAll(async () => {
  await provider?.stop()
  await pool.end()
  await database.drop()
  await data.remove()
})
beforeEach(() => {
  lookedFor = 0
})
afterEach(() => pool.query('DELETE FROM wrong_passwords'))

const RIGHT = () => provider.demoPassword

/** Somebody before the sign-in page. */
async function visitor(language = 'vi', at = provider) {
  const browser = createBrowser()
  const { url } = authorizationRequest(`${at.issuer}/auth`, {
    ...clientsOf(at).console,
    extra: { ui_locales: language },
  })
  const page = await browser.visit(url)
  return (password: string, login = 'hr.officer'): Promise<Page> =>
    browser.visit(page.url, { login, password })
}

test.each([
  ['in capitals', (right: string) => right.toUpperCase()],
  ['with a space before it', (right: string) => ` ${right}`],
  ['with a space behind it', (right: string) => `${right} `],
  ['with a line break behind it', (right: string) => `${right}\n`],
])('a password is compared as it was typed: %s it is another', async (_case, typed) => {
  const attempt = await visitor()
  expect((await attempt(typed(RIGHT()))).status).toBe(401)
})

/** As if nobody had to wait any more. */
const waitIsOver = () => pool.query('UPDATE wrong_passwords SET next_at = now() WHERE next_at > now()')

/** The waits that stand, in seconds. */
async function waits(): Promise<number[]> {
  const { rows } = await pool.query<{ seconds: number }>(
    'SELECT extract(epoch FROM next_at - last_at)::int AS seconds FROM wrong_passwords ORDER BY 1 DESC',
  )
  return rows.map(({ seconds }) => seconds)
}

test('each wrong password in a row doubles the wait, up to a quarter of an hour', async () => {
  const attempt = await visitor()
  const grown: (number | undefined)[] = []
  for (let n = 0; n < 15; n += 1) {
    expect((await attempt('wrong')).status).toBe(401)
    grown.push((await waits())[0])
    await waitIsOver()
  }
  expect(grown).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
})

/** A second may have passed before the next attempt, on a busy machine. */
const waitLonger = () =>
  pool.query("UPDATE wrong_passwords SET next_at = next_at + interval '100 s' WHERE next_at > last_at")

/** Wrong three times: the next is not looked at. */
async function wrongThrice(login = 'hr.officer', at = provider) {
  const attempt = await visitor('vi', at)
  for (let n = 0; n < 3; n += 1) expect((await attempt('wrong', login)).status).toBe(401)
  await waitLonger()
}

test('while one waits the right password is not looked at either, and the answer says how long, in both languages', async () => {
  await wrongThrice()
  for (const [language, words] of [
    ['vi', /Hãy thử lại sau (\d+) giây/],
    ['en', /Try again in (\d+) s/],
  ] as const) {
    const refused = await (await visitor(language))(RIGHT())
    expect(refused.status).toBe(429)
    const seconds = Number(words.exec(refused.html)?.[1])
    expect(seconds).toBeGreaterThan(90)
    expect(seconds).toBeLessThanOrEqual(101)
    expect(Number(refused.headers.get('retry-after'))).toBe(seconds)
    expect(refused.html).not.toContain(RIGHT())
  }
  expect(lookedFor).toBe(0)
  // Whoever waits makes nothing longer by trying.
  expect((await waits())[0]).toBe(101)
})

test('others are let in meanwhile, and a right password ends the wait of its account', async () => {
  await wrongThrice()
  expect((await (await visitor())(RIGHT(), 'monitor')).url).toContain('code=')
  await waitIsOver()
  expect((await (await visitor())(RIGHT())).url).toContain('code=')
  expect(await waits()).toEqual([])
  const again = await visitor()
  for (let n = 0; n < 2; n += 1) expect((await again('wrong')).status).toBe(401)
  expect((await again(RIGHT())).url).toContain('code=')
})

test('an account that nobody has answers and waits as one that somebody has, and neither is looked for', async () => {
  const answers: Record<string, unknown[]> = {}
  for (const login of ['hr.officer', 'nobody', 'no\u0000login']) {
    const attempt = await visitor()
    const told: unknown[] = []
    for (let n = 0; n < 5; n += 1) {
      if (n === 3) await waitLonger()
      const { status, html } = await attempt('wrong', login)
      // Of the sentence only the seconds may differ.
      told.push([status, /role="alert">([^<]*)/.exec(html)?.[1]?.replace(/\d+/, 'N')])
    }
    answers[login] = told
    await pool.query('DELETE FROM wrong_passwords')
  }
  expect(answers.nobody?.map((told) => (told as unknown[])[0])).toEqual([401, 401, 401, 429, 429])
  expect(answers.nobody).toEqual(answers['hr.officer'])
  expect(answers['no\u0000login']).toEqual(answers['hr.officer'])
  expect(lookedFor).toBe(0)
})

test('another spelling of a login is no way around the wait', async () => {
  await wrongThrice('đức')
  for (const login of ['đức'.normalize('NFD'), '  đức '])
    expect([login, (await (await visitor())('wrong', login)).status]).toEqual([login, 429])
})

test('many attempts at once are no way around it: one is looked at, as if they came one after the other', async () => {
  await wrongThrice()
  await pool.query('UPDATE wrong_passwords SET in_a_row = 12, next_at = now() WHERE next_at > now()')
  const visitors = await Promise.all(Array.from({ length: 12 }, () => visitor()))
  const answers = await Promise.all(visitors.map((attempt) => attempt('wrong')))
  expect(answers.map(({ status }) => status).sort()).toEqual([401, ...Array.from({ length: 11 }, () => 429)])
})

test('several processes count together', async () => {
  const own = await createDataDir()
  const other = await startProvider(own.dataDir, { database })
  await wrongThrice('hr.officer', other)
  expect((await (await visitor())(RIGHT())).status).toBe(429)
  await other.stop()
  await own.remove()
})

test('an address that tries one account after the other waits as well, a minute at most, until somebody there signs in', async () => {
  const attempt = await visitor()
  for (let n = 0; n < 21; n += 1) expect((await attempt('wrong', `login-${n}`)).status).toBe(401)
  expect((await waits())[0]).toBe(1)
  await waitLonger()
  expect((await attempt(RIGHT(), 'monitor')).status).toBe(429)
  await pool.query('UPDATE wrong_passwords SET in_a_row = 40, next_at = now() WHERE in_a_row = 21')
  expect((await attempt('wrong', 'one-more')).status).toBe(401)
  expect((await waits())[0]).toBe(60)
  await waitIsOver()
  expect((await attempt(RIGHT(), 'monitor')).url).toContain('code=')
  expect((await (await visitor())('wrong', 'another')).status).toBe(401)
  expect((await waits())[0]).toBe(0)
})

test('what was wrong a day ago counts no more, and is removed; of no login or address the name is kept', async () => {
  await wrongThrice()
  await wrongThrice('somebody.else')
  const { rows } = await pool.query<{ row: string }>('SELECT w::text AS row FROM wrong_passwords w')
  expect(rows.length).toBe(3)
  expect(JSON.stringify(rows)).not.toMatch(/officer|somebody|127\.0\.0\.1/)
  await pool.query("UPDATE wrong_passwords SET last_at = last_at - interval '25 h', next_at = last_at")
  const attempt = await visitor()
  for (let n = 0; n < 3; n += 1) expect((await attempt('wrong')).status).toBe(401)
  expect(await pool.query('SELECT FROM wrong_passwords')).toMatchObject({ rowCount: 2 })
})
