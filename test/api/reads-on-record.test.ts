import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { NOT_ON_RECORD, ON_RECORD } from '../../api/on-record/operations.js'
import { insertHolder } from '../support/department.js'
import { actor } from '../support/small-office.js'
import { accessTable, testEveryCell } from './access-table.js'
import { startNearOffice, type Things } from './near-people.js'
import { OFFICE, type OfficeOverHttp, today } from './office-over-http.js'

/** Who reads something of another person's record is on record, and the person may ask: docs/access.md. */

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where it is not there
type Json = any

let office: OfficeOverHttp
let things: Map<string, Things>
/** Whose record is read: the candidate of a case of their own, with a record of every kind. */
let binh: Things
/** Candidates of one case: who holds every role, and who none. */
let officer: Things
let an: Things
/** A case of binh's that was withdrawn. */
let withdrawn: string

beforeAll(async () => {
  ;({ office, things } = await startNearOffice())
  const found = (person: string): Things => {
    const of = things.get(person)
    if (!of) throw new Error(`nothing of ${person}`)
    return of
  }
  binh = found('binh')
  officer = found('officer')
  an = found('an')
  const { pool } = office.stack
  await office.continueUntilCounted(binh.caseId, ['binh'], 'officer2')
  await pool.query(
    `INSERT INTO decisions (case_id, outcome, resolution_number, signed_on, body_id, body_votes, signatory, person_id,
       recorded_by, confirmed_by, reason)
     VALUES ($1, 'rejected', '7-QĐ/TU', $2, $3, '{"members": 5, "inFavour": 5, "against": 0}', 'Bí thư', NULL, 'secretary',
       'member1', 'x')`,
    [binh.caseId, today(), OFFICE.body],
  )
  await pool.query(
    `INSERT INTO publications (case_id, ordinal, what, published_on, days, until_on, place, published_by, recorded_at)
     VALUES ($1, 1, 'list', $2, 5, $2::date + 7, 'Bảng tin', 'officer2', now())`,
    [binh.caseId, today()],
  )
  await pool.query(
    "INSERT INTO role_grants (person_id, role, unit_id) VALUES ('officer2', 'hr_officer', $1)",
    [OFFICE.province],
  )
  const it = await office.stack.launch({ candidates: ['binh'], launchedBy: actor('officer2') })
  await it.say('officer2', 'withdrawCase', { reason: 'Nhầm' })
  withdrawn = it.caseId
  await pool.query(
    "UPDATE tenures SET rotation = 'Theo kế hoạch' WHERE person_id = 'binh' AND post_id = $1",
    [binh.post],
  )
  await pool.query(
    `WITH away AS (INSERT INTO absences (person_id, kind, from_on, evidence, recorded_by, recorded_at)
       VALUES ('binh', 'abroad', '2026-01-05', 'Quyết định 9', 'officer2', now())),
     g AS (INSERT INTO groups (id, unit_id, kind, name_vi, name_en)
       VALUES ('g-away', $1, 'conference', 'Hội nghị', 'Conference') RETURNING id)
     INSERT INTO group_members (group_id, person_id, from_on) SELECT id, 'binh', '2026-01-05' FROM g`,
    [OFFICE.province],
  )
  await pool.query(
    "INSERT INTO breakthrough_tasks (person_id, year, title, status) VALUES ('binh', 2024, 'Số hóa', 'unfinished')",
  )
  for (const person of ['binh', 'officer', 'an']) {
    await pool.query(
      "INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('of-' || $1, $2, 'tellers', 'Tổ', 'Group')",
      [person, OFFICE.department],
    )
    await pool.query(
      "INSERT INTO group_members (group_id, person_id, from_on) VALUES ('of-' || $1, $1, '2020-01-01')",
      [person],
    )
  }
}, 120_000)
afterAll(() => office?.stop())
beforeEach(() => office.stack.pool.query('TRUNCATE reads_on_record'))

/** What is on record of a person, by whom and in which case. */
async function recorded(person: string): Promise<{ reader: string; what: string; caseId: string }[]> {
  const { rows } = await office.stack.pool.query(
    `SELECT reader_id AS reader, what, case_id AS "caseId" FROM reads_on_record WHERE person_id = $1
     ORDER BY reader_id, what`,
    [person],
  )
  return rows
}

async function total(): Promise<number> {
  const { rows } = await office.stack.pool.query('SELECT count(*)::integer AS count FROM reads_on_record')
  return rows[0].count
}

/** The path of an operation, asked of somebody. */
function pathOf(operation: string, of: Things): string {
  const [, path = ''] = operation.split(' ')
  const ids: Record<string, string | number> = {
    ...{
      cadres: of.person,
      'breakthrough-tasks': of.breakthrough,
      planning: of.entry,
      procedures: of.caseId,
    },
    groups: 'g-away',
    ...{ tasks: of.task, votes: of.vote, documents: of.document, 'proposed-changes': of.proposed },
  }
  const [, , collection = ''] = path.split('/')
  if (collection === 'groups') return path.replace('{id}', `of-${of.person}`)
  // What is public is no record: what was objected to it is.
  if (path.endsWith('/publications')) return `/v1/procedures/${of.caseId}/publications?objections=true`
  // People are of the department; each is planned for a post of a unit of its own.
  if (path.endsWith('/grades-paper')) return `${path.replace('{id}', OFFICE.department)}?year=2025`
  if (path.endsWith('/planning-paper')) return `${path.replace('{id}', of.unit)}?paper=decision`
  if (path.includes('{id}')) return path.replace('{id}', String(ids[collection]))
  // Of a sex or an age alone it tells anything of a file.
  if (collection === 'cadres') return `${path}?ageFrom=18&q=${of.person}`
  return collection === 'monitoring' ? path : `${path}?person=${of.person}`
}

/** The operation as somebody asks it, of somebody: what a launch, or a decision, would come to is asked by POST. */
async function ask(as: string, operation: string, of: Things) {
  if (operation === PREVIEW) {
    const launch = { kind: 'appointment', seatId: of.seat, candidates: [of.person] }
    return office.post(as, '/v1/procedures/preview', launch)
  }
  if (operation === GROUNDS) {
    // Held for as long as it is asked: whoever holds the post is no candidate for it.
    const seat = await insertHolder(office.stack.pool, of.person)
    const answer = await office.get(as, `/v1/grounds?seat=${seat}&ruleSet=dismissal`)
    await office.stack.pool.query('DELETE FROM tenures WHERE seat_id = $1', [seat])
    return answer
  }
  if (operation === WHAT_IF) {
    const remove = [{ personId: of.person, postId: of.post }]
    return office.post(as, '/v1/planning/what-if', { unit: of.unit, remove })
  }
  if (operation === PAPER) return office.get(as, `${pathOf(operation, of)}?paper=results-proposal`)
  if (operation !== DECISION_PREVIEW) return office.get(as, pathOf(operation, of))
  const { rows } = await office.stack.pool.query(
    "SELECT id FROM tasks WHERE case_id = $1 AND kind = 'record-decision' AND status = 'open'",
    [of.caseId],
  )
  return office.post(as, `/v1/tasks/${rows[0]?.id ?? of.task}/decision-preview`, { result: DECISION })
}
const GROUNDS = 'get /v1/grounds'
const PAPER = 'get /v1/procedures/{id}/papers/docx'
const WHAT_IF = 'post /v1/planning/what-if'
const PREVIEW = 'post /v1/procedures/preview'
const DECISION_PREVIEW = 'post /v1/tasks/{id}/decision-preview'
const DECISION = {
  ...{ outcome: 'approved', resolutionNumber: '7-QĐ/TU', signedOn: today(), effectiveOn: today() },
  ...{ bodyVotes: { inFavour: 5, against: 0 }, signatory: 'Bí thư' },
}

describe('what is on record', () => {
  const table = accessTable('### What is on record')

  test('is decided for every operation of the document that reads', async () => {
    const { body } = await office.get(undefined, '/openapi.json')
    const reading = Object.entries<Record<string, Json>>(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { parameters = [] }]) => {
        const isCommand = parameters.some(({ name }: Json) => name === 'Idempotency-Key')
        const reads = method === 'get' || (method === 'post' && !isCommand)
        return reads ? [`${method} ${path}`] : []
      }),
    )
    expect([...Object.keys(ON_RECORD), ...Object.keys(NOT_ON_RECORD)].sort()).toEqual(reading.sort())
    expect(Object.values(NOT_ON_RECORD)).not.toContain('')
  })

  test('is what docs/access.md says', () => {
    const told = table.rows.map(({ name, cells: [what] }) => [name, what])
    expect(told).toEqual(Object.entries(ON_RECORD).map(([name, { what }]) => [name, what]))
  })

  test.each(Object.entries(ON_RECORD))('of %s', async (operation, { what }) => {
    await office.stack.pool.query(
      `INSERT INTO reads_on_record SELECT 'binh', closed_at - interval '1 minute', 'secretary', 'procedure', id FROM cases WHERE id = $1`,
      [withdrawn],
    )
    const { status, body } = await ask('colleague', operation, binh)
    expect([operation, status, body.code]).toEqual([operation, 200, undefined])
    const isOfCase = /procedures\/\{id\}|tasks\/\{id\}|votes|documents/.test(
      operation.replace('breakthrough-tasks', ''),
    )
    const byColleague = (await recorded('binh')).filter(({ reader }) => reader === 'colleague')
    expect(byColleague).toEqual([{ reader: 'colleague', what, caseId: isOfCase ? binh.caseId : '' }])
  })

  test('is each register of a file that is read with it, for those alone to whom it is open', async () => {
    const path = '/v1/cadres/binh?registers=true'
    const { body } = await office.get('colleague', path)
    const kinds = ['absences', 'disciplines', 'interests', 'measures', 'relations']
    expect(Object.keys(body.registers).sort()).toEqual(kinds)
    for (const kind of kinds)
      expect([kind, body.registers[kind]]).toEqual([
        ...[kind, (await office.get('officer2', `/v1/cadres/binh/${kind}`)).body],
      ])
    const read = (await recorded('binh')).filter(({ reader }) => reader === 'colleague')
    expect(read.map(({ what }) => what)).toEqual([...kinds, 'file'].sort())
    await office.stack.pool.query('TRUNCATE reads_on_record')
    for (const [as, of] of [
      ['monitor', 'binh'],
      ['officer', 'an'],
    ] as const)
      expect((await office.get(as, `/v1/cadres/${of}?registers=true`)).body).not.toHaveProperty('registers')
    expect((await office.get('binh', path)).body).toHaveProperty('registers')
    expect(await total()).toBe(0)
  })

  test('is nothing that one reads of oneself', async () => {
    const own = Object.keys(ON_RECORD)
    const answers = await Promise.all(own.map((operation) => ask('binh', operation, binh)))
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(10)
    expect(await total()).toBe(0)
  })

  test('is nothing where the answer shows nothing of the record: to a monitor, to who may not read', async () => {
    for (const as of ['monitor', 'outsider']) {
      for (const operation of Object.keys(ON_RECORD)) {
        if (/unfinished-tasks|\/reads|votes/.test(operation)) continue
        await ask(as, operation, binh)
      }
    }
    expect(await total()).toBe(0)
  })

  test('is nothing of a competitor, whose record office does not open', async () => {
    for (const operation of Object.keys(ON_RECORD)) {
      if (/votes/.test(operation)) continue
      await ask('officer', operation, an)
    }
    expect(await recorded('an')).toEqual([])
  })

  test("is of all candidates of a case; of a candidate's own paper of them alone", async () => {
    const path = `/v1/documents/${an.document}/content`
    expect(await office.get('colleague', path)).toMatchObject({ status: 200 })
    expect([await recorded('an'), await recorded('officer')]).toEqual([
      [{ reader: 'colleague', what: 'document', caseId: officer.caseId }],
      [],
    ])
    await office.get('colleague', `/v1/procedures/${officer.caseId}/objections`)
    expect(await recorded('officer')).toEqual([
      { reader: 'colleague', what: 'objections', caseId: officer.caseId },
    ])
    expect((await recorded('an')).map(({ what }) => what)).toEqual(['document', 'objections'])
  })

  test('is written before it is answered: where it cannot be, nothing is told', async () => {
    const { pool } = office.stack
    await pool.query(
      `CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$;
       CREATE TRIGGER no_room BEFORE INSERT ON reads_on_record EXECUTE FUNCTION no_room()`,
    )
    try {
      for (const operation of ['get /v1/cadres/{id}', 'get /v1/evaluations']) {
        const { status, body } = await office.get('colleague', pathOf(operation, binh))
        expect([status, body.code]).toEqual([503, 'dependency-down'])
        expect([body.file, body.items]).toEqual([undefined, undefined])
      }
      expect(await office.get('binh', '/v1/cadres/binh')).toMatchObject({ status: 200 })
    } finally {
      await pool.query('DROP TRIGGER no_room ON reads_on_record; DROP FUNCTION no_room()')
    }
  })
})

describe('who read a record', () => {
  const READERS: Record<string, string[]> = {
    'the person': ['binh'],
    'monitor, admin of the unit': ['health.monitor', 'monitor', 'colleague'],
    'hr_officer, approver of the unit': ['officer2', 'approver'],
    'everybody else': ['outsider', 'other.officer', 'voter1'],
  }
  testEveryCell(accessTable('## Who read a record'), async (_, column) => {
    const [person, readers] =
      column === 'competitor with these roles' ? ['an', ['officer']] : ['binh', READERS[column] ?? []]
    const statuses = []
    for (const reader of readers) {
      const { status } = await office.get(reader, `/v1/cadres/${person}/reads`)
      statuses.push(status === 200 ? 'yes' : String(status))
    }
    return [...new Set(statuses)].join(', ')
  })

  test('is told to the person in both languages: who, what, when, and nothing of roles', async () => {
    await office.get('colleague', '/v1/cadres/binh')
    await office.get('officer2', `/v1/procedures/${binh.caseId}/objections`)
    const { status, body } = await office.get('binh', '/v1/me/reads')
    expect([status, body.total, body.nextCursor]).toEqual([200, 2, null])
    const minute = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/)
    const file = {
      reader: { id: 'colleague', name: 'Người khác' },
      ...{ what: 'file', title: 'Hồ sơ cán bộ', procedure: null, at: minute },
    }
    expect(body.items).toContainEqual(file)
    const english = await office.get('binh', '/v1/me/reads?lang=en')
    expect(english.body.items).toContainEqual({ ...file, title: 'The personal file' })
    const objections = english.body.items.find(({ what }: Json) => what === 'objections')
    expect(objections).toMatchObject({
      ...{ reader: { id: 'officer2' }, title: 'Objections', procedure: binh.caseId, at: minute },
    })
    expect(await office.get('an', '/v1/me/reads')).toMatchObject({ status: 200, body: { items: [] } })
  })

  test('is paged, the latest first, by a cursor that no other list takes', async () => {
    await office.stack.pool.query(
      `INSERT INTO reads_on_record (person_id, read_at, reader_id, what, case_id)
       SELECT 'binh', '2026-08-03T02:00Z'::timestamptz + n * interval '1 minute', reader, 'file', ''
       FROM generate_series(1, 3) n, unnest(ARRAY['officer2', 'colleague']) reader`,
    )
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body }: Json = await office.get('binh', `/v1/me/reads?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items.map(({ at, reader }: Json) => `${at.slice(14, 16)} ${reader.id}`))
      expect(body.total).toBe(6)
      cursor = body.nextCursor
      if (cursor !== null) {
        const other = await office.get('binh', `/v1/cadres/binh/reads?cursor=${cursor}`)
        expect([other.status, other.body.errors?.[0].field]).toEqual([422, 'cursor'])
      }
    }
    const expected = ['03', '02', '01'].flatMap((minute) => [`${minute} officer2`, `${minute} colleague`])
    expect(seen).toEqual(expected)
  })
})
