import { insertCandidate, OFFICE } from '../support/small-office.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'

/** Two departments of the province, each with its personnel office, and a post of A that its own office acts on. */
export const UNITS = { a: 'u-first', b: 'u-second', post: 'post-a', officeOfB: 'g-u-second-office' } as const

const PEOPLE = [
  ['a.officer', UNITS.a, 'hr_officer'],
  ['a.second', UNITS.a, 'hr_officer'],
  ['a.monitor', UNITS.a, 'monitor'],
  ['b.officer', UNITS.b, 'hr_officer'],
  ['b.second', UNITS.b, 'hr_officer'],
  ['b.monitor', UNITS.b, 'monitor'],
] as const

export async function startUnits(environment: Record<string, string> = {}): Promise<HttpOffice> {
  const office = await startHttpOffice({}, environment)
  const { pool } = office
  for (const unit of [UNITS.a, UNITS.b]) {
    await pool.query(
      `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
       VALUES ($2, $1, ARRAY[$1, $2], 'department', 'Sở ' || $2, 'Department ' || $2)`,
      [OFFICE.province, unit],
    )
    await pool.query(
      `INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-' || $1 || '-office', $1, 'office', $1, $1)`,
      [unit],
    )
  }
  for (const [person, unit, role] of PEOPLE) {
    await pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
       VALUES ($1, 'Người ' || $1, 'nguoi ' || $1, $2, 'staff')`,
      [person, unit],
    )
    await pool.query('INSERT INTO accounts (login, person_id) VALUES ($1, $1)', [person])
    await pool.query('INSERT INTO role_grants (person_id, role, unit_id) VALUES ($1, $2, $3)', [
      person,
      role,
      unit,
    ])
    if (role === 'hr_officer') {
      await pool.query(
        `INSERT INTO group_members (group_id, person_id, duty, from_on) VALUES ('g-' || $1 || '-office', $2, 'member', '2020-01-01')`,
        [unit, person],
      )
    }
  }
  await pool.query(
    `INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, degree, managing_body_id, electorate_id, office_id,
       reviewers_id, tellers_id)
     SELECT $1, $2, title_vi, title_en, level, filled_by, degree, managing_body_id, electorate_id, 'g-u-first-office',
       reviewers_id, tellers_id
     FROM posts WHERE id = $3`,
    [UNITS.post, UNITS.a, OFFICE.post],
  )
  return office
}

/** Somebody of a unit who meets every criterion for A's post, with an account. */
export async function insertPersonOf(office: HttpOffice, person: string, unit: string): Promise<void> {
  const { pool } = office
  await insertCandidate(pool, person)
  await pool.query('UPDATE people SET unit_id = $2 WHERE id = $1', [person, unit])
  await pool.query(
    `INSERT INTO planning_entries (person_id, post_id, level, term, approved_on)
     VALUES ($1, $2, 'department-deputy', '2025-' || extract(year FROM now())::integer + 5, '2024-01-01')`,
    [person, UNITS.post],
  )
  await pool.query('INSERT INTO accounts (login, person_id) VALUES ($1, $1)', [person])
}

let seats = 0

/** A seat of A's post, vacant, and of no other procedure. */
export async function insertSeatOfA({ pool }: HttpOffice): Promise<string> {
  seats += 1
  const seat = `seat-a-${seats}`
  await pool.query("INSERT INTO seats (id, post_id, ordinal, created_on) VALUES ($1, $2, $3, '2020-01-01')", [
    seat,
    UNITS.post,
    seats,
  ])
  return seat
}
