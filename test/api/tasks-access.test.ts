import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { accessTable, testEveryCell } from './access-table.js'
import {
  ALL_VOTERS,
  countFor,
  insertActionProgram,
  OFFICE,
  type OfficeOverHttp,
  RESOLUTION,
  startOffice,
  today,
} from './office-over-http.js'

/** Whom each column of the table is asked as, of the task of that kind. */
const COLUMNS: Record<string, [as: string, kind: string]> = {
  'those it is given to': ['reviewer', 'review-action-program'],
  'who did it': ['officer2', 'confirm-eligibility'],
  'hr_officer of the unit': ['officer', 'review-action-program'],
  'other roles of the unit': ['monitor', 'review-action-program'],
  'candidate with an office, in its group': ['an', 'review-action-program'],
  'candidate, given to them in person': ['an', 'submit-action-program'],
  'near to a candidate': ['near', 'review-action-program'],
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where it is not there
const ROWS: Record<string, (task: any) => boolean> = {
  'kind, procedure, assignee, deadline': (task) =>
    ['kind', 'procedure', 'assignee', 'deadline'].every((field) => field in task),
  '`about`: what has to be known to do it, with the names of those it mentions; the signatory proposed': (
    task,
  ) => 'about' in task,
  'what its form shows (`form`): eligibility as it was judged, votes, documents, posts held': (task) =>
    'form' in task,
  'why they stand back (`standsBack`)': (task) => 'standsBack' in task,
}

const SECRET = 'Ba việc trọng tâm của đối thủ'
const table = accessTable('## A task')
let office: OfficeOverHttp
let caseId: string
const tasks = new Map<string, string>()

beforeAll(async () => {
  office = await startOffice()
  const { pool } = office.stack
  await pool.query(
    `INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ('near', 'Người thân', 'nguoi than', $1, 'staff')`,
    [OFFICE.province],
  )
  await pool.query("INSERT INTO accounts (login, person_id) VALUES ('near', 'near')")
  await pool.query(
    `INSERT INTO relations (person_id, relative_id, kind, declared_on, source) VALUES ('binh', 'near', 'spouse', '2026-01-05', 'Bản kê khai')`,
  )
  await pool.query(
    `INSERT INTO role_grants (person_id, role, unit_id) SELECT person, 'hr_officer', $1 FROM unnest(ARRAY['an', 'near']) AS person`,
    [OFFICE.province],
  )
  await pool.query(
    `INSERT INTO group_members (group_id, person_id, duty, from_on)
     SELECT id, person, 'member', '2020-01-01' FROM unnest($1::text[]) AS id, unnest(ARRAY['an', 'near']) AS person`,
    [[OFFICE.office, OFFICE.reviewers, OFFICE.body, OFFICE.secretariat]],
  )
  caseId = await office.launch(['an', 'binh'])
  for (const candidate of ['an', 'binh']) {
    tasks.set('confirm-eligibility', await office.task('officer', caseId, 'confirm-eligibility', candidate))
    await done('officer2', 'confirm-eligibility', { decision: 'confirm' }, candidate)
  }
  tasks.set('submit-action-program', await office.task('officer', caseId, 'submit-action-program', 'an'))
  const documentId = await insertActionProgram(office.stack, caseId, 'binh')
  await done('binh', 'submit-action-program', { documentId, summary: SECRET }, 'binh')
  tasks.set('review-action-program', await office.task('officer', caseId, 'review-action-program', 'binh'))
})
afterAll(() => office?.stop())

test('the table has a row for what is told of a task, and a column for everybody who asks', () => {
  expect(table.rows.map(({ name }) => name)).toEqual(Object.keys(ROWS))
  expect(table.columns).toEqual(Object.keys(COLUMNS))
})

testEveryCell(table, async (row, column) => {
  const [as, kind] = COLUMNS[column] ?? ['', '']
  const { status, body } = await office.get(as, `/v1/tasks/${tasks.get(kind)}`)
  expect(status).toBe(200)
  return ROWS[row]?.(body) ? 'yes' : 'no'
})

test('a candidate with every office reads no summary of a rival, no elector by name and no unconfirmed decision', async () => {
  const told = async (as: string, kind: string) => {
    const id = await office.task('officer', caseId, kind)
    return JSON.stringify((await office.get(as, `/v1/tasks/${id}`)).body)
  }
  expect(await told('officer', 'review-action-program')).toContain(SECRET)
  expect(await told('an', 'review-action-program')).not.toContain(SECRET)

  await done('reviewer', 'review-action-program', { accepted: true }, 'binh')
  const own = await insertActionProgram(office.stack, caseId, 'an')
  await done('an', 'submit-action-program', { documentId: own, summary: 'Việc của tôi' }, 'an')
  await done('reviewer', 'review-action-program', { accepted: true }, 'an')
  expect(await told('officer', 'convene-vote')).toContain('Người voter7')
  expect(await told('an', 'convene-vote')).not.toContain('Người voter7')

  await done('officer', 'convene-vote', { ...ALL_VOTERS, meetingOn: today() })
  for (const teller of ['teller1', 'teller2']) await done(teller, 'enter-count', countFor(['binh', 'an']))
  const decided = { ...RESOLUTION, resolutionNumber: '78-QĐ/TU', signedOn: today(), effectiveOn: today() }
  await done('secretary', 'record-decision', decided)
  expect(await told('member1', 'confirm-decision')).toContain('78-QĐ/TU')
  expect(await told('an', 'confirm-decision')).not.toContain('78-QĐ/TU')
  expect(JSON.stringify((await office.get('an', `/v1/procedures/${caseId}`)).body)).not.toContain('78-QĐ/TU')
})

test('a candidate is not told who did a task that is not theirs, in the inbox of their groups as little as alone', async () => {
  const confirmed = tasks.get('confirm-eligibility') ?? ''
  const told = async (as: string) => {
    const { body } = await office.get(as, '/v1/tasks?status=done&for=group&limit=200')
    const listed = body.items.find(({ id }: { id: string }) => id === confirmed)
    const alone = (await office.get(as, `/v1/tasks/${confirmed}`)).body
    expect(alone.status).toBe('done')
    return [listed.completedBy?.id, alone.completedBy?.id]
  }
  expect(await told('near')).toEqual(['officer2', 'officer2'])
  expect(await told('an')).toEqual([undefined, undefined])
  const own = (await office.get('an', `/v1/tasks/${tasks.get('submit-action-program')}`)).body
  expect(own.completedBy?.id).toBe('an')
})

async function done(as: string, kind: string, result: unknown, candidate?: string): Promise<void> {
  const { status, body } = await office.complete(as, caseId, kind, result, candidate)
  if (status !== 200) throw new Error(`${kind}: ${JSON.stringify(body)}`)
}
