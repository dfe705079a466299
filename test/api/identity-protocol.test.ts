import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { authorizationRequest, createBrowser } from './identity-browser.js'
import { createDataDir, type RunningProvider, startProvider } from './identity-installation.js'

let data: Awaited<ReturnType<typeof createDataDir>>
let provider: RunningProvider

beforeAll(async () => {
  data = await createDataDir()
  provider = await startProvider(data.dataDir)
})
afterAll(async () => {
  await provider.stop()
  await data.remove()
})

const redirectUri = () => `http://127.0.0.1:${provider.port}/auth/callback`
const request = (extra: Record<string, string> = {}) =>
  authorizationRequest(`${provider.issuer}/auth`, { clientId: 'console', redirectUri: redirectUri(), extra })

/** What the token endpoint says to a form. */
async function answerTo(form: Record<string, string>) {
  const answer = await fetch(`${provider.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'console', ...form }),
  })
  const { error } = (await answer.json()) as { error?: string }
  return [answer.status, error]
}

/** A browser in which somebody has signed in, and the code that it came back with. */
async function signedIn() {
  const browser = createBrowser()
  const { url, verifier } = request()
  const page = await browser.visit(url)
  const back = await browser.visit(page.url, { login: 'hr.officer', password: provider.demoPassword })
  return { browser, verifier, code: new URL(back.url).searchParams.get('code') ?? '' }
}

describe('a code', () => {
  test('is good for one token, and not for a second', async () => {
    const { code, verifier } = await signedIn()
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri(),
      code_verifier: verifier,
    }
    expect(await answerTo(form)).toEqual([200, undefined])
    expect(await answerTo(form)).toEqual([400, 'invalid_grant'])
  })
})

describe('there is no other way to a token', () => {
  test.each(['token', 'id_token', 'id_token token', 'code token', 'none'])(
    'than a code: response type %s is refused',
    async (response_type) => {
      const { html, url, status } = await createBrowser().visit(request({ response_type, nonce: 'n' }).url)
      const { hash, searchParams } = new URL(url)
      const error = new URLSearchParams(hash.slice(1)).get('error') ?? searchParams.get('error') ?? ''
      expect([`${error}${html}`, status === 200]).toEqual([
        expect.stringMatching(/unsupported_response_type|unauthorized_client|invalid_request/),
        false,
      ])
    },
  )

  test('than by signing in: neither a password nor a client has a grant of its own', async () => {
    const password = { username: 'hr.officer', password: provider.demoPassword }
    expect(await answerTo({ grant_type: 'password', ...password })).toEqual([400, 'unsupported_grant_type'])
    expect(await answerTo({ grant_type: 'client_credentials' })).toEqual([400, 'unsupported_grant_type'])
  })

  test('than by a program that the product knows: none registers itself', async () => {
    for (const path of ['/reg', '/registration', '/device/auth']) {
      const { status } = await fetch(provider.issuer + path, { method: 'POST' })
      expect([path, status]).toEqual([path, 404])
    }
  })
})

test('a session begins with the sign-in: before it there is none that another could have prepared', async () => {
  const sessionsIn = ({ headers }: { headers: Headers }) =>
    headers.getSetCookie().filter((cookie) => /^[\w-]*identity-session/.test(cookie))
  expect(sessionsIn(await fetch(request().url, { redirect: 'manual' }))).toEqual([])
  const browser = createBrowser()
  const page = await browser.visit(request().url)
  expect(sessionsIn(page)).toEqual([])
  const back = await browser.visit(page.url, { login: 'hr.officer', password: provider.demoPassword })
  expect(sessionsIn(back).length).toBeGreaterThan(0)
})

test('a password is typed unseen, and may be filled in by whoever keeps it', async () => {
  const { html } = await createBrowser().visit(request().url)
  const [field = ''] = /<input[^>]+name="password"[^>]*>/.exec(html) ?? []
  expect(field).toMatch(/type="password"/)
  expect(field).toMatch(/autocomplete="current-password"/)
  expect(html).not.toMatch(/onpaste|<script/i)
})
