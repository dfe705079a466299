import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { GENESIS, linkHash } from '../../db/audit/audit-chain.js'
import { canonicalJson } from '../../db/audit/canonical-json.js'
import { docxText } from '../http/docx-text.js'
import { accessTable, testEveryCell } from './access-table.js'
import { OFFICE, type OfficeOverHttp, RESOLUTION, startOffice, today } from './office-over-http.js'

/** Whom each column of the table is asked as. */
const CALLERS: Record<string, string> = {
  hr_officer: 'officer',
  approver: 'approver',
  admin: 'records.admin',
  monitor: 'monitor',
  office: 'officer2',
  body: 'member1',
  secretariat: 'secretary',
  teller: 'teller1',
  reviewer: 'reviewer',
  'decided candidate': 'an',
  'other candidate': 'binh',
}

/** Biome has no say in what a case looks like: the tests read what they expect. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where it is not there
type Json = any

interface Seen {
  as: string
  /** With the vote announced. */
  announced: Json
  /** With the vote not announced. */
  view: Json
  vote: Json
  minutes: number
  /** The text of the minutes, once announced. */
  paper: string
  decision: number
  trail: Json[]
}

const ILLNESS = 'Nằm viện điều trị'
const REASON = 'Đang xem xét kỷ luật'
type Answer = 'yes' | 'no' | 'own'

/** Of what there is about each candidate, is all there, only the reader's own, or nothing? */
function share(found: string[], all: string[], reader: string): Answer {
  if (found.length === 0) return 'no'
  if (found.length === all.length) return 'yes'
  expect(found).toEqual([reader])
  return 'own'
}
const yes = (condition: boolean): Answer => (condition ? 'yes' : 'no')

/** How each row of the table shows in what the API answers. */
const ROWS: Record<string, (seen: Seen) => Answer> = {
  'stages, statuses, names of candidates': ({ view }) =>
    yes(view.stages.length === 4 && view.candidates.every(({ name }: Json) => name.startsWith('Người'))),
  'whom it waits for, since when, deadlines': ({ view }) =>
    yes(Array.isArray(view.waitingFor) && 'dueOn' in view),
  'terms that the law gives it, signatory proposed': ({ view }) =>
    yes(Array.isArray(view.limits) && 'signatory' in view),
  'ground or purpose proposed, why it began on paper': ({ view }) => {
    expect('proposal' in view).toBe('begunBefore' in view)
    return yes('proposal' in view)
  },
  'formal decisions that block a candidate': ({ view }) => yes('blocks' in view),
  'interests that candidates declared, as far as they touch the procedure': ({ view }) =>
    yes('interests' in view),
  'why a candidate was rejected': ({ as, view }) => {
    const told = view.candidates.some(({ reason }: Json) => reason === REASON)
    // The stage's outcome tells the same: both or neither.
    expect(JSON.stringify(view.stages).includes(REASON)).toBe(told)
    return told && as === 'binh' ? 'own' : yes(told)
  },
  'eligibility with its evidence': ({ as, view }) =>
    share(
      view.eligibility.map(({ candidate }: Json) => candidate.id),
      ['an', 'binh'],
      as,
    ),
  'documents of candidates': ({ as, view }) => {
    if (view.documents.length === 0) return 'no'
    return as === view.documents[0].uploadedBy.id ? 'own' : 'yes'
  },
  'electorate of a vote, in numbers': ({ vote }) => yes(vote.electorate.convened === 15),
  'counts that are announced': ({ announced }) => yes('count' in announced.votes[0]),
  'counts that are not announced': ({ view, vote }) => {
    expect('count' in view.votes[0]).toBe('count' in vote)
    return yes('count' in vote)
  },
  'minutes that are not announced': ({ minutes }) => yes(minutes === 200),
  'minutes that are announced: numbers, the absent among them': ({ paper }) =>
    yes(/vắng mặt: 1 người/.test(paper)),
  'minutes that are announced: who was absent, and why': ({ paper }) => {
    const named = paper.includes('Người voter3')
    expect(paper.includes(ILLNESS)).toBe(named)
    return yes(named)
  },
  'decision: number, dates, person': ({ view }) =>
    yes(view.decision.resolutionNumber === '77-QĐ/TU' && view.decision.person.id === 'an'),
  'decision: votes of the body, reason, paper': ({ view, decision }) => {
    expect('bodyVotes' in view.decision).toBe(decision === 200)
    expect('reason' in view.decision).toBe(decision === 200)
    return yes(decision === 200)
  },
  'trail: what and when': ({ trail }) => yes(trail.length > 5 && trail.every(({ what, at }) => what && at)),
  'trail: who': ({ trail }) => yes(trail.every((event) => 'actor' in event)),
  'trail: before and after': ({ trail }) =>
    yes(
      trail
        .filter(({ what }) => what !== 'vote-counted')
        .every((event) => 'before' in event || 'after' in event),
    ),
  'trail: counts that are not announced': ({ trail }) =>
    yes(trail.some(({ what, after }) => what === 'vote-counted' && after)),
}

const table = accessTable('## A procedure, field by field')

let office: OfficeOverHttp
const seen = new Map<string, Seen>()

beforeAll(async () => {
  office = await startOffice()
  await insertAdmin()
  const id = await decidedCase()
  const { pool } = office.stack
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM votes WHERE case_id = $1', [id])
  const vote = rows[0]?.id ?? ''
  await pool.query(`UPDATE votes SET electorate = jsonb_set(electorate, '{absences}', $2) WHERE id = $1`, [
    vote,
    JSON.stringify([{ personId: 'voter3', reason: ILLNESS, forceMajeure: true }]),
  ])
  for (const as of Object.values(CALLERS)) {
    const get = async (path: string) => (await office.get(as, path)).body
    await pool.query('UPDATE votes SET announced = true WHERE id = $1', [vote])
    const announced = await get(`/v1/procedures/${id}`)
    const paper = await minutesOf(as, vote)
    await pool.query('UPDATE votes SET announced = false WHERE id = $1', [vote])
    seen.set(as, {
      as,
      announced,
      view: await get(`/v1/procedures/${id}`),
      vote: await get(`/v1/votes/${vote}`),
      paper,
      minutes: (await office.get(as, `/v1/votes/${vote}/minutes`)).status,
      decision: (await office.get(as, `/v1/procedures/${id}/decision`)).status,
      trail: (await get(`/v1/procedures/${id}/events?limit=200`)).items,
    })
  }
})
afterAll(() => office.stop())

test('the table has a row for every field that is checked, and a column for every kind of reader', () => {
  expect(table.rows.map(({ name }) => name)).toEqual(Object.keys(ROWS))
  expect(table.columns).toEqual(Object.keys(CALLERS))
})

testEveryCell(table, async (row, column) => {
  const reader = seen.get(CALLERS[column] ?? '')
  return reader && ROWS[row]?.(reader)
})

test('whoever reads an event whole can compute its hash; nobody else can prove a guess of what is withheld', () => {
  const { trail, view } = seen.get('member1') as Seen
  let previous = GENESIS
  // How an event is said, and by which names, is not of it.
  for (const {
    hash,
    names: _,
    kind: __,
    sentence: ___,
    detail: ____,
    actor,
    onBehalfOf,
    ...event
  } of trail) {
    const who = { actor: actor?.id ?? 'system', ...(onBehalfOf && { onBehalfOf: onBehalfOf.id }) }
    previous = linkHash(previous, canonicalJson({ chain: view.id, ...event, ...who }))
    expect([event.position, previous]).toEqual([event.position, hash])
  }
  for (const { as, trail } of seen.values()) {
    const count = trail.find(({ what }) => what === 'vote-counted')
    expect([as, 'salt' in count]).toEqual([as, 'after' in count])
  }
  const salts = new Set(trail.map(({ salt }) => salt))
  expect(salts.size).toBe(trail.length)
})

/** What the minutes say to them. */
async function minutesOf(as: string, vote: string): Promise<string> {
  const headers = { authorization: `Bearer ${as}` }
  const answer = await fetch(`${office.url}/v1/votes/${vote}/minutes`, { headers })
  return docxText({ headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()), status: 200 })
}

/** One candidate rejected, one appointed; everybody of a group has done the task of that group. */
async function decidedCase(): Promise<string> {
  const on = today()
  const id = await office.launch(['an', 'binh'])
  const rejection = { decision: 'reject', reason: REASON }
  await done(office.complete('officer2', id, 'confirm-eligibility', rejection, 'binh'))
  await office.continueUntilCounted(id, ['an'], 'officer2')
  const decision = { ...RESOLUTION, resolutionNumber: '77-QĐ/TU', signedOn: on, effectiveOn: on }
  await done(office.complete('secretary', id, 'record-decision', decision))
  await done(office.complete('member1', id, 'confirm-decision', { confirmed: true }))
  return id
}

async function done(answer: ReturnType<OfficeOverHttp['complete']>): Promise<void> {
  const { status, body } = await answer
  if (status !== 200) throw new Error(JSON.stringify(body))
}

async function insertAdmin(): Promise<void> {
  const { pool } = office.stack
  await pool.query(
    `INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ('records.admin', 'Người quản trị', 'nguoi quan tri', $1, 'staff')`,
    [OFFICE.province],
  )
  await pool.query(`INSERT INTO role_grants VALUES ('records.admin', 'admin', $1)`, [OFFICE.province])
  await pool.query(`INSERT INTO accounts (login, person_id) VALUES ('records.admin', 'records.admin')`)
}
