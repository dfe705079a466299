import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { describedOperations } from '../../api/http/operation.js'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { isEndless } from '../support/endless.js'
import { OFFICE } from '../support/small-office.js'
import { type Answer, type HttpOffice, startHttpOffice } from './http-office.js'
import { thingsToName } from './named-things.js'
import { must, procedureAt, task, type Walked } from './walk.js'
import { worldOf } from './world.js'

let office: HttpOffice
let named: (path: string) => string

beforeAll(async () => {
  office = await startHttpOffice()
  named = await thingsToName(office)
}, 120_000)
afterAll(() => office.stop())

/** What is wrong with a request, whatever it asks, and what is said of it to those who may ask. */
const WRONG: [what: string, body: string, headers: Record<string, string>, status: number][] = [
  ['no JSON', '{"a":', {}, 400],
  ['unknown keys', '{"a":1,"b":2}', {}, 422],
  ['a list', '[]', {}, 422],
  ['another type', 'a=b', { 'content-type': 'text/plain' }, 415],
  ['packed', '{}', { 'content-encoding': 'gzip' }, 415],
  ['in another encoding', '{}', { 'content-type': 'application/json; charset=utf-16' }, 415],
  ['too deep', '['.repeat(1000), {}, 422],
  ['too large', `"${'x'.repeat(1_100_000)}"`, {}, 413],
]

/** What everybody may do: register a task of their own, try out the law, end a session, mark what they were told as read. */
const OPEN_TO_ALL = [
  ...['/v1/breakthrough-tasks', '/v1/rule-sets/{id}/vote-evaluation'],
  ...['/v1/me/sessions/{id}/ending', '/v1/me/notifications/read-until'],
]

const THINGS: Readonly<Record<string, string>> = {
  ...{ procedures: 'p-1', tasks: 't-1', votes: 'v-1', planning: '1', posts: 'post-1' },
  ...{ cadres: 'an', units: OFFICE.department, evaluations: 'an', calendar: '2027' },
  ...{ accounts: 'an', groups: OFFICE.tellers },
  'proposed-changes': 'waits-1',
}

/** Operations that take something, with the path to a thing that there is. */
const operations = () =>
  describedOperations()
    .filter(({ spec }) => spec.method !== 'get' && spec.body !== undefined)
    .map(({ spec: { method, path } }) => ({
      template: path,
      method: method.toUpperCase(),
      path: pathToThing(path),
    }))

function pathToThing(path: string): string {
  const [, , collection = '', first = ''] = path.split('/')
  const thing = first.startsWith('{') ? path.replace(first, THINGS[collection] ?? '1') : path
  const beside = thing.replace('{cadreId}', 'an').replace('{unitId}', OFFICE.department)
  return named(beside.replace(/\{\w+\}/g, '1'))
}

async function send(
  login: string | undefined,
  { method, path }: { method: string; path: string },
  body: string,
  headers: Record<string, string>,
): Promise<Answer> {
  const token = login && (await mintEmbeddedToken({ dataDir: office.dataDir, login }))
  return office.send(path, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...{ 'content-type': 'application/json', 'idempotency-key': 'k', ...headers },
    },
    body,
  })
}

describe('whatever is wrong with what they sent', () => {
  test.each(WRONG)('who may not is told so first: %s', async (_, body, headers) => {
    const before = await worldOf(office.pool)
    const asked = operations().filter(({ template }) => !OPEN_TO_ALL.includes(template))
    expect(asked.length).toBeGreaterThan(45)
    for (const operation of asked) {
      const nobody = await send(undefined, operation, body, headers)
      expect([operation, nobody.status]).toEqual([operation, 401])
      const unknown = await send('nobody.of.ours', operation, body, headers)
      expect([operation, unknown.status, unknown.body.code]).toEqual([operation, 403, 'account-unknown'])
      const outsider = await send('outsider', operation, body, headers)
      expect([operation, [403, 404].includes(outsider.status) ? 'refused' : outsider.body]).toEqual([
        operation,
        'refused',
      ])
    }
    expect(await worldOf(office.pool)).toEqual(before)
  })

  test.each(WRONG)('who may is told what: %s', async (_, body, headers, status) => {
    for (const operation of operations().filter(
      ({ template }) => !/drafts|breakthrough|proposed-changes.*withdrawal/.test(template),
    )) {
      const answer = await send('officer', operation, body, headers)
      expect([operation, answer.status, answer.body]).toEqual([operation, status, expect.anything()])
    }
  })

  test('who may not read is told so before what is wrong with the query', async () => {
    const refused = new Set<string>()
    // Which rule set there is follows from the query, and everybody may read it.
    const reads = describedOperations().filter(
      ({ spec: { method, anonymous, path } }) =>
        method === 'get' && !anonymous && !path.startsWith('/v1/rule-sets/{id}') && !isEndless(path),
    )
    for (const { spec } of reads) {
      const unit = spec.query && 'unit' in spec.query.shape ? `unit=${OFFICE.department}` : ''
      const path = `${pathToThing(spec.path)}?${unit}`
      const right = await office.as('outsider').get(path)
      const wrong = await office.as('outsider').get(`${path}&unheard-of=1`)
      const isRefused = [403, 404].includes(right.status)
      if (isRefused) refused.add(spec.path)
      expect([path, wrong.status, wrong.body.code]).toEqual([
        path,
        ...(isRefused ? [right.status, right.body.code] : [422, 'invalid-input']),
      ])
    }
    expect(refused.size).toBeGreaterThan(15)
  })

  test('who may elsewhere is told so as soon as what they sent says where', async () => {
    const officer = office.as('other.officer')
    const told = async (path: string, body: object) => (await officer.post(path, body)).status
    expect(await told('/v1/cadres', { unitId: OFFICE.department, x: 1 })).toBe(403)
    expect(await told('/v1/cadres', { unitId: 'u-other', x: 1 })).toBe(422)
    expect(await told('/v1/cadres', { unitId: '\u0000', x: 1 })).toBe(422)
    expect(await told('/v1/cadres', { x: 1 })).toBe(422)
    expect(await told('/v1/procedures', { seatId: OFFICE.seat, x: 1 })).toBe(403)
    expect(await told('/v1/procedures', { postId: OFFICE.post, kind: 'appointment' })).toBe(403)
    expect(await told('/v1/procedures', { seatId: 'no-such-seat', x: 1 })).toBe(422)
    expect(await told('/v1/planning', { personId: 'other.officer', postId: OFFICE.post })).not.toBe(201)
    expect((await office.as('other.admin').post('/v1/units', { parentId: OFFICE.province })).status).toBe(403)
    expect((await office.as('other.admin').post('/v1/units', { parentId: 'u-other' })).status).toBe(422)
  })

  test('an upload of no case of theirs is refused before its name and its type are looked at', async () => {
    const file = { case: named('p-1'), content: Buffer.from('x'), name: '../x', type: 'image/png' }
    expect((await office.as('outsider').upload(file)).status).toBe(404)
    expect((await office.as('officer').upload({ ...file, purpose: 'unheard-of' })).status).toBe(422)
  })

  test('an upload that is not awaited from them is refused before its name, its type and what is in it', async () => {
    for (const wrong of [{ name: '../x' }, { type: 'image/png' }, { content: Buffer.alloc(0) }, {}]) {
      const file = { case: named('p-1'), content: Buffer.from('x'), ...wrong }
      const { status, body } = await office.as('officer').upload(file)
      expect([wrong, status, body.code]).toEqual([wrong, 409, 'document-not-awaited'])
    }
  })
})

describe('what may be known of a task comes before what is wrong with its completion', () => {
  let it: Walked
  beforeAll(async () => {
    it = await procedureAt(office, 'decision')
  })

  const malformed = [{}, { kind: 'unheard-of' }, { kind: 'record-decision', result: { outcome: 'x' } }]
  async function expectTold(login: string, id: string, told: [status: number, code: string]): Promise<void> {
    for (const body of malformed) {
      const { status, body: problem } = await office.as(login).post(`/v1/tasks/${id}/completion`, body)
      expect([login, status, problem.code]).toEqual([login, ...told])
    }
  }

  test('that it is not theirs to know, not theirs to do, or held by another', async () => {
    const id = await task(office, it, 'record-decision')
    await expectTold('outsider', id, [404, 'task-not-found'])
    await expectTold('officer', id, [403, 'not-the-assignee'])
    await expectTold('secretary', id, [422, 'invalid-input'])
    must(await office.as('secretary').post(`/v1/tasks/${id}/claim`, {}), 200)
    await expectTold('secretary2', id, [409, 'task-claimed-by-another'])
    must(await office.as('secretary').post(`/v1/tasks/${id}/release`, {}), 200)
    const claim = await office.as('officer').post(`/v1/tasks/${id}/claim`, { x: 1 })
    expect([claim.status, claim.body.code]).toEqual([403, 'not-the-assignee'])
  })

  test('that its case is suspended, or it is over', async () => {
    const id = await task(office, it, 'record-decision')
    const because = { reason: 'Chờ' }
    must(await office.as('officer').post(`/v1/procedures/${it.id}/suspension`, because), 200)
    await expectTold('secretary', id, [409, 'case-suspended'])
    must(await office.as('officer').post(`/v1/procedures/${it.id}/resumption`, because), 200)
    must(await office.as('officer').post(`/v1/procedures/${it.id}/withdrawal`, because), 200)
    await expectTold('secretary', id, [409, 'task-not-open'])
    await expectTold('outsider', id, [404, 'task-not-found'])
  })
})
