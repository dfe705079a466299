import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import type { RunningApi } from '../../api/main.js'
import { type Browser, createBrowser } from './browser.js'
import { type BrowserOffice, startBrowserOffice } from './browser-office.js'

/** Two processes share the provider, as those of an installation share the organisation's. */
let office: BrowserOffice
let browser: Browser
const processes: RunningApi[] = []

beforeAll(async () => {
  office = await startBrowserOffice()
  for (let n = 0; n < 4; n += 1)
    processes.push(
      await office.beside({
        OIDC_ISSUER: `${office.url}/oidc`,
        OIDC_AUDIENCE: 'urn:personnel-procedures:api',
        OIDC_CLIENT_ID: 'console',
        PUBLIC_URL: office.url,
      }),
    )
})
afterAll(() => office.stop())
beforeEach(async () => {
  await office.pool.query('DELETE FROM browser_sessions')
  browser = createBrowser(office.url)
  await browser.signIn('officer', office.password)
})

/** The access token has expired; the processes that have seen the session do not know yet. */
const expire = () => office.pool.query("UPDATE browser_sessions SET refresh_at = now() - interval '1 s'")
const sealed = async (): Promise<string | undefined> => {
  const { rows } = await office.pool.query(
    "SELECT encode(sealed_tokens, 'hex') AS sealed FROM browser_sessions",
  )
  return rows[0]?.sealed
}
const askAt = async (url: string): Promise<number> => (await browser.ask(`${url}/v1/me`)).status
const processAt = (n: number): string => processes[n]?.url ?? ''

test('a sign-in is not begun at a provider that calls itself by another name', async () => {
  const { url } = await office.beside({
    OIDC_ISSUER: `${office.url.replace('127.0.0.1', 'localhost')}/oidc`,
    OIDC_AUDIENCE: 'urn:personnel-procedures:api',
    OIDC_CLIENT_ID: 'console',
    PUBLIC_URL: 'https://personnel.example',
  })
  const answer = await fetch(`${url}/auth/sign-in`, { redirect: 'manual' })
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([503, []])
  expect(await answer.text()).toContain('Hệ thống tạm thời chưa phục vụ được')
})

describe('where it is asked how strongly people signed in', () => {
  const asking = (PUBLIC_URL: string) =>
    office.beside({
      OIDC_ISSUER: `${office.url}/oidc`,
      OIDC_AUDIENCE: 'urn:personnel-procedures:api',
      OIDC_CLIENT_ID: 'console',
      OIDC_ACR_VALUES: 'mfa phr',
      PUBLIC_URL,
    })

  test('the provider is told, and a program whose token does not say so is refused, in both languages', async () => {
    const { url } = await asking('https://personnel.example')
    const begun = await fetch(`${url}/auth/sign-in`, { redirect: 'manual' })
    expect(new URL(begun.headers.get('location') ?? '').searchParams.get('acr_values')).toBe('mfa phr')
    const authorization = `Bearer ${await mintEmbeddedToken({ dataDir: office.dataDir, login: 'officer' })}`
    for (const [language, words] of [
      ['vi', 'phương thức mạnh hơn'],
      ['en', 'A stronger sign-in'],
    ] as const) {
      const answer = await fetch(`${url}/v1/me`, { headers: { authorization, 'accept-language': language } })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe(
        'Bearer realm="api", error="insufficient_user_authentication", acr_values="mfa phr"',
      )
      expect(await answer.json()).toMatchObject({
        code: 'sign-in-too-weak',
        title: expect.stringContaining(words),
      })
    }
  })

  test('a session of a weaker sign-in ends when the provider is asked again', async () => {
    const { url } = await asking(office.url)
    await expire()
    expect([await askAt(url), await sealed()]).toEqual([401, undefined])
  })
})

describe('when the access token ends', () => {
  test('the provider is asked for another, and the browser notices nothing', async () => {
    const before = await sealed()
    await expire()
    const statuses = await Promise.all(Array.from({ length: 10 }, () => askAt(office.url)))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(await sealed()).not.toBe(before)
    const { rows } = await office.pool.query('SELECT refresh_at > now() AS later FROM browser_sessions')
    expect(rows).toEqual([{ later: true }])
  })

  test('one process asks: a refresh token that were used twice would end the sign-in', async () => {
    await expire()
    const both = [processAt(0), processAt(1)].flatMap((url) => [url, url, url])
    expect(new Set(await Promise.all(both.map(askAt)))).toEqual(new Set([200]))
    await expire()
    expect(await askAt(processAt(2))).toBe(200)
  })

  test('and the provider does not stand by the sign-in any more, the session ends', async () => {
    const page = await browser.open('/oidc/session/end')
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    await browser.open('/oidc/session/end/confirm', { xsrf, logout: 'yes' })
    await expire()
    expect([await askAt(office.url), await sealed()]).toEqual([401, undefined])
  })

  test('and the provider cannot be asked, the request can be sent again, and the session stays', async () => {
    const alone = await office.beside({
      OIDC_ISSUER: 'http://127.0.0.1:1/oidc',
      OIDC_AUDIENCE: 'urn:personnel-procedures:api',
      OIDC_CLIENT_ID: 'console',
      PUBLIC_URL: office.url,
    })
    await expire()
    const answer = await browser.ask(`${alone.url}/v1/me`)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await askAt(processAt(3))).toBe(200)
  })
})
