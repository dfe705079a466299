import { ownColumns } from '../support/own-columns.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { insertActionProgram, type OfficeOverHttp, startOffice } from './office-over-http.js'

/** Whom the officer is near to, and the words in which what they may not do is refused. */
export const NEAR: Record<string, { person: string; says: RegExp }> = {
  self: {
    person: 'officer',
    says: /own file|about you|act themselves|right of their own|their own breakthrough task/,
  },
  competitor: { person: 'an', says: /candidates of an open procedure|about you/ },
  'near relative': { person: 'binh', says: /near relative|entered it withdraws it/ },
  'tied interest': { person: 'chi', says: /declared interest|entered it withdraws it/ },
}

/** What there is of a person: their open case with its parts, and what their file holds. */
export interface Things {
  person: string
  caseId: string
  /** Of the first stage, about whoever stays a candidate. */
  task: string
  /** Once it is convened. */
  vote: string
  document: string
  entry: number
  breakthrough: number
  acting: number
  /** A measure of theirs that waits for a second person. */
  proposed: number
  /** A vacant one. */
  seat: string
  /** The one that they hold. */
  held: string
  /** A post that they alone are planned for, in a unit of its own. */
  post: string
  unit: string
}

/**
 * The office, with an officer who has every role and is a candidate against `an`, the spouse of `binh` and in debt to `chi`;
 * and a colleague of the same roles who is near to nobody.
 */
export async function startNearOffice(): Promise<{ office: OfficeOverHttp; things: Map<string, Things> }> {
  const office = await startOffice()
  const { pool } = office.stack
  await pool.query(
    `INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ('colleague', 'Người khác', 'nguoi khac', $1, 'staff')`,
    [OFFICE.province],
  )
  await pool.query("INSERT INTO accounts (login, person_id) VALUES ('colleague', 'colleague')")
  await pool.query(
    `INSERT INTO role_grants (person_id, role, unit_id)
     SELECT person, role, $1 FROM unnest(ARRAY['officer', 'colleague']) AS person,
       unnest(ARRAY['hr_officer', 'approver', 'admin', 'monitor']) AS role ON CONFLICT DO NOTHING`,
    [OFFICE.province],
  )
  const own = await launchedBy(office, ['officer', 'an'])
  const cases: Record<string, string> = { officer: own, an: own }
  for (const person of ['binh', 'chi']) cases[person] = await launchedBy(office, [person])
  const things = new Map<string, Things>()
  for (const { person } of Object.values(NEAR)) {
    things.set(person, await thingsOf(office, person, cases[person] ?? ''))
  }
  await pool.query(
    `INSERT INTO relations (person_id, relative_id, kind, declared_on, source)
     VALUES ('binh', 'officer', 'spouse', '2026-01-05', 'Bản kê khai')`,
  )
  await pool.query(
    `INSERT INTO interests (person_id, kind, what, other_id, declared_on, source, recorded_by, recorded_at)
     VALUES ('officer', 'loan', 'Cho vay', 'chi', '2026-01-05', 'Bản kê khai', 'colleague', now())`,
  )
  return { office, things }
}

/** As `things` of a competitor, of another case of theirs, which is launched now. */
export async function thingsElsewhere(office: OfficeOverHttp, here: Things): Promise<Things> {
  const { pool } = office.stack
  const caseId = await launchedBy(office, [here.person])
  const columns = await ownColumns(pool, 'votes')
  const vote = `${caseId}-copied`
  await pool.query(
    `INSERT INTO votes (${columns}) SELECT ${columns} FROM (
       SELECT (jsonb_populate_record(v, jsonb_build_object('id', $1::text, 'case_id', $2::text))).*
       FROM votes v WHERE v.id = $3) copied`,
    [vote, caseId, here.vote],
  )
  return { ...here, ...(await ofCase(office, here.person, caseId)), vote }
}

async function launchedBy(office: OfficeOverHttp, candidates: string[]): Promise<string> {
  const seatId = await insertSeat(office.stack.pool, OFFICE.post)
  const body = { kind: 'appointment', seatId, candidates }
  const answer = await office.post('colleague', '/v1/procedures', body)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body.id
}

async function thingsOf(office: OfficeOverHttp, person: string, caseId: string): Promise<Things> {
  const { pool } = office.stack
  const one = async (sql: string, ...values: unknown[]) => (await pool.query(sql, values)).rows[0].id
  const [seat, acted] = [await insertSeat(pool, OFFICE.post), await insertSeat(pool, OFFICE.post)]
  const [unit, post] = [`u-of-${person}`, `post-of-${person}`]
  await pool.query(
    `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en) VALUES ($1, $2, ARRAY[$2, $1], 'division', 'Phòng', 'Division')`,
    [unit, OFFICE.province],
  )
  const columns = await ownColumns(pool, 'posts')
  await pool.query(
    `INSERT INTO posts (${columns}) SELECT ${columns} FROM (
       SELECT (jsonb_populate_record(p, jsonb_build_object('id', $1::text, 'unit_id', $2::text))).*
       FROM posts p WHERE p.id = $3) copied`,
    [post, unit, OFFICE.post],
  )
  const held = await insertSeat(pool, post)
  await pool.query(
    `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on) VALUES ($1, $2, $3, 'department-deputy', '2024-01-01')`,
    [person, post, held],
  )
  await pool.query(
    "INSERT INTO evaluations (person_id, year, grade) VALUES ($1, 2014, 'good') ON CONFLICT DO NOTHING",
    [person],
  )
  return {
    ...{ person, seat, held, post, unit },
    ...(await ofCase(office, person, caseId)),
    entry: await one(
      `INSERT INTO planning_entries (person_id, post_id, level, term, approved_on)
       VALUES ($1, $2, 'department-deputy', '2025-2030', '2024-01-01') RETURNING id`,
      ...[person, post],
    ),
    breakthrough: await one(
      `INSERT INTO breakthrough_tasks (person_id, year, title, status) VALUES ($1, 2026, 'Số hóa hồ sơ', 'registered') RETURNING id`,
      person,
    ),
    proposed: await one(
      `INSERT INTO proposed_changes (proposed_for, operation, subject, person_id, sent, hash, entered_by, entered_at)
       VALUES ('formal-decisions', 'enter-measure', 'inspection', $1,
         jsonb_build_object('person', $1::text, 'kind', 'inspection', 'decidedOn', '2026-01-05', 'endedOn', null,
           'authority', 'Ban Thường vụ Tỉnh ủy', 'number', '8-QĐ/TU'), $1, 'secretary', now()) RETURNING id`,
      person,
    ),
    acting: await one(
      `INSERT INTO acting_holders (seat_id, vacant_since, person_id, from_on, until_on, reference, recorded_by, recorded_at)
       VALUES ($1, '2020-01-01', $2, '2026-01-05', '2026-03-05', 'Quyết định 9', 'colleague', now()) RETURNING id`,
      ...[acted, person],
    ),
  }
}

/** What there is of a case that a person is a candidate of. */
async function ofCase(
  office: OfficeOverHttp,
  person: string,
  caseId: string,
): Promise<Pick<Things, 'caseId' | 'task' | 'vote' | 'document'>> {
  await office.stack.pool.query(
    `INSERT INTO tasks (id, case_id, unit_id, stage, kind, group_id, status, opened_at)
     VALUES ($1, $2, $3, 'approval', 'supply-papers', $4, 'open', now()) ON CONFLICT DO NOTHING`,
    [`${caseId}-papers`, caseId, OFFICE.department, OFFICE.office],
  )
  return {
    ...{ caseId, vote: `${caseId}-collective-vote-1-1` },
    task: await office.task('colleague', caseId, 'confirm-eligibility', person === 'officer' ? 'an' : person),
    document: await insertActionProgram(office.stack, caseId, person),
  }
}
