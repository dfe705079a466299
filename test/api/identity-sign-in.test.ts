import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import { createTokenVerifier } from '../../api/identity/verify-token.js'
import { authorizationRequest, createBrowser, type Page } from './identity-browser.js'
import { createDataDir, type RunningProvider, startProvider } from './identity-installation.js'
import { clientsOf, exchangeCode } from './identity-tokens.js'

const Discovery = z.object({
  issuer: z.string(),
  jwks_uri: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  end_session_endpoint: z.string(),
  code_challenge_methods_supported: z.array(z.string()),
})
let data: Awaited<ReturnType<typeof createDataDir>>
let provider: RunningProvider
let discovery: z.infer<typeof Discovery>

beforeAll(async () => {
  data = await createDataDir()
  provider = await startProvider(data.dataDir)
  discovery = Discovery.parse(await getJson(`${provider.issuer}/.well-known/openid-configuration`))
})
afterAll(async () => {
  await provider?.stop()
  await data.remove()
})

const consoleUri = () => clientsOf(provider).console.redirectUri
const consoleRequest = (extra?: Record<string, string>) =>
  authorizationRequest(discovery.authorization_endpoint, {
    ...clientsOf(provider).console,
    ...(extra && { extra }),
  })

async function getJson(url: string) {
  const response = await fetch(url)
  expect(response.status).toBe(200)
  return await response.json()
}

const exchange = (page: Page, verifier: string, client: { clientId: string; redirectUri: string }) =>
  exchangeCode(provider, { code: new URL(page.url).searchParams.get('code') ?? '', verifier, client })

describe('what the provider publishes', () => {
  test('discovery names the issuer and its addresses', () => {
    expect(discovery.issuer).toBe(provider.issuer)
    expect(discovery.jwks_uri).toBe(`${provider.issuer}/jwks`)
    expect(discovery.code_challenge_methods_supported).toEqual(['S256'])
  })

  test('a forged Host header does not make it speak of another address', async () => {
    const response = await fetch(`${provider.issuer}/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    })
    expect(await response.text()).not.toContain('evil.example')
  })

  test('the published keys hold no private part', async () => {
    const { keys } = z.object({ keys: z.array(z.unknown()) }).parse(await getJson(discovery.jwks_uri))
    expect(keys).toHaveLength(1)
    expect(keys[0]).not.toHaveProperty('d')
  })

  test('the secrets on disk are readable by their owner only', async () => {
    for (const file of ['secrets.json', 'issuer.json']) {
      const { mode } = await stat(join(data.dataDir, 'identity', file))
      expect(mode & 0o777).toBe(0o600)
    }
    expect(await readFile(join(data.dataDir, 'identity', 'issuer.json'), 'utf8')).toContain(provider.issuer)
  })
})

describe('signing in to the console', () => {
  test('with an account and the demonstration password leads to a token for the API', async () => {
    const browser = createBrowser()
    const { url, verifier } = consoleRequest()
    const page = await browser.visit(url)
    expect(page.html).toContain('Đăng nhập')
    expect(page.html).toContain('<option value="hr.officer">')

    const back = await browser.visit(page.url, { login: 'hr.officer', password: provider.demoPassword })
    expect(new URL(back.url).origin + new URL(back.url).pathname).toBe(consoleUri())
    expect(new URL(back.url).searchParams.get('state')).toBe('here-again')

    const { status, body } = await exchange(back, verifier, clientsOf(provider).console)
    expect(status).toBe(200)
    expect(decodeJwt(body.access_token)).toMatchObject({ sub: 'hr.officer', aud: provider.audience })
    expect(decodeProtectedHeader(body.access_token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' })
    expect(decodeJwt(body.id_token)).toMatchObject({
      sub: 'hr.officer',
      name: 'Nguyễn Thị Bưởi',
      locale: 'vi',
    })

    const verify = createTokenVerifier(provider)
    expect(await verify(`Bearer ${body.access_token}`)).toMatchObject({ login: 'hr.officer' })
    await expect(verify(`Bearer ${body.id_token}`)).rejects.toMatchObject({ code: 'other-kind' })
  })

  test('a second time in the same browser asks for nothing', async () => {
    const browser = createBrowser()
    const page = await browser.visit(consoleRequest().url)
    await browser.visit(page.url, { login: 'monitor', password: provider.demoPassword })
    const again = await browser.visit(consoleRequest().url)
    expect(new URL(again.url).searchParams.has('code')).toBe(true)
  })

  test.each([
    ['a wrong password', 'hr.officer', 'wrong'],
    ['an unknown account', 'nobody', undefined],
    ['no account', '', undefined],
    ['what can be no login', 'hr.officer\u0000', undefined],
  ])('with %s shows the page again and says so', async (_case, login, password) => {
    const browser = createBrowser()
    const page = await browser.visit(consoleRequest().url)
    const refused = await browser.visit(page.url, { login, password: password ?? provider.demoPassword })
    expect(refused.status).toBe(401)
    expect(refused.html).toContain('role="alert"')
    expect(refused.html).not.toContain(provider.demoPassword)
  })

  test('the page speaks English when asked to, and escapes names', async () => {
    const page = await createBrowser().visit(consoleRequest({ ui_locales: 'en' }).url)
    expect(page.html).toContain('Sign in')
    expect(page.html).not.toContain('<b>Đức')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('the page of someone else’s browser has expired', async () => {
    const page = await createBrowser().visit(consoleRequest().url)
    const stolen = await createBrowser().visit(page.url, {
      login: 'hr.officer',
      password: provider.demoPassword,
    })
    expect(stolen.status).toBe(400)
    expect(stolen.html).toContain('đã hết hạn')
  })

  test('a code is worth nothing without its PKCE secret', async () => {
    const browser = createBrowser()
    const page = await browser.visit(consoleRequest().url)
    const back = await browser.visit(page.url, { login: 'hr.officer', password: provider.demoPassword })
    const { status, body } = await exchange(back, 'x'.repeat(43), clientsOf(provider).console)
    expect(status).toBe(400)
    expect(body.error).toBe('invalid_grant')
  })

  test.each([
    ['a request without PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['a PKCE secret that is sent in the open', { code_challenge_method: 'plain' }],
    ['a token given in the address', { response_type: 'token' }],
    ['an ID token given in the address', { response_type: 'id_token', nonce: 'n' }],
    ['a token for another service', { resource: 'urn:another:api' }],
  ])('%s is refused', async (_case, extra) => {
    const back = await createBrowser().visit(consoleRequest(extra).url)
    const { search, hash } = new URL(back.url)
    expect(search + hash).toMatch(
      /error=(invalid_request|invalid_target|unsupported_response_type|unauthorized_client)/,
    )
    expect(search + hash).not.toContain('token=')
  })

  test.each([
    ['console', 'https://evil.example/callback'],
    ['console', '//evil.example/auth/callback'],
    ['console', 'OWN/../evil/callback'],
    ['console', 'OWN?next=https://evil.example'],
    ['cli', 'http://127.0.0.1.evil.example/callback'],
    ['cli', 'http://127.0.0.1:80@evil.example/callback'],
    ['cli', 'http://127.0.0.1/elsewhere'],
  ])('the %s is led to no address but its own, as %s', async (clientId, address) => {
    const redirect_uri = address.replace('OWN', consoleUri())
    const page = await createBrowser().visit(consoleRequest({ client_id: clientId, redirect_uri }).url)
    expect(page.status).toBe(400)
    expect(page.html).toContain('invalid_redirect_uri')
  })
})

describe('signing in to a program', () => {
  test('is confirmed on a page each time, on any loopback port', async () => {
    const browser = createBrowser()
    const request = clientsOf(provider).cli
    const { url, verifier } = authorizationRequest(discovery.authorization_endpoint, request)
    const page = await browser.visit(url)
    const question = await browser.visit(page.url, { login: 'monitor', password: provider.demoPassword })
    expect(question.html).toContain('Cho phép')
    const back = await browser.visit(question.url, {})
    const { body } = await exchange(back, verifier, request)
    expect(await createTokenVerifier(provider)(`Bearer ${body.access_token}`)).toMatchObject({
      login: 'monitor',
    })

    const second = await browser.visit(authorizationRequest(discovery.authorization_endpoint, request).url)
    expect(second.html).toContain('Cho phép')
  })
})

describe('cookies', () => {
  /** The first answer of a sign-in, of a product that people reach at this address. */
  async function cookiesAt(publicUrl?: string) {
    const own = await createDataDir()
    const there = await startProvider(own.dataDir, { publicUrl })
    const request = { clientId: 'console', redirectUri: `${new URL(there.issuer).origin}/auth/callback` }
    const { search } = new URL(authorizationRequest('http://x/', request).url)
    const first = await fetch(`http://127.0.0.1:${there.port}/oidc/auth${search}`, { redirect: 'manual' })
    await there.stop()
    await own.remove()
    return first.headers.getSetCookie()
  }

  test('are kept from scripts and from other sites', async () => {
    const cookies = await cookiesAt()
    expect(cookies.length).toBeGreaterThan(1)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; httponly/i)
      expect(cookie).toMatch(/; samesite=lax/i)
      expect(cookie).not.toMatch(/; secure|; domain/i)
    }
  })

  test('are sent by https alone, and to this very host, where people reach the product by https', async () => {
    const cookies = await cookiesAt('https://personnel.example')
    expect(cookies.length).toBeGreaterThan(1)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__(Host-identity-session|Secure-identity-(interaction|resume))/)
      expect(cookie).toMatch(/; httponly/i)
      expect(cookie).toMatch(/; samesite=lax/i)
      expect(cookie).toMatch(/; secure/i)
      expect(cookie).not.toMatch(/; domain/i)
      if (cookie.startsWith('__Host-')) expect(cookie).toMatch(/; path=\/;/i)
    }
  })
})
