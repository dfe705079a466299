import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { OFFICE } from '../support/small-office.js'
import { type BrowserOffice, startBrowserOffice } from './browser-office.js'
import { OpenApiChecker, type OpenApiDocument } from './openapi-checker.js'

let office: BrowserOffice
beforeAll(async () => {
  office = await startBrowserOffice({ DEMO: 'true' })
  await office.pool.query("UPDATE accounts SET demo = true WHERE login IN ('officer', 'reviewer', 'an')")
})
afterAll(() => office.stop())

const PATH = '/v1/demonstration/accounts'

test('the accounts of the demonstration are told to whoever may sign in, with what they are for, in their language', async () => {
  const checker = new OpenApiChecker(
    (await (await fetch(`${office.url}/openapi.json`)).json()) as OpenApiDocument,
  )
  const purposes: Record<string, unknown> = {}
  for (const language of ['vi', 'en']) {
    const answer = await fetch(office.url + PATH, { headers: { 'accept-language': language } })
    const body = (await answer.json()) as { items: { login: string; purpose: string; roles: unknown[] }[] }
    const contentType = answer.headers.get('content-type') ?? ''
    expect(checker.faultsOf({ method: 'GET', path: PATH, status: answer.status, contentType, body })).toEqual(
      [],
    )
    expect(body.items.map(({ login }) => login)).toEqual(['officer', 'an', 'reviewer'])
    expect(body.items[0]).toMatchObject({ name: 'Người officer', roles: [{ unit: { id: OFFICE.province } }] })
    for (const { login, purpose } of body.items) purposes[`${login} ${language}`] = purpose
  }
  expect(purposes).toMatchObject({
    'officer vi': 'Cán bộ tổ chức: Tỉnh',
    'officer en': 'HR officer: Province',
  })
  expect(Object.values(purposes)).not.toContain('')
  const session = (await (await fetch(`${office.url}/v1/session`)).json()) as object
  expect(session).toMatchObject({ signedIn: false, demonstration: true })
})

test('elsewhere there are none: without the demonstration, and with the provider of an organisation', async () => {
  const organisation = { OIDC_ISSUER: 'https://id.example', OIDC_AUDIENCE: 'urn:x' }
  for (const environment of [{ DEMO: 'false' }, { DEMO: 'true', ...organisation }]) {
    const { url } = await office.beside(environment)
    const answer = await fetch(url + PATH)
    expect([answer.status, await answer.json()]).toEqual([
      404,
      expect.objectContaining({ code: 'not-a-demonstration', title: 'Đây không phải bản trình diễn' }),
    ])
  }
})

test('where the API is no client of the provider, no browser signs in, and the console is told so', async () => {
  const { url } = await office.beside({
    OIDC_ISSUER: 'https://id.example',
    OIDC_AUDIENCE: 'urn:x',
    OIDC_CLIENT_ID: '',
  })
  expect(await (await fetch(`${url}/v1/session`)).json()).toEqual({
    signedIn: false,
    signIn: null,
    demonstration: false,
  })
  expect((await fetch(`${url}/auth/sign-in`)).status).toBe(404)
})
