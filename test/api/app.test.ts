import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { describedOperations } from '../../api/http/operation.js'
import { createPool } from '../../db/pool.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { isEndless } from '../support/endless.js'
import { officeDatabase, serveApi, type TestApi } from './api-server.js'

let api: TestApi
let pool: pg.Pool
let drop: () => Promise<void>

beforeAll(async () => {
  const database = await officeDatabase()
  drop = database.drop
  pool = database.pool
  api = await serveApi({ pool })
})
afterAll(async () => {
  await api.close()
  await drop()
})

describe('who asks', () => {
  test('without a token the answer is 401 and says how to ask', async () => {
    const answer = await api.get(undefined, '/v1/me')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="api"')
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(answer.body).toMatchObject({ code: 'unauthenticated', status: 401, instance: '/v1/me' })
  })

  test('a token that is not accepted is told to be invalid', async () => {
    const answer = await api.get('forged', '/v1/me')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"')
  })

  test('a token in the query string is refused beside a good one too, and not repeated', async () => {
    const answer = await api.get('officer', '/v1/me?access_token=monitor')
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'access_token' }] } })
    expect(JSON.stringify(answer.body)).not.toContain('monitor')
  })

  test('a valid token of somebody without an account is refused', async () => {
    expect(await api.get('nobody', '/v1/me')).toMatchObject({
      status: 403,
      body: { code: 'account-unknown' },
    })
  })

  test('that is all they are told, whatever else is wrong with what they ask', async () => {
    const asked: [method: string, path: string, key: string | undefined, type: string, body: string][] = [
      ['POST', '/v1/tasks/x/claim', 'a', 'application/json', '{}'],
      ['POST', '/v1/tasks/x/claim', undefined, 'application/json', '{}'],
      ['POST', '/v1/tasks/x/completion', 'a', 'application/json', '{"kind": "unheard-of"}'],
      ['POST', '/v1/tasks/x/completion', 'a', 'application/json', '{"kind": '],
      ['POST', '/v1/tasks/x/completion', 'a', 'text/plain', 'x'],
      ['POST', '/v1/procedures', 'a', 'application/json', '{"kind": "appointment", "candidates": ["an"]}'],
      ['POST', '/v1/nowhere', 'a', 'application/json', '{}'],
    ]
    for (const [method, path, key, type, body] of asked) {
      const headers = {
        authorization: 'Bearer nobody',
        'content-type': type,
        ...(key && { 'idempotency-key': key }),
      }
      const answer = await api.send(path, { method, headers, body })
      expect([path, body, answer.body.code]).toEqual([path, body, 'account-unknown'])
    }
  })

  test('what is wrong is told in the language of the account, where nothing else asks for another', async () => {
    await pool.query("UPDATE people SET locale = 'en' WHERE id = 'monitor'")
    const headers = { authorization: 'Bearer monitor', 'content-type': 'application/json' }
    for (const path of ['/v1/tasks/x/claim', '/v1/nowhere']) {
      const answer = await api.send(path, { method: 'POST', headers, body: '{' })
      expect([path, answer.headers.get('content-language')]).toEqual([path, 'en'])
    }
  })

  test('the caller is told their roles and groups in the language asked for', async () => {
    const vietnamese = await api.get('officer', '/v1/me')
    expect(vietnamese.body).toMatchObject({
      id: 'officer',
      locale: 'vi',
      groups: [{ id: 'g-office' }],
      hasSeveralUnits: true,
      roles: [{ role: 'hr_officer', unit: { id: 'u-province', name: 'Tỉnh' } }],
    })
    const english = await api.get('officer', '/v1/me', { 'accept-language': 'en-GB,en;q=0.9' })
    expect(english.body.roles[0].unit.name).toBe('Province')
    // An approver reads of as many units, and looks after none.
    expect((await api.get('approver', '/v1/me')).body.hasSeveralUnits).toBe(false)
  })

  test('a group is left on the day its membership ends, and entered on the day it begins', async () => {
    const today = localDate(new Date().toISOString())
    const groups = async () =>
      (await api.get('teller1', '/v1/me')).body.groups.map(({ id }: { id: string }) => id)
    expect(await groups()).toEqual(['g-tellers'])
    await pool.query("UPDATE group_members SET to_on = $1 WHERE person_id = 'teller1'", [today])
    expect(await groups()).toEqual([])
    await pool.query(
      "INSERT INTO group_members (group_id, person_id, from_on) VALUES ('g-reviewers', 'teller1', $1)",
      [today],
    )
    expect(await groups()).toEqual(['g-reviewers'])
  })
})

describe('what is sent', () => {
  test('a command without Idempotency-Key is refused before anything else', async () => {
    const answer = await api.send('/v1/procedures', {
      method: 'POST',
      headers: { authorization: 'Bearer officer', 'content-type': 'application/json' },
      body: '{}',
    })
    expect(answer).toMatchObject({ status: 400, body: { code: 'idempotency-key-required' } })
  })

  test('broken JSON is 400, two megabytes are 413, another content type is 415', async () => {
    expect(await api.post('officer', '/v1/procedures', '{"kind":')).toMatchObject({
      status: 400,
      body: { code: 'malformed-json' },
    })
    const large = JSON.stringify({ kind: 'appointment', seatId: 'x'.repeat(2 * 1024 * 1024) })
    expect(await api.post('officer', '/v1/procedures', large)).toMatchObject({
      status: 413,
      body: { code: 'body-too-large' },
    })
    const form = await api.send('/v1/procedures', {
      method: 'POST',
      headers: {
        authorization: 'Bearer officer',
        'content-type': 'application/x-www-form-urlencoded',
        'idempotency-key': 'form',
      },
      body: 'kind=appointment',
    })
    expect(form).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } })
  })

  test('every wrong field is named, with its message in the language asked for and never its value', async () => {
    const answer = await api.post('officer', '/v1/procedures?lang=en', {
      kind: 'appointment',
      seatId: 7,
      candidates: [],
      extra: 'secret value',
    })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: 'invalid-input', title: 'The input is not valid' })
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        { field: 'seatId', code: 'wrong-type', message: 'Wrong type, string expected' },
        { field: 'candidates', code: 'too-few', message: 'At least 1 of them' },
        {
          field: 'extra',
          code: 'unknown-key',
          message: 'There is no such field; correct its name or leave it out',
        },
      ]),
    )
    expect(JSON.stringify(answer.body)).not.toContain('secret value')
  })

  test('an unknown query parameter and a value outside its range are refused', async () => {
    const answer = await api.get('officer', '/v1/procedures?limit=201&colour=red&overdue=maybe')
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'colour',
      'limit',
      'overdue',
    ])
    const prototype = await api.get('officer', '/v1/procedures?__proto__=1&constructor=2')
    expect(prototype.body.errors).toMatchObject([
      { field: '__proto__', code: 'unknown-key' },
      { field: 'constructor', code: 'unknown-key' },
    ])
  })
})

describe('what is answered', () => {
  test('a path that does not exist is a problem too', async () => {
    expect(await api.get('officer', '/v1/nothing')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    })
    expect(await api.get('officer', '/v1/procedures/%E0%A4')).toMatchObject({ status: 404 })
  })

  test('an answer does not grow with the path that was asked for', async () => {
    const { status, body } = await api.get('officer', `/v1/${'x'.repeat(10_000)}`)
    expect([status, body.instance.length]).toEqual([404, 500])
  })

  test('the request id is echoed, in the problem as well, and a strange one replaced', async () => {
    const answer = await api.get('officer', '/v1/procedures/p-none', { 'x-request-id': 'order-66' })
    expect(answer.headers.get('x-request-id')).toBe('order-66')
    expect(answer.body.requestId).toBe('order-66')
    const strange = await api.get('officer', '/v1/me', { 'x-request-id': 'a b\tc' })
    expect(strange.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('the log holds path and status, but neither query string nor token', async () => {
    await api.get('officer', '/v1/procedures?q=Nguy%E1%BB%85n', { 'x-request-id': 'searching' })
    const line = api.logged.find((entry) => JSON.stringify(entry).includes('searching'))
    expect(line).toMatchObject({ req: { method: 'GET', path: '/v1/procedures' }, res: { status: 200 } })
    expect(JSON.stringify(api.logged)).not.toMatch(/Nguy|Bearer|authorization/i)
  })

  test('Temporal being away does not hinder reading; readiness tells', async () => {
    expect(await api.get('officer', '/v1/procedures')).toMatchObject({ status: 200 })
    expect(await api.get(undefined, '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } })
    const ready = await api.get(undefined, '/readyz')
    expect(ready).toMatchObject({ status: 503, body: { postgresql: 'up', temporal: 'down' } })
    expect(ready.headers.get('retry-after')).toBe('5')
  })

  test('with PostgreSQL away the answer is 503 with Retry-After, and no more is told of it', async () => {
    const away = createPool('postgresql://nobody:secret@127.0.0.1:1/none')
    const lonely = await serveApi({ pool: away })
    try {
      for (const answer of [
        await lonely.get('officer', '/v1/procedures'),
        await lonely.post('officer', '/v1/procedures', {
          kind: 'appointment',
          seatId: 's',
          candidates: ['an'],
        }),
      ]) {
        expect(answer).toMatchObject({ status: 503, body: { code: 'dependency-down' } })
        expect(answer.headers.get('retry-after')).toBe('5')
        expect(JSON.stringify(answer.body)).not.toMatch(/ECONN|secret|127\.0\.0\.1/)
      }
      expect(await lonely.get(undefined, '/readyz')).toMatchObject({
        status: 503,
        body: { postgresql: 'down' },
      })
      expect((await lonely.get(undefined, '/healthz')).status).toBe(200)
    } finally {
      await lonely.close()
      await away.end()
    }
  })
})

describe('the description', () => {
  test('every described operation is served: none answers that its path is unknown', async () => {
    const operations = describedOperations()
    expect(operations.length).toBeGreaterThan(20)
    for (const { spec } of operations) {
      const { method, path } = spec
      const { status, body } = await api.send(path.replace(/\{\w+\}/g, 'none'), {
        method: isEndless(path) ? 'HEAD' : method.toUpperCase(),
        headers: { authorization: 'Bearer officer' },
      })
      // To HEAD there is no code.
      const code = isEndless(path) && status === 404 ? 'not-found' : body?.code
      expect([method, path, code]).not.toEqual([method, path, 'not-found'])
    }
  })

  test('the OpenAPI document resolves all its references and names both languages', async () => {
    const { body } = await api.get(undefined, '/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    const references = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    )
    expect(references.length).toBeGreaterThan(10)
    for (const name of references) expect(body.components.schemas).toHaveProperty(name ?? '')
    const launch = body.paths['/v1/procedures'].post
    expect(launch.summary).toContain('Khởi động')
    expect(launch.parameters).toContainEqual(
      expect.objectContaining({ name: 'Idempotency-Key', required: true }),
    )
    expect(launch.responses['409'].description).toContain('seat-filled')
  })

  test('has patterns that are regular expressions, and says of what may be null that it may', async () => {
    const { body } = await api.get(undefined, '/openapi.json')
    const schemas = schemasIn(body)
    const patterns = new Set(schemas.flatMap(({ pattern }) => (typeof pattern === 'string' ? [pattern] : [])))
    expect(patterns.size).toBeGreaterThan(3)
    for (const pattern of patterns) {
      expect(() => new RegExp(pattern, 'u')).not.toThrow()
      expect(pattern).toMatch(/\$$/)
    }
    const name = body.paths['/v1/documents'].post.parameters.find(
      (parameter: { name: string }) => parameter.name === 'name',
    )
    const fits = (file: string) => new RegExp(name.schema.pattern, 'u').test(file)
    expect(['Chương trình.pdf', '../x.pdf', 'a\\b.pdf', ''].map(fits)).toEqual([true, false, false, false])
    // What all of these have to allow is allowed by none of them where one is a name's and does not.
    expect(schemas.filter(({ allOf }) => JSON.stringify(allOf ?? '').includes('"null"'))).toEqual([])
  })

  test('of every operation that writes says who may and what happens, in both languages', async () => {
    const { paths } = (await api.get(undefined, '/openapi.json')).body
    const writing = Object.entries<Record<string, { description?: string }>>(paths).flatMap(
      ([path, methods]) =>
        Object.entries(methods).flatMap(([method, { description = '' }]) =>
          method === 'get' ? [] : [{ path, method, description }],
        ),
    )
    expect(writing.length).toBeGreaterThan(50)
    for (const { path, method, description } of writing) {
      const [en = '', vi = ''] = description.split('\n\n')
      expect([method, path, en.length > 20 && vi.length > 20]).toEqual([method, path, true])
    }
  })

  test('the readable documentation runs under a policy without inline script and from this server only', async () => {
    const page = await api.get(undefined, '/docs/')
    expect(page.status).toBe(200)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/)
    expect(page.body).not.toMatch(/<script>|<style|style=/)
    const sources = [...String(page.body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source)
    expect(sources.length).toBeGreaterThan(3)
    for (const source of sources)
      expect(await api.get(undefined, `/docs/${source}`)).toMatchObject({ status: 200 })
  })
})

/** Every object within. */
function schemasIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const within = Object.values(value).flatMap(schemasIn)
  // An object has members by names.
  return Array.isArray(value) ? within : [value as Record<string, unknown>, ...within]
}
