import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { accessTable } from './access-table.js'
import { NEAR, startNearOffice, type Things, thingsElsewhere } from './near-people.js'
import { OFFICE, type OfficeOverHttp, today } from './office-over-http.js'

/**
 * Every operation of the OpenAPI document that names a person, asked by an officer with every role who is that person,
 * stands against them, is their near relative, or is tied to them by a declared interest: docs/access.md, cell by cell.
 */

interface Asked {
  method: string
  path: string
  body?: unknown
  /** Is what is withheld from the near left out of what was answered? */
  narrow?: (body: Json) => boolean
  /** Sent as it is, in the place of a body. */
  file?: Buffer
  while?: While
}
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where it is not there
type Json = any

const reason = { reason: 'Theo đề nghị' }
const decision = { authority: 'Ban Thường vụ Tỉnh ủy', number: '7-QĐ/TU' }
const on = today()
const year = Number(on.slice(0, 4))
const source = 'Bản kê khai'
const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
)

const get = (path: string, narrow?: Asked['narrow']): Asked => ({
  method: 'GET',
  path,
  ...(narrow && { narrow }),
})
const post = (path: string, body: unknown): Asked => ({ method: 'POST', path, body })
const withoutFacts = ({ items }: Json) =>
  items.every((event: object) => !('before' in event || 'after' in event))
const none = ({ items }: Json) => items.length === 0

/** How each operation is asked of a person. */
const ROWS: Record<string, (of: Things) => Asked> = {
  'get /v1/procedures': ({ person }) => get(`/v1/procedures?candidate=${person}`),
  'post /v1/procedures': ({ person, seat }) =>
    post('/v1/procedures', { kind: 'appointment', seatId: seat, candidates: [person] }),
  'post /v1/procedures/preview': ({ person, seat }) =>
    post('/v1/procedures/preview', { kind: 'appointment', seatId: seat, candidates: [person] }),
  'get /v1/cadres/{id}/sheet': ({ person }) => get(`/v1/cadres/${person}/sheet`),
  'get /v1/grounds': ({ held }) => get(`/v1/grounds?seat=${held}&ruleSet=dismissal-170-2025`),
  'get /v1/leaders': ({ held }) => get(`/v1/leaders?seat=${held}`),
  'get /v1/templates': ({ held }) => get(`/v1/templates?seat=${held}`),
  'get /v1/procedures/{id}/plan': ({ caseId }) => get(`/v1/procedures/${caseId}/plan`),
  'get /v1/procedures/{id}': ({ caseId }) =>
    get(`/v1/procedures/${caseId}`, ({ eligibility, ...view }) => {
      const own = eligibility.every(({ candidate }: Json) => candidate.id === 'officer')
      return own && !('proposal' in view) && !('interests' in view)
    }),
  'get /v1/procedures/{id}/events': ({ caseId }) =>
    get(`/v1/procedures/${caseId}/events`, ({ items }) =>
      items.every((event: object) => !('actor' in event) && !('after' in event)),
    ),
  'get /v1/procedures/{id}/decision': ({ caseId }) => ({
    ...get(`/v1/procedures/${caseId}/decision`),
    while: decided(caseId),
  }),
  'post /v1/procedures/{id}/return': ({ caseId, person }) => ({
    ...post(`/v1/procedures/${caseId}/return`, { stage: 'planning-check', ...reason }),
    while: counted(caseId, person),
  }),
  'post /v1/procedures/{id}/suspension': ({ caseId }) => post(`/v1/procedures/${caseId}/suspension`, reason),
  'post /v1/procedures/{id}/resumption': ({ caseId }) => ({
    ...post(`/v1/procedures/${caseId}/resumption`, reason),
    while: suspended(caseId),
  }),
  'post /v1/procedures/{id}/withdrawal': ({ caseId }) => post(`/v1/procedures/${caseId}/withdrawal`, reason),
  'post /v1/procedures/{id}/candidates/{cadreId}/withdrawal': ({ caseId, person }) =>
    post(`/v1/procedures/${caseId}/candidates/${person}/withdrawal`, reason),
  'post /v1/procedures/{id}/candidates/{cadreId}/block': ({ caseId, person }) =>
    post(`/v1/procedures/${caseId}/candidates/${person}/block`, reason),
  'get /v1/tasks/{id}': ({ task }) => get(`/v1/tasks/${task}`, (body) => !('about' in body)),
  'post /v1/tasks/{id}/decision-preview': ({ task }) => post(`/v1/tasks/${task}/decision-preview`, {}),
  'post /v1/tasks/{id}/completion': ({ task }) =>
    post(`/v1/tasks/${task}/completion`, { kind: 'confirm-eligibility', result: { decision: 'confirm' } }),
  'post /v1/tasks/{id}/claim': ({ task }) => post(`/v1/tasks/${task}/claim`, {}),
  'post /v1/tasks/{id}/release': ({ task }) => ({
    ...post(`/v1/tasks/${task}/release`, {}),
    while: claimed(task),
  }),
  'post /v1/tasks/{id}/reassignment': ({ task }) =>
    post(`/v1/tasks/${task}/reassignment`, { to: 'officer2', ...reason }),
  'get /v1/votes/{id}': ({ vote }) => get(`/v1/votes/${vote}`),
  'get /v1/votes/{id}/minutes': ({ vote }) => get(`/v1/votes/${vote}/minutes`),
  'post /v1/votes/{id}/annulment': ({ vote }) => post(`/v1/votes/${vote}/annulment`, reason),
  'get /v1/posts/{id}/acting-holders': () => get(`/v1/posts/${OFFICE.post}/acting-holders`),
  'post /v1/posts/{id}/acting-holders': ({ person, seat }) =>
    post(`/v1/posts/${OFFICE.post}/acting-holders`, {
      ...{ seatId: seat, personId: person, from: on, until: on, reference: 'Quyết định 9' },
    }),
  'post /v1/posts/{id}/acting-holders/{actingId}/ending': ({ acting }) =>
    post(`/v1/posts/${OFFICE.post}/acting-holders/${acting}/ending`, { endedOn: on, ...reason }),
  'get /v1/cadres/{id}': ({ person }) => get(`/v1/cadres/${person}`, (body) => !('file' in body)),
  'patch /v1/cadres/{id}': ({ person }) => ({
    ...{ method: 'PATCH', path: `/v1/cadres/${person}`, body: { ethnicity: 'Tày' } },
  }),
  'get /v1/cadres/{id}/reads': ({ person }) => get(`/v1/cadres/${person}/reads`),
  ...register('relations', 'relationId', { relative: 'voter1', kind: 'sibling', declaredOn: on, source }),
  'post /v1/cadres/{id}/relation-declarations': ({ person }) =>
    post(`/v1/cadres/${person}/relation-declarations`, { declaredOn: on, source }),
  ...register('interests', 'interestId', { kind: 'loan', what: 'Cho vay', declaredOn: on, source }),
  'post /v1/cadres/{id}/interest-declarations': ({ person }) =>
    post(`/v1/cadres/${person}/interest-declarations`, { declaredOn: on, source }),
  'post /v1/cadres/{id}/terms': ({ person, seat }) =>
    post(`/v1/cadres/${person}/terms`, { seatId: seat, termEndsOn: '2040-12-31', evidence: 'Quyết định 9' }),
  ...register('measures', 'measureId', { kind: 'inspection', decidedOn: on, ...decision }, decision),
  ...register('disciplines', 'disciplineId', { kind: 'reprimand', decidedOn: on, ...decision }, decision),
  ...register(
    'absences',
    'absenceId',
    { kind: 'hospital', from: on, evidence: 'Giấy' },
    { evidence: 'Giấy' },
  ),
  'get /v1/procedures/{id}/publications': ({ caseId }) => get(`/v1/procedures/${caseId}/publications`),
  'post /v1/procedures/{id}/publications': ({ caseId }) =>
    post(`/v1/procedures/${caseId}/publications`, { what: 'list', publishedOn: on, place: 'Bảng tin' }),
  'get /v1/procedures/{id}/objections': ({ caseId }) => get(`/v1/procedures/${caseId}/objections`),
  'post /v1/procedures/{id}/objections': ({ caseId }) =>
    post(`/v1/procedures/${caseId}/objections`, { receivedOn: on, from: 'Một công dân', content: 'Đề nghị' }),
  'post /v1/procedures/{id}/objections/{number}/answer': ({ caseId }) =>
    post(`/v1/procedures/${caseId}/objections/1/answer`, { answeredOn: on, answer: 'Đã xem xét' }),
  'get /v1/planning': ({ person }) =>
    get(`/v1/planning?person=${person}`, ({ items }) =>
      items.every((entry: object) => !('leftReason' in entry)),
    ),
  'get /v1/planning/{id}': ({ entry }) => get(`/v1/planning/${entry}`, (body) => !('leftReason' in body)),
  'post /v1/planning': ({ person, post: postId }) =>
    post('/v1/planning', { personId: person, postId, term: '2025-2030', approvedOn: on }),
  'patch /v1/planning/{id}': ({ entry }) => ({
    ...{ method: 'PATCH', path: `/v1/planning/${entry}`, body: { term: '2030-2035' } },
  }),
  'post /v1/planning/{id}/leaving': ({ entry }) =>
    post(`/v1/planning/${entry}/leaving`, { leftOn: on, ...reason }),
  'post /v1/planning/{id}/reviews': ({ entry }) =>
    post(`/v1/planning/${entry}/reviews`, { reviewedOn: on, outcome: 'kept', note: 'Đủ tiêu chuẩn' }),
  'post /v1/planning/reviews': ({ unit }) => post('/v1/planning/reviews', { unit, on, apply: true }),
  'post /v1/planning/what-if': ({ person, unit, post: postId }) =>
    post('/v1/planning/what-if', { unit, add: [], remove: [{ personId: person, postId }] }),
  'get /v1/evaluations': ({ person }) => get(`/v1/evaluations?person=${person}`, none),
  'put /v1/evaluations/{personId}/{year}': ({ person }) => ({
    ...{ method: 'PUT', path: `/v1/evaluations/${person}/2015` },
    body: { grade: 'good', evidence: 'Quyết định 9' },
  }),
  'get /v1/breakthrough-tasks': ({ person }) => get(`/v1/breakthrough-tasks?person=${person}`, none),
  'get /v1/breakthrough-tasks/{id}': ({ breakthrough }) => get(`/v1/breakthrough-tasks/${breakthrough}`),
  'post /v1/breakthrough-tasks': ({ person }) =>
    post('/v1/breakthrough-tasks', { personId: person, year, title: 'Số hóa hồ sơ' }),
  'post /v1/breakthrough-tasks/{id}/approval': ({ breakthrough }) =>
    post(`/v1/breakthrough-tasks/${breakthrough}/approval`, {
      ...{ resolutionNumber: '12-NQ/TU', resolvedOn: '2026-08-01' },
    }),
  'post /v1/breakthrough-tasks/{id}/refusal': ({ breakthrough }) =>
    post(`/v1/breakthrough-tasks/${breakthrough}/refusal`, { reason: 'Chưa đo được' }),
  'post /v1/breakthrough-tasks/{id}/completion': ({ breakthrough }) =>
    post(`/v1/breakthrough-tasks/${breakthrough}/completion`, { outcome: 'unfinished', result: 'Chậm' }),
  'get /v1/rights': ({ person }) => get(`/v1/rights?person=${person}`),
  'post /v1/rights': ({ person, unit }) =>
    post('/v1/rights', { personId: person, role: 'monitor', unitId: unit }),
  'post /v1/rights/revocations': ({ person, unit }) =>
    post('/v1/rights/revocations', { personId: person, role: 'monitor', unitId: unit, ...reason }),
  'post /v1/accounts': ({ person }) => post('/v1/accounts', { personId: person, login: `${person}.2` }),
  'get /v1/accounts/{id}': ({ person }) => get(`/v1/accounts/${person}`),
  'post /v1/accounts/{id}/closing': ({ person }) => post(`/v1/accounts/${person}/closing`, reason),
  'post /v1/accounts/{id}/reopening': ({ person }) => post(`/v1/accounts/${person}/reopening`, reason),
  'post /v1/accounts/{id}/sign-out': ({ person }) => post(`/v1/accounts/${person}/sign-out`, reason),
  'post /v1/groups/{id}/members': ({ person }) =>
    post(`/v1/groups/${OFFICE.tellers}/members`, { personId: person, from: on }),
  'post /v1/groups/{id}/members/ending': ({ person }) =>
    post(`/v1/groups/${OFFICE.tellers}/members/ending`, { personId: person, endedOn: on, ...reason }),
  'get /v1/proposed-changes': ({ person }) => get(`/v1/proposed-changes?person=${person}`, none),
  'get /v1/proposed-changes/{id}': ({ proposed }) => get(`/v1/proposed-changes/${proposed}`),
  'post /v1/proposed-changes/{id}/confirmation': ({ proposed }) =>
    post(`/v1/proposed-changes/${proposed}/confirmation`, {}),
  'post /v1/proposed-changes/{id}/refusal': ({ proposed }) =>
    post(`/v1/proposed-changes/${proposed}/refusal`, reason),
  'post /v1/proposed-changes/{id}/withdrawal': ({ proposed }) =>
    post(`/v1/proposed-changes/${proposed}/withdrawal`, {}),
  'post /v1/documents': ({ caseId }) => ({
    ...{ method: 'POST', path: `/v1/documents?case=${caseId}&purpose=papers&name=a.pdf`, file: PDF },
  }),
  'get /v1/documents/{id}': ({ document }) => get(`/v1/documents/${document}`),
  'get /v1/documents/{id}/content': ({ document }) => get(`/v1/documents/${document}/content`),
  'get /v1/procedures/{id}/papers': ({ caseId }) => get(`/v1/procedures/${caseId}/papers`),
  'get /v1/procedures/{id}/papers/docx': ({ caseId }) =>
    get(`/v1/procedures/${caseId}/papers/docx?paper=results-proposal`),
  'get /v1/procedures/{id}/dossier': ({ caseId }) =>
    get(`/v1/procedures/${caseId}/dossier`, ({ candidates }) =>
      candidates.every(({ candidate }: Json) => candidate.id === 'officer'),
    ),
  'post /v1/procedures/{id}/candidates/{cadreId}/dossier': ({ caseId, person }) =>
    post(`/v1/procedures/${caseId}/candidates/${person}/dossier`, {
      items: [{ item: 'cv', issuedOn: on, reference: 'Số 1' }],
    }),
  'post /v1/procedures/{id}/candidates/{cadreId}/dossier/reuse': ({ caseId, person }) =>
    post(`/v1/procedures/${caseId}/candidates/${person}/dossier/reuse`, { from: caseId }),
}

/** The three operations of a register of a person's file. */
function register(what: string, entry: string, entered: object, ending: object = reason): typeof ROWS {
  const path = `/v1/cadres/{id}/${what}`
  const of = (person: string) => path.replace('{id}', person)
  return {
    [`get ${path}`]: ({ person }) => get(of(person)),
    [`post ${path}`]: ({ person }) => post(of(person), entered),
    [`post ${path}/{${entry}}/ending`]: ({ person }) =>
      post(`${of(person)}/1/ending`, { endedOn: on, ...ending }),
  }
}

/** What is so only while an operation is asked: from its beginning on, until the function that it answers is called. */
type While = () => Promise<() => Promise<unknown>>

const suspended =
  (caseId: string): While =>
  async () => {
    await office.post('colleague', `/v1/procedures/${caseId}/suspension`, reason)
    return () => office.post('colleague', `/v1/procedures/${caseId}/resumption`, reason)
  }
const claimed =
  (task: string): While =>
  async () => {
    await office.post('officer2', `/v1/tasks/${task}/claim`, {})
    return () => office.post('officer2', `/v1/tasks/${task}/release`, {})
  }
/** From then on: the case goes no way back. */
const counted =
  (caseId: string, person: string): While =>
  async () => {
    const { body } = await office.get('colleague', `/v1/procedures/${caseId}`)
    const candidate = person === 'officer' ? 'an' : person
    if (body.votes.length === 0) await office.continueUntilCounted(caseId, [candidate], 'officer2')
    return async () => undefined
  }
const decided =
  (caseId: string): While =>
  async () => {
    const { pool } = office.stack
    await pool.query(
      `INSERT INTO decisions (case_id, outcome, resolution_number, signed_on, body_id, body_votes, signatory, person_id,
         recorded_by, confirmed_by, reason)
       SELECT id, 'rejected', id, $2, $3, '{"members": 5, "inFavour": 5, "against": 0}', 'Bí thư', NULL, 'secretary', 'member1', 'x'
       FROM cases WHERE id = $1`,
      [caseId, on, OFFICE.body],
    )
    return () => pool.query('DELETE FROM decisions WHERE case_id = $1', [caseId])
  }

const table = accessTable('## Near to the person')
const columns = Object.keys(NEAR)
/** What names a person in a query or a body; a seat names who holds it. */
const NAMES = ['candidate', 'case', 'person', 'personId', 'relative', 'candidates', 'conclusions', 'seat']
/** Where a path leads to a person's file, or to a case about people. */
const LEADS =
  /^\/v1\/(accounts|cadres|procedures|tasks|votes|documents|planning|breakthrough-tasks|proposed-changes)\/\{id\}|\/acting-holders|\{(cadreId|personId)\}/

let office: OfficeOverHttp
let things: Map<string, Things>
beforeAll(async () => {
  ;({ office, things } = await startNearOffice())
})
afterAll(() => office?.stop())

/** The operations that name somebody, or a case about people: `get /v1/cadres/{id}`. */
function naming({ paths, components }: Json): string[] {
  const properties = (schema: Json): string[] => {
    if (!schema || typeof schema !== 'object') return []
    if (schema.$ref) return properties(components.schemas[schema.$ref.split('/').at(-1)])
    return [...Object.keys(schema.properties ?? {}), ...Object.values(schema).flatMap(properties)]
  }
  return Object.entries<Record<string, Json>>(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [], requestBody }]) => {
      const asked = [...parameters.map(({ name }: Json) => name), ...properties(requestBody)]
      return LEADS.test(path) || asked.some((name) => NAMES.includes(name)) ? [`${method} ${path}`] : []
    }),
  )
}

test('the table has a row for every operation of the document that names a person', async () => {
  const { body } = await office.get(undefined, '/openapi.json')
  expect(table.rows.map(({ name }) => name)).toEqual(naming(body))
  expect(table.columns).toEqual([...columns, 'why not refused'])
  expect(Object.keys(ROWS).sort()).toEqual(table.rows.map(({ name }) => name).sort())
})

/** What changes the case for those asked after it, in this order. */
const LAST = [
  'post /v1/procedures/{id}/candidates/{cadreId}/withdrawal',
  'post /v1/procedures/{id}/return',
  'get /v1/votes/{id}',
  'get /v1/votes/{id}/minutes',
  'post /v1/votes/{id}/annulment',
]
const place = ({ name }: { name: string }) => LAST.indexOf(name)

test.each([...table.rows].sort((one, other) => place(one) - place(other)))(
  '$name',
  async ({ name, cells }) => {
    const answers = []
    for (const column of columns) answers.push(await answerIn(name, column))
    expect(answers).toEqual(cells.slice(0, columns.length))
    const isRefused = (cell: string) => cell !== 'yes'
    expect([name, answers.every(isRefused) || cells.at(-1) !== '']).toEqual([name, true])
  },
)

describe('of another case of a competitor', () => {
  let elsewhere: Things
  beforeAll(async () => {
    const here = things.get('an')
    if (!here) throw new Error('nobody competes')
    elsewhere = await thingsElsewhere(office, here)
  })

  const competitor = columns.indexOf('competitor')
  const ofCase = table.rows.filter(({ name }) => /\/(procedures|tasks|votes|documents)\b/.test(name))

  test.each(ofCase)('$name', async ({ name, cells }) => {
    const cell = cells[competitor]
    const asMonitors = name === 'get /v1/procedures/{id}/events' && { narrow: withoutFacts }
    const answer = await answerOf(name, elsewhere, { says: NEAR.competitor?.says, ...asMonitors })
    // There it is no candidate's view but a monitor's: what is read is withheld, or left out.
    const isWithheld = name.startsWith('get ') && cell !== 'yes' && answer !== 'yes'
    expect([name, isWithheld ? cell : answer]).toEqual([name, cell])
  })
})

/** How what names nobody is asked: where the right is to be seen, also with what is wrong otherwise. */
const NAMING_NOBODY: Record<string, () => Asked> = {
  'post /v1/cadres': () => post('/v1/cadres', { unitId: OFFICE.department }),
  'put /v1/calendar/{year}': () => ({ method: 'PUT', path: `/v1/calendar/${year}`, body: {} }),
  'put /v1/evaluations/units/{unitId}/{year}': () => ({
    ...{ method: 'PUT', path: `/v1/evaluations/units/${OFFICE.department}/${year}`, body: {} },
    while: heading(OFFICE.department),
  }),
  'put /v1/me/notifications/read-until': () => ({
    ...{ method: 'PUT', path: '/v1/me/notifications/read-until', body: {} },
  }),
  'post /v1/me/sessions/{id}/ending': () => post('/v1/me/sessions/none/ending', {}),
  'post /v1/posts': () => post('/v1/posts', { unitId: OFFICE.department }),
  'patch /v1/posts/{id}': () => ({ method: 'PATCH', path: `/v1/posts/${OFFICE.post}`, body: {} }),
  'post /v1/posts/{id}/seats': () => post(`/v1/posts/${OFFICE.post}/seats`, { count: 1 }),
  'put /v1/rule-sets/drafts/{id}': () => ({ method: 'PUT', path: '/v1/rule-sets/drafts/none', body: {} }),
  'delete /v1/rule-sets/drafts/{id}': () => ({ method: 'DELETE', path: '/v1/rule-sets/drafts/none' }),
  'post /v1/rule-sets/drafts/{id}/publication': () => post('/v1/rule-sets/drafts/none/publication', {}),
  'post /v1/rule-sets': () => post('/v1/rule-sets', {}),
  'post /v1/rule-sets/{id}/vote-evaluation': () => post('/v1/rule-sets/short-procedure/vote-evaluation', {}),
  'post /v1/units': () => post('/v1/units', { parentId: OFFICE.department }),
  'patch /v1/units/{id}': () => ({ method: 'PATCH', path: `/v1/units/${OFFICE.department}`, body: {} }),
  'post /v1/units/{id}/paper-templates': () => post(`/v1/units/${OFFICE.department}/paper-templates`, {}),
  'post /v1/units/{id}/paper-templates/{templateId}/ending': () =>
    post(`/v1/units/${OFFICE.department}/paper-templates/1/ending`, {}),
}

/** The officer heads that unit. */
function heading(unit: string): While {
  return async () => {
    const { pool } = office.stack
    await pool.query(
      "INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-led', $1, 'leadership-collective', 'x', 'x')",
      [unit],
    )
    await pool.query(
      "INSERT INTO group_members (group_id, person_id, duty, from_on) VALUES ('g-led', 'officer', 'head', '2020-01-01')",
    )
    return async () => {
      await pool.query("DELETE FROM group_members WHERE group_id = 'g-led'")
      await pool.query("DELETE FROM groups WHERE id = 'g-led'")
    }
  }
}

describe('near to a case, what names nobody', () => {
  const { rows } = accessTable('## Near to a case')

  test('is every operation of the document that changes something and stands in no other table', async () => {
    const { body } = await office.get(undefined, '/openapi.json')
    const inOther = table.rows.map(({ name }) => name)
    const changing = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).flatMap((method) => (method === 'get' ? [] : [`${method} ${path}`])),
    )
    const left = changing.filter((each) => !inOther.includes(each))
    expect(rows.map(({ name }) => name).sort()).toEqual(left.sort())
    expect(Object.keys(NAMING_NOBODY).sort()).toEqual(left.sort())
  })

  test.each(rows)('$name', async ({ name, cells: [cell, why] }) => {
    const row = NAMING_NOBODY[name]?.()
    if (!row) throw new Error(`not asked: ${name}`)
    const undo = await row.while?.()
    const { status } = await sent(row)
    await undo?.()
    // Of what is not there, or wrong, whoever may is told just that.
    expect(status < 500 && status !== 401 ? status : 'ours').not.toBe('ours')
    expect([name, status === 403 ? '403' : 'yes', why !== '']).toEqual([name, cell, cell === 'yes'])
  })
})

/** `yes`, `narrow` where what is withheld is left out, or the status of the refusal, which a command gives the reason of. */
async function answerIn(name: string, column: string): Promise<string> {
  const { person = '', says } = NEAR[column] ?? {}
  const of = things.get(person)
  return of ? answerOf(name, of, { says }) : 'not asked'
}

async function answerOf(
  name: string,
  of: Things,
  { says, ...instead }: { says: RegExp | undefined; narrow?: Asked['narrow'] },
): Promise<string> {
  const row = ROWS[name]?.(of)
  if (!row) return 'not asked'
  const asked = { ...row, ...instead }
  const undo = await asked.while?.()
  const { status, body } = await sent(asked)
  await undo?.()
  if (status < 300) return asked.narrow?.(body) ? 'narrow' : 'yes'
  if (status === 403 && asked.method !== 'GET' && says) expect(`${body.title} ${body.detail}`).toMatch(says)
  return `${status}`
}

let keys = 0
function sent({ method, path, body, file }: Asked) {
  keys += 1
  return office.send(`${path}${path.includes('?') ? '&' : '?'}lang=en`, {
    method,
    headers: {
      authorization: 'Bearer officer',
      ...(file
        ? { 'content-type': 'application/pdf' }
        : body !== undefined && { 'content-type': 'application/json' }),
      ...(method !== 'GET' && { 'idempotency-key': `${things.get('an')?.caseId}-${keys}` }),
      ...(['PATCH', 'PUT'].includes(method) && { 'if-match': '*' }),
    },
    ...(file ? { body: file } : body !== undefined && { body: JSON.stringify(body) }),
  })
}
