import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { loadIssuer, saveIssuer } from '../../api/identity/embedded-state.js'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { type ApiAlone, startApiAlone } from './api-alone.js'

/** What an access token opens is seen before anything is read: nothing listens at these addresses. */
let alone: ApiAlone
beforeAll(async () => {
  alone = await startApiAlone({ OIDC_SCOPE: 'personnel' })
})
afterAll(() => alone.stop())

/** A token of this installation, with another scope where one is named. */
async function tokenWith(scope?: string): Promise<string> {
  const issuer = await loadIssuer(alone.dataDir)
  await saveIssuer(alone.dataDir, { ...issuer, ...(scope && { scope }) })
  const token = await mintEmbeddedToken({ dataDir: alone.dataDir, login: 'officer' })
  await saveIssuer(alone.dataDir, issuer)
  return token
}

const ask = async (path: string, token?: string, language = 'vi') => {
  const answer = await fetch(alone.api.url + path, {
    headers: { 'accept-language': language, ...(token && { authorization: `Bearer ${token}` }) },
  })
  return { answer, body: (await answer.json()) as { code: string; title: string } }
}

test('a token without the scope that is asked is refused with 403, which names it, in both languages', async () => {
  const token = await tokenWith('openid')
  const { answer, body } = await ask('/v1/me', token)
  expect([answer.status, body.code]).toEqual([403, 'insufficient-scope'])
  expect(answer.headers.get('www-authenticate')).toBe(
    'Bearer realm="api", error="insufficient_scope", scope="personnel"',
  )
  expect(body.title).toContain('phạm vi')
  expect((await ask('/v1/me', token, 'en')).body.title).toContain('lacks the scope')
})

test('a token with it gets past that, to where PostgreSQL is needed', async () => {
  const { answer, body } = await ask('/v1/me', await tokenWith())
  expect([answer.status, body.code]).toEqual([503, 'dependency-down'])
})

test('a token in the query string opens nothing', async () => {
  const token = await tokenWith()
  for (const name of ['access_token', 'token', 'bearer_token']) {
    const { answer } = await ask(`/v1/me?${name}=${token}`)
    expect([name, answer.status, answer.headers.get('www-authenticate')]).toEqual([
      name,
      401,
      'Bearer realm="api"',
    ])
  }
  const account = await fetch(`${alone.api.url}/oidc/account?access_token=${token}`)
  expect(account.status).toBe(401)
})
