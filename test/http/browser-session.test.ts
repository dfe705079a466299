import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { type Browser, createBrowser } from './browser.js'
import { type BrowserOffice, startBrowserOffice } from './browser-office.js'

let office: BrowserOffice
beforeAll(async () => {
  office = await startBrowserOffice()
})
afterAll(() => office.stop())

async function signedIn(login: string): Promise<Browser> {
  const browser = createBrowser(office.url)
  await browser.signIn(login, office.password)
  expect(browser.session()).toBeDefined()
  return browser
}

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' }
const post = (browser: Browser, path: string, headers: Record<string, string> = SAME_ORIGIN) =>
  browser.ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k', ...headers },
    body: '{}',
  })
const statusOf = async (browser: Browser, path = '/v1/me') => (await browser.ask(path)).status
const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code

describe('signing in with a browser', () => {
  test('leads to the provider, which knows the login already, and back to where one was', async () => {
    const browser = createBrowser(office.url)
    const page = await browser.open('/auth/sign-in?returnTo=%2Ftasks%2Ft-1%3Ftab%3Dvotes&login=officer')
    expect(page.url).toContain(`${office.url}/oidc/interaction/`)
    expect(page.text).toContain('name="login" value="officer"')
    const back = await browser.open(page.url, { login: 'officer', password: office.password })
    expect(back.url).toBe(`${office.url}/tasks/t-1?tab=votes`)
    const me = (await (await browser.ask('/v1/me')).json()) as { login: string }
    expect(me.login).toBe('officer')
  })

  test('gives a cookie that no script reads and no other site sends, of which only a hash is kept', async () => {
    const browser = await signedIn('officer')
    const { value = '', line = '' } = browser.session() ?? {}
    expect(line).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax/)
    expect(value).toMatch(/^[\w-]{43}$/)
    const { rows } = await office.pool.query<{ row: string; sealed: Buffer }>(
      'SELECT s::text AS row, sealed_tokens AS sealed FROM browser_sessions s',
    )
    for (const { row, sealed } of rows) {
      expect(row).not.toContain(value)
      expect(sealed.toString('latin1')).not.toMatch(/refreshToken|idToken|eyJ/)
    }
    // Neither the secret nor a code, which is in the address of the way back.
    expect(office.logged.join('')).toContain('/auth/callback')
    expect(office.logged.join('')).not.toMatch(new RegExp(`${value}|[?&]code=`))
  })

  test('gives a new session each time: the one before in that browser opens nothing any more', async () => {
    const browser = await signedIn('officer')
    const former = browser.session()?.value
    await browser.signIn('officer', office.password)
    expect(browser.session()?.value).not.toBe(former)
    const [name = ''] = [...browser.cookies].find(([, { value }]) => value === browser.session()?.value) ?? []
    const answer = await fetch(`${office.url}/v1/me`, { headers: { cookie: `${name}=${former}` } })
    expect(answer.status).toBe(401)
  })

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/.//elsewhere.example',
    '/tasks/..//elsewhere.example',
    'tasks',
    '/auth/sign-in',
  ])(
    'leads to no other site, and in no circle: %s is refused by its field, in both languages',
    async (returnTo) => {
      const path = `/auth/sign-in?${new URLSearchParams({ returnTo })}`
      const answer = await createBrowser(office.url).ask(`${path}&lang=en`)
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({
        errors: [
          {
            field: 'returnTo',
            message: 'A path of this site is expected: it begins with one slash and names no host',
          },
        ],
      })
      const other = (await (await createBrowser(office.url).ask(path)).json()) as {
        errors: { message: string }[]
      }
      expect(other.errors[0]?.message).toContain('đường dẫn của hệ thống này')
    },
  )

  test('what is no login is refused by its field', async () => {
    const answer = await createBrowser(office.url).ask('/auth/sign-in?login=%00')
    expect([answer.status, await answer.json()]).toEqual([
      422,
      expect.objectContaining({ errors: [expect.objectContaining({ field: 'login', code: 'not-a-login' })] }),
    ])
  })

  test('by another name of this machine begins by the one that the provider leads back to', async () => {
    const elsewhere = office.url.replace('127.0.0.1', 'localhost')
    const answer = await createBrowser(elsewhere).ask('/auth/sign-in?login=officer')
    expect(answer.headers.get('location')).toBe(`${office.url}/auth/sign-in?login=officer`)
  })

  test('is of the browser that began it: an answer to another one lets nobody in, and says so on a page', async () => {
    const [one, other] = [createBrowser(office.url), createBrowser(office.url)]
    const started = await one.ask('/auth/sign-in')
    await other.ask('/auth/sign-in')
    const state = new URL(started.headers.get('location') ?? '').searchParams.get('state')
    for (const [browser, status] of [
      [createBrowser(office.url), 400],
      [other, 403],
    ] as const) {
      const page = await browser.open(`/auth/callback?code=x&state=${state}`)
      expect([page.status, browser.session()]).toEqual([status, undefined])
      expect(page.text).toContain('href="/auth/sign-in?returnTo=%2F"')
      expect(page.text).toContain('đăng nhập lại')
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    const english = await createBrowser(office.url).ask('/auth/callback', {
      headers: { 'accept-language': 'en' },
    })
    expect(await english.text()).toContain('This sign-in has expired')
  })
})

/** The cookie of a sign-in that has begun, with something else in it. */
function tamper(browser: Browser, what: string): void {
  const [name = '', cookie] = [...browser.cookies].find(([each]) => each.startsWith('sign-in')) ?? []
  if (!cookie) throw new Error('no sign-in has begun')
  const begun = JSON.parse(Buffer.from(cookie.value, 'base64url').toString('utf8'))
  const value = Buffer.from(JSON.stringify({ ...begun, [what]: 'x'.repeat(43) })).toString('base64url')
  browser.cookies.set(name, { ...cookie, value })
}

test.each(['state', 'nonce', 'verifier'])(
  'a sign-in takes no answer whose %s is another one',
  async (what) => {
    const browser = createBrowser(office.url)
    const page = await browser.open('/auth/sign-in')
    tamper(browser, what)
    const answer = await browser.open(page.url, { login: 'officer', password: office.password })
    expect([answer.status, browser.session()]).toEqual([403, undefined])
    expect(answer.text).toContain('Hệ thống xác thực không cho đăng nhập')
  },
)

test('somebody whom the provider knows and the product does not is told so', async () => {
  const browser = createBrowser(office.url)
  await office.pool.query(
    "INSERT INTO people (id, full_name, search_name, managed_as) VALUES ('gone', 'A', 'a', 'staff')",
  )
  await office.pool.query("INSERT INTO accounts (login, person_id) VALUES ('gone', 'gone')")
  const page = await browser.open('/auth/sign-in')
  const session = await browser.ask(page.url, {
    method: 'POST',
    body: new URLSearchParams({ login: 'gone', password: office.password }),
  })
  const onTheWay = await browser.ask(session.headers.get('location') ?? '')
  await office.pool.query("DELETE FROM accounts WHERE login = 'gone'")
  const answer = await browser.open(onTheWay.headers.get('location') ?? '')
  expect([answer.status, browser.session()]).toEqual([403, undefined])
})

describe('a request with the cookie of a session', () => {
  const crossSite: [string, Record<string, string>][] = [
    ['nothing that tells where it comes from', {}],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['no page at all', { 'sec-fetch-site': 'none' }],
    ['another site, whatever it says of its origin', { 'sec-fetch-site': 'cross-site', origin: 'OWN' }],
    ['an older browser on a page of another origin', { origin: 'https://elsewhere.example' }],
    ['an older browser on a page of no origin', { origin: 'null' }],
  ]
  test.each(crossSite)('changes nothing where it comes from %s', async (_, headers) => {
    const browser = await signedIn('officer')
    const own = headers.origin === 'OWN' ? { ...headers, origin: office.url } : headers
    for (const path of ['/v1/tasks/none/claim', '/auth/sign-out']) {
      const answer = await post(browser, path, own)
      expect([path, answer.status, await codeOf(answer)]).toEqual([path, 403, 'cross-site-request'])
    }
    expect(await statusOf(browser)).toBe(200)
  })

  test('says so in both languages', async () => {
    const browser = await signedIn('officer')
    for (const [language, words] of [
      ['vi', 'không đến từ trang của hệ thống này'],
      ['en', 'does not come from a page of this system'],
    ] as const) {
      const answer = await post(browser, '/v1/tasks/none/claim', { 'accept-language': language })
      expect(((await answer.json()) as { title: string }).title).toContain(words)
    }
  })

  test('is carried out where it comes from a page of ours, as the browser says or by its origin', async () => {
    const browser = await signedIn('officer')
    for (const headers of [SAME_ORIGIN, { origin: office.url }]) {
      const answer = await post(browser, '/v1/tasks/none/claim', headers)
      expect([answer.status, await codeOf(answer)]).toEqual([404, 'task-not-found'])
    }
  })

  test('that only reads needs nothing of it, and a token neither', async () => {
    const browser = await signedIn('officer')
    expect((await browser.ask('/v1/me', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200)
    const token = await mintEmbeddedToken({ dataDir: office.dataDir, login: 'officer' })
    const authorization = { authorization: `Bearer ${token}`, 'sec-fetch-site': 'cross-site' }
    expect((await post(browser, '/v1/tasks/none/claim', authorization)).status).toBe(404)
  })

  test('is by its token where it brings one as well', async () => {
    const browser = await signedIn('officer')
    const token = await mintEmbeddedToken({ dataDir: office.dataDir, login: 'monitor' })
    const answer = await browser.ask('/v1/me', { headers: { authorization: `Bearer ${token}` } })
    expect(await answer.json()).toMatchObject({ login: 'monitor' })
    expect((await browser.ask('/v1/me', { headers: { authorization: 'Bearer forged' } })).status).toBe(401)
  })
})

describe('a session ends', () => {
  test('with the sign-out, here and, on its page, at the provider: the password is asked for again', async () => {
    const browser = await signedIn('officer')
    const signedOut = (await (await post(browser, '/auth/sign-out')).json()) as { redirectTo: string }
    expect([browser.session(), await statusOf(browser)]).toEqual([undefined, 401])
    expect(signedOut.redirectTo).toContain(`${office.url}/oidc/session/end?`)
    const page = await browser.open(signedOut.redirectTo)
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    await browser.open('/oidc/session/end/confirm', { xsrf, logout: 'yes' })
    expect((await browser.open('/auth/sign-in')).text).toContain('name="password"')
  })

  test('at the next request, also where the secret is still known: it was the process, not the browser, that forgot', async () => {
    const browser = await signedIn('officer')
    expect(await statusOf(browser)).toBe(200)
    await office.pool.query("DELETE FROM browser_sessions WHERE login = 'officer'")
    expect(await statusOf(browser)).toBe(401)
    const answer = await post(browser, '/v1/tasks/none/claim')
    expect([answer.status, await answer.json()]).toEqual([
      401,
      expect.objectContaining({ detail: 'Phiên đăng nhập đã kết thúc; hãy đăng nhập lại' }),
    ])
  })

  test('everywhere: in every browser of the person, and of nobody else', async () => {
    const [one, two, other] = [
      await signedIn('officer'),
      await signedIn('officer'),
      await signedIn('monitor'),
    ]
    for (const browser of [one, two, other]) expect(await statusOf(browser)).toBe(200)
    expect((await post(one, '/auth/sign-out?everywhere=true')).status).toBe(200)
    expect([await statusOf(one), await statusOf(two), await statusOf(other)]).toEqual([401, 401, 200])
  })

  test('with the account', async () => {
    await office.pool.query(
      "INSERT INTO people (id, full_name, search_name, managed_as) VALUES ('leaver', 'A', 'a', 'staff')",
    )
    await office.pool.query("INSERT INTO accounts (login, person_id) VALUES ('leaver', 'leaver')")
    const browser = await signedIn('leaver')
    expect(await statusOf(browser)).toBe(200)
    await office.pool.query("DELETE FROM accounts WHERE login = 'leaver'")
    expect(await statusOf(browser)).toBe(401)
  })

  test.each(['idle_until', 'ends_at'])('with its time: %s', async (column) => {
    const browser = await signedIn('officer')
    expect(await statusOf(browser)).toBe(200)
    await office.pool.query(`UPDATE browser_sessions SET ${column} = now() WHERE login = 'officer'`)
    expect(await statusOf(browser)).toBe(401)
    const asked = (await (await browser.ask('/v1/session')).json()) as { signedIn: boolean }
    expect(asked.signedIn).toBe(false)
  })

  test('with the twenty-first of one person, the oldest', async () => {
    const first = await signedIn('officer2')
    for (let more = 0; more < 20; more += 1) await signedIn('officer2')
    expect(await statusOf(first)).toBe(401)
    const { rows } = await office.pool.query("SELECT count(*) FROM browser_sessions WHERE login = 'officer2'")
    expect(rows).toEqual([{ count: 20 }])
  })

  test('and to sign out where there is none is no error', async () => {
    const answer = await createBrowser(office.url).ask('/auth/sign-out', { method: 'POST' })
    expect([answer.status, await answer.json()]).toEqual([200, { signedIn: false, redirectTo: '/' }])
    const everywhere = await createBrowser(office.url).ask('/auth/sign-out?everywhere=true', {
      method: 'POST',
    })
    expect([everywhere.status, await codeOf(everywhere)]).toEqual([401, 'unauthenticated'])
  })
})

describe('where somebody is signed in', () => {
  const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const list = async (browser: Browser) =>
    ((await (await browser.ask('/v1/me/sessions')).json()) as { sessions: Record<string, unknown>[] })
      .sessions
  const end = (browser: Browser, id: unknown, key = randomUUID()) =>
    browser.ask(`/v1/me/sessions/${id}/ending`, {
      method: 'POST',
      headers: { ...SAME_ORIGIN, 'idempotency-key': key, 'content-type': 'application/json' },
      body: '{}',
    })

  test('is told to them: this browser first, what each calls itself, since when and until when; of nobody else', async () => {
    await office.pool.query('DELETE FROM browser_sessions')
    await signedIn('monitor')
    const before = Date.now()
    const other = await signedIn('officer')
    await office.pool.query('UPDATE browser_sessions SET user_agent = $1', [FIREFOX])
    const browser = await signedIn('officer')
    const [own, second, ...more] = await list(browser)
    expect(more).toEqual([])
    expect(own).toMatchObject({ isThis: true })
    expect(second).toMatchObject({ isThis: false, browser: 'Firefox', system: 'Linux' })
    expect(Date.parse(String(second?.begunAt))).toBeGreaterThanOrEqual(before - 1_000)
    expect(Date.parse(String(second?.usedAt))).toBeGreaterThanOrEqual(Date.parse(String(second?.begunAt)))
    expect(Date.parse(String(second?.endsAt)) - Date.parse(String(second?.begunAt))).toBe(8 * 3_600_000)
    expect((await list(other)).map(({ id, isThis }) => [id, isThis])).toEqual([
      [second?.id, true],
      [own?.id, false],
    ])
    // By a token one is signed in nowhere oneself.
    const token = await mintEmbeddedToken({ dataDir: office.dataDir, login: 'officer' })
    const answer = await fetch(`${office.url}/v1/me/sessions`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { sessions } = (await answer.json()) as { sessions: { isThis: boolean }[] }
    expect(sessions.map(({ isThis }) => isThis)).toEqual([false, false])
  })

  test('one is ended without the others, and is nothing that anybody else can end', async () => {
    const [one, two, stranger] = [
      await signedIn('officer'),
      await signedIn('officer'),
      await signedIn('monitor'),
    ]
    const [{ id = undefined } = {}] = await list(two)
    for (const [browser, of] of [
      [stranger, id],
      [one, randomUUID()],
      [one, 'none'],
    ] as const) {
      const answer = await end(browser, of)
      expect([answer.status, await codeOf(answer)]).toEqual([404, 'session-not-found'])
    }
    expect(await statusOf(two)).toBe(200)
    const key = randomUUID()
    for (let time = 0; time < 2; time += 1) {
      const answer = await end(one, id, key)
      expect([answer.status, await answer.json()]).toEqual([200, { id }])
    }
    expect([await statusOf(one), await statusOf(two)]).toEqual([200, 401])
    expect(await codeOf(await end(one, id))).toBe('session-not-found')
  })

  test('what a browser calls itself is kept as far as it tells one from another', async () => {
    const browser = createBrowser(office.url)
    const page = await browser.open('/auth/sign-in?login=officer')
    const shown = await browser.ask(page.url, {
      method: 'POST',
      body: new URLSearchParams({ login: 'officer', password: office.password }),
    })
    const onTheWay = await browser.ask(shown.headers.get('location') ?? '')
    await browser.ask(onTheWay.headers.get('location') ?? '', {
      headers: { 'user-agent': `${FIREFOX} ${'x'.repeat(5_000)}` },
    })
    expect((await list(browser))[0]).toMatchObject({ browser: 'Firefox', isThis: true })
    const { rows } = await office.pool.query(
      'SELECT max(length(user_agent)) AS longest FROM browser_sessions',
    )
    expect(rows).toEqual([{ longest: 400 }])
  })
})

describe('what a browser asks first: who is signed in', () => {
  const ask = async (browser: Browser, headers: Record<string, string> = {}) =>
    (await (await browser.ask('/v1/session', { headers })).json()) as Record<string, unknown>

  test('nobody, and where to do so: no error', async () => {
    const answer = await createBrowser(office.url).ask('/v1/session')
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { signedIn: false, signIn: '/auth/sign-in', demonstration: false },
    ])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const wrong = { cookie: `session-${new URL(office.url).port}=${'x'.repeat(43)}` }
    expect(await ask(createBrowser(office.url), wrong)).toMatchObject({ signedIn: false })
  })

  test('somebody: name, language, groups, roles with their units, until when', async () => {
    const session = await ask(await signedIn('officer'), { 'accept-language': 'en' })
    expect(session).toMatchObject({
      ...{ signedIn: true, id: 'officer', name: 'Người officer', login: 'officer', locale: 'vi' },
      ...{
        roles: [{ role: 'hr_officer', unit: { name: 'Province' } }],
        by: 'session',
        signOut: '/auth/sign-out',
      },
    })
    const hours = (Date.parse(String(session.endsAt)) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(7.9)
    expect(hours).toBeLessThanOrEqual(8)
  })

  test('somebody by a token, and when it ends; a token that is no good stays an error', async () => {
    const token = await mintEmbeddedToken({
      dataDir: office.dataDir,
      login: 'officer',
      expiresInSeconds: 600,
    })
    const session = await ask(createBrowser(office.url), { authorization: `Bearer ${token}` })
    expect(session).toMatchObject({ signedIn: true, login: 'officer', by: 'token', signOut: null })
    expect(Date.parse(String(session.endsAt)) - Date.now()).toBeLessThanOrEqual(600_000)
    const forged = await createBrowser(office.url).ask('/v1/session', {
      headers: { authorization: 'Bearer x' },
    })
    expect(forged.status).toBe(401)
  })
})
