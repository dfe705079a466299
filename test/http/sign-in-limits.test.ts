import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { FAIR_SHARE } from '../../api/http/fair-share.js'
import { type ApiAlone, startApiAlone } from './api-alone.js'

/** What anybody may ask of the embedded provider: nothing of it needs PostgreSQL or Temporal, and neither is there. */

let alone: ApiAlone
beforeAll(async () => {
  alone = await startApiAlone()
})
afterAll(() => alone?.stop())

test('a request is not kept for whoever sends one before signing in', async () => {
  const pushed = await fetch(`${alone.api.url}/oidc/request`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'console', response_type: 'code', state: 'x'.repeat(10_000) }),
  })
  expect(pushed.status).toBe(404)
})

test('an address is answered so often in a minute, and then not', async () => {
  const statuses: number[] = []
  for (let sent = 0; sent <= FAIR_SHARE.signInPerMinute; sent += 1)
    statuses.push((await fetch(`${alone.api.url}/oidc/nowhere`)).status)
  expect(statuses[0]).toBe(404)
  expect(statuses.at(-1)).toBe(429)
  const refused = await fetch(`${alone.api.url}/oidc/jwks`)
  expect(await refused.json()).toMatchObject({ code: 'too-many-requests' })
  expect((await fetch(`${alone.api.url}/healthz`)).status).toBe(200)
})
