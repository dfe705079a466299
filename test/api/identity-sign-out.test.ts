import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { createTokenVerifier } from '../../api/identity/verify-token.js'
import { authorizationRequest, createBrowser } from './identity-browser.js'
import { createDataDir, type RunningProvider, startProvider } from './identity-installation.js'
import { clientsOf, exchangeCode, refresh, signIn } from './identity-tokens.js'

let data: Awaited<ReturnType<typeof createDataDir>>
let provider: RunningProvider

beforeAll(async () => {
  data = await createDataDir()
  provider = await startProvider(data.dataDir)
})
afterAll(async () => {
  await provider?.stop()
  await data.remove()
})

/** As if so many seconds had passed. */
async function inTheFuture<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  jest.useFakeTimers({ now: Date.now() + seconds * 1000, advanceTimers: true })
  try {
    return await work()
  } finally {
    jest.useRealTimers()
  }
}

async function signOut(browser: ReturnType<typeof createBrowser>, query = '') {
  const question = await browser.visit(`${provider.issuer}/session/end${query}`)
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.html)?.[1] ?? ''
  const action = /action="([^"]+)"/.exec(question.html)?.[1] ?? ''
  return await browser.visit(action, { xsrf, logout: 'yes' })
}

const revoke = (token: string, clientId = 'console') =>
  fetch(`${provider.issuer}/token/revocation`, {
    method: 'POST',
    body: new URLSearchParams({ token, client_id: clientId }),
  })

const asksForPassword = async (browser: ReturnType<typeof createBrowser>) => {
  const { url } = authorizationRequest(`${provider.issuer}/auth`, clientsOf(provider).console)
  return (await browser.visit(url)).html.includes('name="password"')
}

const REFUSED = { status: 400, body: { error: 'invalid_grant' } }

describe('an access token', () => {
  test.each(['console', 'cli'] as const)('of the %s lasts ten minutes, and is refreshed', async (name) => {
    const client = clientsOf(provider)[name]
    const first = await signIn(provider, { client })
    expect(first.expires_in).toBe(600)
    const next = await refresh(provider, first.refresh_token, name)
    expect(next).toMatchObject({ status: 200, body: { expires_in: 600 } })
    expect(next.body.refresh_token).not.toBe(first.refresh_token)
    const verify = createTokenVerifier(provider)
    await expect(verify(`Bearer ${next.body.access_token}`)).resolves.toMatchObject({ login: 'hr.officer' })
    await inTheFuture(611, async () => {
      await expect(verify(`Bearer ${next.body.access_token}`)).rejects.toMatchObject({ code: 'expired' })
      expect(await refresh(provider, next.body.refresh_token, name)).toMatchObject({ status: 200 })
    })
  })
})

describe('a refresh token', () => {
  test('that is used a second time ends all that was given since: one of the two users was a thief', async () => {
    const { refresh_token: stolen } = await signIn(provider)
    const next = await refresh(provider, stolen)
    expect(next.status).toBe(200)
    expect(await refresh(provider, stolen)).toMatchObject(REFUSED)
    expect(await refresh(provider, next.body.refresh_token)).toMatchObject(REFUSED)
  })

  test('is good for one of several uses at once, and for nothing afterwards', async () => {
    const uses = 4
    let allThere: (() => void) | undefined
    let waiting = 0
    // Each has been found good before any is used up.
    const together = async () => {
      if (!allThere) return
      waiting += 1
      if (waiting === uses) allThere()
      await everybody
    }
    const own = await createDataDir()
    const slow = await startProvider(own.dataDir, { beforeFind: together })
    const { refresh_token: token } = await signIn(slow)
    const everybody = new Promise<void>((resolve) => {
      allThere = resolve
    })
    const answers = await Promise.all(Array.from({ length: uses }, () => refresh(slow, token)))
    allThere = undefined
    const given = answers.filter(({ status }) => status === 200)
    const afterwards = await Promise.all(given.map(({ body }) => refresh(slow, body.refresh_token)))
    await slow.stop()
    await own.remove()
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
    expect(afterwards).toMatchObject([REFUSED])
  })

  test('is worth nothing to another client', async () => {
    const { refresh_token: token } = await signIn(provider)
    expect(await refresh(provider, token, 'cli')).toMatchObject(REFUSED)
  })

  test('does not carry a session past the working day', async () => {
    const { refresh_token: first, browser } = await signIn(provider)
    const later = await inTheFuture(7.9 * 3600, () => refresh(provider, first))
    expect(later.status).toBe(200)
    await inTheFuture(8.1 * 3600, async () => {
      expect(await refresh(provider, later.body.refresh_token)).toMatchObject(REFUSED)
      expect(await asksForPassword(browser)).toBe(true)
    })
  })

  test('does not outlive a restart of the provider', async () => {
    const own = await createDataDir()
    const before = await startProvider(own.dataDir)
    const { refresh_token: token, access_token: access } = await signIn(before)
    await before.stop()
    const after = await startProvider(own.dataDir, { port: before.port })
    expect(await refresh(after, token)).toMatchObject(REFUSED)
    await expect(createTokenVerifier(after)(`Bearer ${access}`)).resolves.toMatchObject({
      login: 'hr.officer',
    })
    await after.stop()
    await own.remove()
  })
})

test('a code that is used a second time ends what it was exchanged for', async () => {
  const client = clientsOf(provider).console
  const { code, verifier, refresh_token: token } = await signIn(provider)
  expect(await exchangeCode(provider, { code, verifier, client })).toMatchObject(REFUSED)
  expect(await refresh(provider, token)).toMatchObject(REFUSED)
})

describe('signing out', () => {
  test('ends the session and every refresh token of it, of programs too; an access token lives on until it expires', async () => {
    const { browser, refresh_token: token, access_token: access } = await signIn(provider)
    const program = await signIn(provider, { client: clientsOf(provider).cli, browser })
    const verify = createTokenVerifier(provider)
    await verify(`Bearer ${access}`)
    expect((await signOut(browser)).html).toContain('Đồng chí đã đăng xuất')

    expect(await refresh(provider, token)).toMatchObject(REFUSED)
    expect(await refresh(provider, program.refresh_token, 'cli')).toMatchObject(REFUSED)
    expect(await asksForPassword(browser)).toBe(true)
    // docs/operations.md says so: it is verified without asking anybody, for ten minutes at most.
    await expect(verify(`Bearer ${access}`)).resolves.toMatchObject({ login: 'hr.officer' })
    await inTheFuture(611, async () => {
      await expect(verify(`Bearer ${access}`)).rejects.toMatchObject({ code: 'expired' })
    })
  })

  test('in one browser leaves the other signed in', async () => {
    const [here, there] = [await signIn(provider), await signIn(provider)]
    await signOut(here.browser)
    expect(await refresh(provider, there.refresh_token)).toMatchObject({ status: 200 })
  })

  test('leads back to the console, and to no other address', async () => {
    const own = encodeURIComponent(`http://127.0.0.1:${provider.port}/`)
    const question = (uri: string) => `?client_id=console&post_logout_redirect_uri=${uri}`
    const back = await signOut((await signIn(provider)).browser, question(own))
    expect(back.url).toBe(decodeURIComponent(own))
    for (const elsewhere of [
      'https://evil.example/',
      `${decodeURIComponent(own)}.evil.example/`,
      '//evil.example',
    ]) {
      const refused = await createBrowser().visit(
        `${provider.issuer}/session/end${question(encodeURIComponent(elsewhere))}`,
      )
      expect([elsewhere, refused.status]).toEqual([elsewhere, 400])
      expect(refused.html).toContain('post_logout_redirect_uri')
    }
    // Without a client nobody vouches for the address: it is not followed.
    const nobody = await signOut((await signIn(provider)).browser, `?post_logout_redirect_uri=${own}`)
    expect(nobody.html).toContain('Đồng chí đã đăng xuất')
  })

  test('takes the answer of the page that asked: nobody is signed out by a link or a form of another site', async () => {
    const { browser, refresh_token: token } = await signIn(provider)
    const forged = await browser.visit(`${provider.issuer}/session/end/confirm`, {
      xsrf: 'guessed',
      logout: 'yes',
    })
    expect(forged.status).toBe(400)
    expect(await refresh(provider, token)).toMatchObject({ status: 200 })
  })
})

describe('a token that is revoked', () => {
  test('is a refresh token, with all that it was refreshed to', async () => {
    const { refresh_token: token } = await signIn(provider)
    const next = await refresh(provider, token)
    expect((await revoke(next.body.refresh_token)).status).toBe(200)
    expect(await refresh(provider, next.body.refresh_token)).toMatchObject(REFUSED)
  })

  test('is one’s own: another client revokes nothing, and is not told so', async () => {
    const { refresh_token: token } = await signIn(provider)
    expect((await revoke(token, 'cli')).status).toBe(200)
    expect(await refresh(provider, token)).toMatchObject({ status: 200 })
  })

  test('is no access token: it says itself until when it is good', async () => {
    const { access_token: token } = await signIn(provider)
    const answer = await revoke(token)
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'unsupported_token_type' }])
  })
})
