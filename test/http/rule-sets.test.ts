import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { PUBLICITY } from '../../domain/rules/publicity.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import { today } from '../support/procedure-steps.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type Answer, type HttpOffice, startHttpOffice } from './http-office.js'
import { runToEnd } from './run-to-end.js'
import { replaced } from './valid-bodies.js'
import { complete, must, newCandidates, seen } from './walk.js'

let office: HttpOffice
beforeAll(async () => {
  office = await startHttpOffice()
})
afterAll(() => office.stop())

const ID = 'tinh-short'
const DEFAULT = { takesPlaceOf: 'short-procedure' }
const REASON = { reason: 'Nghị quyết của tỉnh' }

/** The short procedure as the province has it: so many days to review the action program. */
function local(days: number, given: Partial<RuleSet> = {}): object {
  const { version: _, ...rules } = shortProcedure
  const path = ['procedure', 'times', 'reviewActionProgram', 'value']
  return Object(
    replaced({ ...rules, id: ID, inForce: { from: '2026-01-01' }, ...given, ...REASON }, path, days),
  )
}

/** Without the action program. */
function withoutProgram(body: object): object {
  const steps = shortProcedure.procedure?.steps.filter(({ kind }) => kind !== 'submission')
  return Object(replaced(body, ['procedure', 'steps'], steps))
}

async function publish(body: object): Promise<void> {
  must(await office.as('admin').post('/v1/rule-sets', body), 201)
}

async function ask(law: object): Promise<Answer> {
  const [candidate = ''] = await newCandidates(office, 1)
  const seatId = await insertSeat(office.pool, OFFICE.post)
  const body = { kind: 'appointment', seatId, candidates: [candidate], ...law }
  return office.as('officer').post('/v1/procedures', body)
}

async function launched(law: object = {}): Promise<string> {
  return must(await ask(law), 201).body.id
}

const keysOf = (view: { stages: { key: string }[] }) => view.stages.map(({ key }) => key)

test('a version published while a procedure runs is for the next launch: the case keeps its steps and times', async () => {
  await publish(local(7, DEFAULT))
  const running = await launched()
  expect(await seen(office, running)).toMatchObject({ ruleSet: { id: ID, version: 1 } })
  must(
    await complete(office, await walked(running), 'officer', 'confirm-eligibility', {
      decision: 'confirm',
      waivers: [],
    }),
    200,
  )

  await publish(withoutProgram(local(3, { ...DEFAULT, inForce: { from: '2026-01-02' } })))
  const next = await launched()
  const after = await seen(office, next)
  expect(after.ruleSet).toMatchObject({ id: ID, version: 2 })
  expect(keysOf(after)).toEqual(['planning-check', 'collective-vote', 'approval'])

  const granted: unknown[] = []
  const taken = await runToEnd(office, running, {
    'review-action-program': ({ task }) => {
      granted.push(task)
      return { accepted: true }
    },
  })
  expect(taken.map(({ stage }) => stage)).toContain('action-program')
  const [review = ''] = granted
  const { deadline } = must(await office.as('reviewer').get(`/v1/tasks/${review}`), 200).body
  expect(deadline.workingDays).toBe(7)
  expect(await seen(office, running)).toMatchObject({
    status: 'completed',
    ruleSet: { id: ID, version: 1 },
    stages: [{}, { key: 'action-program' }, {}, {}],
  })
  expect((await runToEnd(office, next)).map(({ stage }) => stage)).not.toContain('action-program')
})

test('the days of publicity that a province publishes are its own, and a running case keeps those it was launched with', async () => {
  const id = 'tinh-cong-khai'
  const path = ['procedure', 'publicity']
  const publishing = (list: number, from: string) => {
    const publicity = { ...PUBLICITY, list: { ...PUBLICITY.list, value: list } }
    return publish(Object(replaced(local(5, { id, inForce: { from } }), path, publicity)))
  }
  await publishing(7, '2026-01-01')
  const running = await launched({ ruleSetId: id })
  await publishing(3, '2026-01-02')
  const next = await launched({ ruleSetId: id })
  const daysOf = async (it: string) => {
    const board = { what: 'list', publishedOn: today(), place: 'Bảng tin' }
    return must(await office.as('officer').post(`/v1/procedures/${it}/publications`, board), 201).body.days
  }
  expect([await daysOf(running), await daysOf(next), await daysOf(await launched())]).toEqual([7, 3, 5])
})

describe('a launch', () => {
  const refused = async (law: object) => {
    const { status, body } = await ask(law)
    return [
      status,
      ...(body.errors ?? []).map(({ field, code }: Record<string, string>) => `${field}: ${code}`),
    ]
  }

  test('by a version that is not yet in force, or not any more, is refused', async () => {
    await publish(local(5, { id: 'tinh-future', inForce: { from: '2199-01-01' } }))
    await publish(local(5, { id: 'tinh-past', inForce: { from: '2025-01-01', to: '2025-12-31' } }))
    expect(await refused({ ruleSetId: 'tinh-future' })).toEqual([422, 'ruleSetId: rule-set-not-yet-in-force'])
    expect(await refused({ ruleSetId: 'tinh-past' })).toEqual([422, 'ruleSetId: rule-set-retired'])
    expect(await refused({ ruleSetId: 'tinh-none' })).toEqual([422, 'ruleSetId: unknown-rule-set'])
  })

  test('by a new rule set that takes nobody’s place is one that names it', async () => {
    await publish(local(6, { id: 'tinh-by-hand', inForce: { from: '2026-03-01' } }))
    expect((await seen(office, await launched())).ruleSet).toMatchObject({ id: ID, version: 2 })
    const named = await seen(office, await launched({ ruleSetId: 'tinh-by-hand' }))
    expect(named.ruleSet).toMatchObject({ id: 'tinh-by-hand', version: 1 })
  })

  test('takes the version that it names, and never a draft', async () => {
    const named = await seen(office, await launched({ ruleSetId: ID, ruleSetVersion: 1 }))
    expect(named.ruleSet).toMatchObject({ id: ID, version: 1 })
    const draft = { ...local(9, { id: 'tinh-draft', inForce: { from: '2026-02-01' } }), draft: true }
    must(await office.as('admin').post('/v1/rule-sets', draft), 201)
    expect(await refused({ ruleSetId: 'tinh-draft' })).toEqual([422, 'ruleSetId: unknown-rule-set'])
    expect((await seen(office, await launched())).ruleSet).toMatchObject({ id: ID, version: 2 })
  })
})

test('every answer about rule sets is as the OpenAPI document says', async () => {
  const anybody = office.as('outsider')
  const { items } = must(await anybody.get('/v1/rule-sets?limit=200'), 200).body
  for (const { id, version, status } of items) {
    const query = status === 'draft' ? 'draft=true' : `version=${version}`
    must(await anybody.get(`/v1/rule-sets/${id}?${query}`), 200)
  }
  must(await anybody.get('/v1/templates'), 200)
  must(await anybody.get(`/v1/rule-sets/${ID}/differences?from=1&to=2`), 200)
  const count = {
    step: 'collective-vote',
    ...{ members: 15, convened: 15, excused: 0, present: 15, issued: 15, returned: 15, blank: 2, invalid: 0 },
    votes: { A: 9, B: 4 },
  }
  must(await anybody.post(`/v1/rule-sets/${ID}/vote-evaluation`, count), 200)
  must(await anybody.post(`/v1/rule-sets/${ID}/vote-evaluation`, { ...count, blank: 3 }), 422)
  const body = local(4, { id: 'tinh-draft', inForce: { from: '2027-01-01' } })
  const path = '/v1/rule-sets/drafts/tinh-draft'
  const replacedBy = await office.send(path, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${await mintEmbeddedToken({ dataDir: office.dataDir, login: 'admin' })}`,
      'content-type': 'application/json',
      'if-match': '*',
    },
    body: JSON.stringify(body),
  })
  expect([replacedBy.status, replacedBy.body.problems]).toEqual([200, []])
  must(await office.as('officer').post(`${path}/publication`, REASON, randomUUID(), '*'), 201)
  const draft = must(await office.as('admin').post('/v1/rule-sets', { ...body, draft: true }), 201)
  must(await office.as('admin').delete(path, draft.headers.get('etag') ?? ''), 204)
  const operations = office.checker.unanswered.filter((name) => /rule-sets|\/v1\/templates/.test(name))
  expect(operations).toEqual([])
})

async function walked(id: string) {
  const { candidates } = await seen(office, id)
  return { id, candidates: candidates.map((each: { id: string }) => each.id) }
}
