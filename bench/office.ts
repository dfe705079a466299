import type pg from 'pg'
import { mintEmbeddedToken } from '../api/identity/embedded-token.js'
import type { Actor } from '../domain/procedure/case.js'
import type { GroupId, PersonId, SeatId } from '../domain/vocabulary.js'

/** How many procedures can be run: each has a seat and a candidate of its own. */
const OPENINGS = 2_500

const numbered = (name: string, length: number): PersonId[] =>
  Array.from({ length }, (_, index) => `${name}-${index + 1}`)

export const VOTERS = numbered('b-voter', 15)

/** A circle as large as a provincial department's. */
const GROUPS: Record<GroupId, { kind: string; members: PersonId[] }> = {
  'b-office': { kind: 'office', members: ['b-officer', ...numbered('b-colleague', 3)] },
  'b-reviewers': { kind: 'reviewers', members: ['b-reviewer', 'b-reviewer-2'] },
  'b-tellers': { kind: 'tellers', members: ['b-teller-1', 'b-teller-2', 'b-teller-3'] },
  'b-electorate': { kind: 'leadership-collective', members: VOTERS },
  'b-body': { kind: 'managing-body', members: numbered('b-member', 15) },
  'b-secretariat': { kind: 'secretariat', members: ['b-secretary-1', 'b-secretary-2'] },
}

/** Who is in a group, without asking PostgreSQL. */
export const membersOf = (group: GroupId): PersonId[] => GROUPS[group]?.members ?? []

/** Whoever has that login as a case hears of them, without asking PostgreSQL. */
export function actorOf(login: string): Actor {
  const groups = Object.keys(GROUPS).filter((group) => membersOf(group).includes(login))
  return { personId: login, groups, manages: login === OFFICER }
}

export const OFFICER = 'b-officer'

/** Those who act in every procedure; the login is the person's id. */
const ACTORS = [OFFICER, 'b-reviewer', 'b-teller-1', 'b-teller-2', 'b-secretary-1', 'b-member-1'] as const
export type Acting = (typeof ACTORS)[number]

/** A vacant seat and somebody who meets every criterion for it. */
export interface Opening {
  seatId: SeatId
  candidate: PersonId
}

export interface Office {
  /** The bearer token of one who acts, or of an opening's candidate. */
  tokenOf(login: Acting | PersonId): string
  /** @throws Error when all are taken */
  nextOpening(): Opening
}

/** Enters the records of a department beside the demonstration province, and signs everybody in. */
export async function openOffice(pool: pg.Pool, dataDir: string): Promise<Office> {
  await insertCircle(pool)
  await insertOpenings(pool)
  await pool.query('ANALYZE')
  const openings = Array.from({ length: OPENINGS }, (_, index): Opening => {
    const n = index + 1
    return { seatId: `b-seat-${n}`, candidate: `b-candidate-${n}` }
  })
  const logins = [...ACTORS, ...openings.map(({ candidate }) => candidate)]
  const signedIn = logins.map(async (login) => [login, await mintEmbeddedToken({ dataDir, login })] as const)
  const tokens = new Map<string, string>(await Promise.all(signedIn))
  return {
    tokenOf: (login) => tokens.get(login) ?? '',
    nextOpening() {
      const opening = openings.pop()
      if (!opening) throw new Error(`all ${OPENINGS} seats of the benchmark are taken`)
      return opening
    },
  }
}

/** The department, its people and their groups; the officer's right is on the department alone. */
async function insertCircle(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
     SELECT 'b-unit', id, path || ARRAY['b-unit'], 'department', 'Sở đo kiểm', 'Department of Benchmarks'
     FROM units WHERE parent_id IS NULL`,
  )
  const people = [...new Set(Object.values(GROUPS).flatMap(({ members }) => members))]
  await insertPeople(pool, 'unnest($1::text[]) AS id', [people])
  await pool.query('INSERT INTO accounts (login, person_id) SELECT id, id FROM unnest($1::text[]) AS id', [
    ACTORS,
  ])
  await pool.query(
    `INSERT INTO role_grants (person_id, role, unit_id)
     VALUES ('b-officer', 'hr_officer', 'b-unit'), ('b-secretary-1', 'approver', 'b-unit'), ('b-member-1', 'approver', 'b-unit')`,
  )
  for (const [id, { kind, members }] of Object.entries(GROUPS)) {
    await pool.query(
      "INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ($1, 'b-unit', $2, $1, $1)",
      [id, kind],
    )
    await pool.query(
      `INSERT INTO group_members (group_id, person_id, duty, from_on)
       SELECT $1, id, CASE n WHEN 1 THEN 'head' ELSE 'member' END, '2020-01-01'
       FROM unnest($2::text[]) WITH ORDINALITY AS m (id, n)`,
      [id, members],
    )
  }
  await pool.query("UPDATE groups SET secretariat_id = 'b-secretariat' WHERE id = 'b-body'")
}

/** Posts of one seat each, and for each a candidate whose record meets every criterion of the short procedure. */
async function insertOpenings(pool: pg.Pool): Promise<void> {
  const candidates = `(SELECT 'b-candidate-' || n AS id FROM generate_series(1, ${OPENINGS}) n) c`
  await insertPeople(pool, candidates, [])
  await pool.query(`INSERT INTO accounts (login, person_id) SELECT id, id FROM ${candidates}`)
  await pool.query(
    `INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, degree, managing_body_id, electorate_id,
       office_id, reviewers_id, tellers_id)
     SELECT id, 'b-unit', title_vi, title_en, level, 'appointment', 'university', 'b-body', 'b-electorate', 'b-office',
       'b-reviewers', 'b-tellers'
     FROM (
       SELECT 'b-former-post', 'Trưởng phòng', 'Head of division', 'division-head'
       UNION ALL
       SELECT 'b-post-' || n, 'Phó Giám đốc', 'Deputy director', 'department-deputy' FROM generate_series(1, ${OPENINGS}) n
     ) AS p (id, title_vi, title_en, level)`,
  )
  await pool.query(
    `INSERT INTO seats (id, post_id, ordinal, created_on)
     SELECT 'b-seat-' || n, 'b-post-' || n, 1, '2020-01-01' FROM generate_series(1, ${OPENINGS}) n`,
  )
  await pool.query(
    `INSERT INTO tenures (person_id, post_id, level, from_on)
     SELECT id, 'b-former-post', 'division-head', '2021-01-01' FROM ${candidates}`,
  )
  await pool.query(
    `INSERT INTO planning_entries (person_id, post_id, level, term, approved_on)
     SELECT 'b-candidate-' || n, 'b-post-' || n, 'department-deputy', '2025-' || extract(year FROM now())::integer + 5, '2024-01-01'
     FROM generate_series(1, ${OPENINGS}) n`,
  )
  await pool.query(
    `INSERT INTO evaluations (person_id, year, grade)
     SELECT id, year, 'good' FROM ${candidates}
     CROSS JOIN generate_series(date_part('year', now())::integer - 5, date_part('year', now())::integer) year`,
  )
  await pool.query(
    `INSERT INTO papers (person_id, paper, verified_on)
     SELECT id, paper, '2024-01-01' FROM ${candidates} CROSS JOIN unnest(ARRAY['cv', 'asset-declaration']) paper`,
  )
  await pool.query(
    `INSERT INTO relations_declared (person_id, declared_on, source)
     SELECT id, '2024-01-01', 'Bản kê khai' FROM ${candidates}`,
  )
}

/** Women of forty or so: a full term is left before they retire. */
async function insertPeople(pool: pg.Pool, ids: string, values: unknown[]): Promise<void> {
  await pool.query(
    `INSERT INTO people (id, full_name, search_name, born_on, sex, degrees, unit_id, managed_as)
     SELECT id, 'Người ' || id, 'nguoi ' || id, to_char(now() - interval '40 years', 'YYYY-01-01'), 'female',
       ARRAY['university'], 'b-unit', 'provincial'
     FROM ${ids}`,
    values,
  )
}
