import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import { accessTable, testEveryCell } from './access-table.js'
import { type RecordsApi, recordsApi } from './records-office.js'

/** Whom each column of the table is asked as; undefined without a token. */
const CALLERS: Record<string, string | undefined> = {
  'hr_officer of the whole': 'officer',
  'hr_officer of a unit': 'health.officer',
  'admin of the whole': 'admin',
  'admin of a unit': 'health.admin',
  approver: 'approver',
  monitor: 'monitor',
  'any other account': 'outsider',
  'nobody signed in': undefined,
}

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
})
afterAll(() => office.close())

const REASON = { reason: 'Nghị quyết 12-NQ/TU' }
const { version: _, ...rules } = shortProcedure
const bodyOf = (id: string) => ({ ...rules, id, inForce: { from: '2030-01-01' }, ...REASON })

let made = 0
/** An id that nothing has yet. */
function newId(): string {
  made += 1
  return `local-${made}`
}

async function send(as: string | undefined, path: string, init: { method?: string; body?: object } = {}) {
  const { method = 'GET', body } = init
  const { status } = await office.api.send(path, {
    method,
    headers: {
      ...(as !== undefined && { authorization: `Bearer ${as}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...{ 'idempotency-key': newId(), 'if-match': '*' },
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  return status
}

async function drafted(): Promise<string> {
  const id = newId()
  const body = { ...bodyOf(id), draft: true }
  expect(await send('admin', '/v1/rule-sets', { method: 'POST', body })).toBe(201)
  return id
}

const COUNT = {
  step: 'collective-vote',
  ...{ members: 15, convened: 15, excused: 0, present: 15, issued: 15, returned: 15, blank: 1, invalid: 1 },
  votes: { A: 9, B: 4 },
}
const judgement = { method: 'POST', body: COUNT }

type Asker = (as: string | undefined) => Promise<number[]>

/** Reads of these paths. */
const reading =
  (...paths: string[]): Asker =>
  (as) =>
    Promise.all(paths.map((path) => send(as, `/v1/${path}`)))

/** What each row of the table asks. */
const ROWS: Record<string, Asker> = {
  'lists of rule sets and templates': reading('rule-sets', 'templates'),
  'one rule set, what differs between two': reading(
    'rule-sets/short-procedure',
    'rule-sets/short-procedure/differences?with=decree-300-2026',
  ),
  drafts: async (as) => reading('rule-sets?status=draft', `rule-sets/${await drafted()}?draft=true`)(as),
  'judging a count by a rule, or by a draft': async (as) => [
    await send(as, '/v1/rule-sets/short-procedure/vote-evaluation', judgement),
    await send(as, `/v1/rule-sets/${await drafted()}/vote-evaluation?draft=true`, judgement),
  ],
  'publish a version': async (as) => [
    await send(as, '/v1/rule-sets', { method: 'POST', body: bodyOf(newId()) }),
  ],
  'begin a draft': async (as) => [
    await send(as, '/v1/rule-sets', { method: 'POST', body: { ...bodyOf(newId()), draft: true } }),
  ],
  'replace a draft': async (as) => {
    const id = await drafted()
    return [await send(as, `/v1/rule-sets/drafts/${id}`, { method: 'PUT', body: bodyOf(id) })]
  },
  'publish a draft': async (as) => [
    await send(as, `/v1/rule-sets/drafts/${await drafted()}/publication`, { method: 'POST', body: REASON }),
  ],
  'discard a draft': async (as) => [
    await send(as, `/v1/rule-sets/drafts/${await drafted()}`, { method: 'DELETE' }),
  ],
}

const table = accessTable('## Rule sets')

test('the table has a row for every operation, and a column for everybody who asks', () => {
  expect(table.rows.map(({ name }) => name)).toEqual(Object.keys(ROWS))
  expect(table.columns).toEqual(Object.keys(CALLERS))
})

testEveryCell(table, async (row, column) => {
  const statuses = (await ROWS[row]?.(CALLERS[column])) ?? []
  return [...new Set(statuses.map((status) => (status < 300 ? 'yes' : `${status}`)))].join(', ')
})
