import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contradictions } from '../support/procedure-rows.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { decision, electorate, must, procedureAt, seen, task, type Walked } from './walk.js'
import { worldOf } from './world.js'

let office: HttpOffice

beforeAll(async () => {
  office = await startHttpOffice()
}, 120_000)
afterAll(() => office.stop())

const BECAUSE = { reason: 'Theo chủ trương' }

/** The ETag with which somebody read the procedure. */
async function etagOf({ id }: Walked, login = 'officer'): Promise<string> {
  return must(await office.as(login).get(`/v1/procedures/${id}`), 200).headers.get('etag') ?? ''
}

/** Another officer suspends the procedure and lets it go on. */
async function touch({ id }: Walked): Promise<void> {
  for (const what of ['suspension', 'resumption'])
    must(await office.as('second.officer').post(`/v1/procedures/${id}/${what}`, BECAUSE), 200)
}

describe('whoever has read a procedure as it is no more', () => {
  test('commands nothing: they are told what it is at, what happened since and by whom, and nothing is written', async () => {
    const it = await procedureAt(office, 'decision', { candidates: 2 })
    const [candidate = ''] = it.candidates
    const etag = await etagOf(it)
    const { sequence, votes } = await seen(office, it.id)
    const open = await task(office, it, 'record-decision')
    await touch(it)
    const at = `/v1/procedures/${it.id}`
    const before = await worldOf(office.pool)
    const asked: [login: string, path: string, body: object][] = [
      ['officer', `${at}/suspension`, BECAUSE],
      ['officer', `${at}/resumption`, BECAUSE],
      ['officer', `${at}/withdrawal`, BECAUSE],
      ['officer', `${at}/return`, { stage: 'planning-check', keep: [], ...BECAUSE }],
      ['officer', `${at}/candidates/${candidate}/withdrawal`, BECAUSE],
      ['officer', `${at}/candidates/${candidate}/block`, BECAUSE],
      ['officer', `/v1/votes/${votes[0].id}/annulment`, BECAUSE],
      ['officer', `/v1/tasks/${open}/reassignment`, { to: 'secretary2', ...BECAUSE }],
      ['secretary', `/v1/tasks/${open}/claim`, {}],
      ['secretary', `/v1/tasks/${open}/release`, {}],
      ['secretary', `/v1/tasks/${open}/completion`, { kind: 'record-decision', result: decision() }],
    ]
    for (const [login, path, body] of asked) {
      const answer = await office.as(login).post(path, body, randomUUID(), etag)
      expect([path, answer.status, answer.body.code]).toEqual([path, 412, 'case-changed'])
      expect(answer.body.now).toEqual({
        sequence: sequence + 2,
        changes: ['case-suspended', 'case-resumed'].map((what) => ({
          ...{ what, at: expect.any(String), sentence: expect.any(String) },
          actor: { id: 'second.officer', name: expect.any(String) },
        })),
      })
    }
    expect(await worldOf(office.pool)).toEqual(before)
  })

  test('is told so in both languages, and as a candidate not by whom', async () => {
    const it = await procedureAt(office, 'program', { candidates: 2 })
    const [candidate = ''] = it.candidates
    const etag = await etagOf(it, candidate)
    await touch(it)
    for (const [language, title] of [
      ['vi', 'Hồ sơ đã thay đổi kể từ khi đồng chí đọc'],
      ['en', 'The procedure has changed since you read it'],
    ] as const) {
      const { status, body } = await office
        .as(candidate, language)
        .post(`/v1/procedures/${it.id}/candidates/${candidate}/withdrawal`, BECAUSE, randomUUID(), etag)
      expect([status, body.title]).toEqual([412, title])
      expect(body.now.changes).toEqual([
        { what: 'case-suspended', sentence: expect.any(String), at: expect.any(String) },
        { what: 'case-resumed', sentence: expect.any(String), at: expect.any(String) },
      ])
    }
  })

  test('learns nothing of a procedure that they may not know of, nor of what is not theirs to command', async () => {
    const it = await procedureAt(office, 'launched')
    const ask = (login: string) =>
      office.as(login).post(`/v1/procedures/${it.id}/suspension`, BECAUSE, randomUUID(), '"1"')
    await touch(it)
    const stranger = await ask('outsider')
    expect([stranger.status, stranger.body.now]).toEqual([404, undefined])
    const monitor = await ask('monitor')
    expect([monitor.status, monitor.body.now]).toEqual([403, undefined])
  })

  test('is told so also of a tag that never was, and of one that is none', async () => {
    const it = await procedureAt(office, 'launched')
    for (const tag of ['"7000"', 'anything']) {
      const { status, body } = await office
        .as('officer')
        .post(`/v1/procedures/${it.id}/suspension`, BECAUSE, randomUUID(), tag)
      expect([tag, status, body.now.sequence]).toEqual([tag, 412, (await seen(office, it.id)).sequence])
    }
  })
})

describe('whoever has read a procedure as it is', () => {
  test('commands it, and is answered as the first time when the same is sent again, though it has changed by it', async () => {
    const it = await procedureAt(office, 'launched')
    const [etag, key] = [await etagOf(it), randomUUID()]
    const suspend = () => office.as('officer').post(`/v1/procedures/${it.id}/suspension`, BECAUSE, key, etag)
    const first = must(await suspend(), 200)
    expect(must(await suspend(), 200).body).toEqual(first.body)
    must(await office.as('officer').post(`/v1/procedures/${it.id}/resumption`, BECAUSE), 200)
    expect(must(await suspend(), 200).body).toEqual(first.body)
  })

  test('may name more than one state, or any', async () => {
    const it = await procedureAt(office, 'launched')
    const etag = await etagOf(it)
    const at = `/v1/procedures/${it.id}`
    must(await office.as('officer').post(`${at}/suspension`, BECAUSE, randomUUID(), `"0", ${etag}`), 200)
    must(await office.as('officer').post(`${at}/resumption`, BECAUSE, randomUUID(), '*'), 200)
  })

  test('wins alone, of several at the same moment', async () => {
    const it = await procedureAt(office, 'convening')
    const [etag, open] = [await etagOf(it), await task(office, it, 'convene-vote')]
    const answers = await Promise.all([
      ...['officer', 'second.officer'].map((login) =>
        office.as(login).post(`/v1/procedures/${it.id}/suspension`, BECAUSE, randomUUID(), etag),
      ),
      office
        .as('officer')
        .post(
          `/v1/tasks/${open}/completion`,
          { kind: 'convene-vote', result: electorate() },
          randomUUID(),
          etag,
        ),
    ])
    const statuses = answers.map(({ status }) => status)
    const [completed, ...suspended] = [statuses.at(-1), ...statuses.slice(0, -1)]
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(suspended.filter((status) => status !== 200 && status !== 412)).toEqual([])
    // What would be refused without the header is refused as that (RFC 9110, 13.2.1): a task whose case was seen suspended.
    expect([200, 409, 412]).toContain(completed)
    if (completed === 409) expect(answers.at(-1)?.body.code).toBe('case-suspended')
    expect(await contradictions(office.stack, { caseId: it.id })).toEqual([])
  })
})

test('without If-Match a command is judged by what the procedure is now, as ever', async () => {
  const it = await procedureAt(office, 'launched')
  await touch(it)
  must(await office.as('officer').post(`/v1/procedures/${it.id}/suspension`, BECAUSE), 200)
})

interface Described {
  post?: { parameters: { name: string; required?: boolean }[] }
}

test('the description says of every command to a procedure that If-Match may be sent with it', async () => {
  const { paths } = (await office.send('/openapi.json')).body
  const heeds = ({ post }: Described) =>
    post?.parameters.some(({ name, required }) => name === 'If-Match' && !required)
  const heeded = Object.entries<Described>(paths).flatMap(([path, each]) => (heeds(each) ? [path] : []))
  expect(heeded.sort()).toEqual([
    ...['block', 'withdrawal'].map((what) => `/v1/procedures/{id}/candidates/{cadreId}/${what}`),
    ...['resumption', 'return', 'suspension', 'withdrawal'].map((what) => `/v1/procedures/{id}/${what}`),
    ...['claim', 'completion', 'reassignment', 'release'].map((what) => `/v1/tasks/{id}/${what}`),
    '/v1/votes/{id}/annulment',
  ])
})
