import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import express from 'express'
import { sessionCookies } from '../../api/session/cookies.js'
import { portOf, stopServer } from './identity-installation.js'

const begun = { state: 's', nonce: 'n', verifier: 'v', returnTo: '/việc?x=1' }
const SECRET = 'x'.repeat(43)

const app = express()
for (const [at, publicUrl] of [
  ['/tls', 'https://personnel.example'],
  ['/plain', 'http://127.0.0.1:3000'],
] as const) {
  const cookies = sessionCookies(publicUrl)
  app.get(`${at}/set`, (_request, response) => {
    cookies.setSecret(response, SECRET, 3_600)
    cookies.setBegun(response, begun)
    response.end()
  })
  app.get(at, (request, response) => {
    response.json({ secret: cookies.secretOf(request), begun: cookies.begunOf(request) })
  })
}
const server = createServer(app)
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => stopServer(server))

const ask = async (path: string, cookie = '') =>
  fetch(`http://127.0.0.1:${portOf(server)}${path}`, { headers: { cookie } })

describe('the cookies of the product', () => {
  test('are sent by https alone, and to this very host, where people reach it by https', async () => {
    const lines = (await ask('/tls/set')).headers.getSetCookie()
    expect(lines).toEqual([
      expect.stringMatching(
        /^__Host-session=x{43}; Max-Age=3600; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
      ),
      expect.stringMatching(
        /^__Host-sign-in=[\w-]+; Max-Age=3600; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
      ),
    ])
    for (const line of lines) expect(line).not.toMatch(/domain/i)
  })

  test('by http are of one port: products side by side on one machine share the host', async () => {
    const names = (await ask('/plain/set')).headers.getSetCookie().map((line) => line.split('=', 1)[0])
    expect(names).toEqual(['session-3000', 'sign-in-3000'])
  })

  test('are read as they were set', async () => {
    const lines = (await ask('/plain/set')).headers.getSetCookie().map((line) => line.split(';', 1)[0])
    expect(await (await ask('/plain', lines.join('; '))).json()).toEqual({ secret: SECRET, begun })
  })

  test.each([
    ['of another shape', 'session-3000=short; sign-in-3000=bm9uZQ'],
    ['given twice: of two none is believed', `session-3000=${SECRET}; session-3000=${'y'.repeat(43)}`],
    ['of another product beside it', `session-3001=${SECRET}`],
    ['not there', ''],
  ])('are none where they are %s', async (_, cookie) => {
    expect(await (await ask('/plain', cookie)).json()).toEqual({})
  })
})
