import type pg from 'pg'
import type { PersonId } from '../../domain/vocabulary.js'
import { DOSSIER_ITEMS } from '../../domain/vocabulary.js'
import { OFFICE } from './small-office.js'

/** Who is what in the department, so that the parts of an electorate are all there, and one person belongs to two. */
const GROUPS: Record<string, { kind: string; members: PersonId[] }> = {
  'd-leadership': {
    kind: 'leadership-collective',
    members: ['d-head', 'd-deputy-1', 'd-deputy-2', 'd-deputy-3'],
  },
  'd-committee': { kind: 'party-committee', members: ['d-head', 'd-secretary'] },
  'd-union': { kind: 'organisation', members: ['d-union-head', 'd-union-member'] },
}
const DIVISIONS = ['a', 'b', 'c']

/** From now on the small office's department is a unit of public service: its posts are public employees'. */
export async function makeAgency(pool: pg.Pool): Promise<void> {
  await pool.query("UPDATE units SET kind = 'agency' WHERE id = $1", [OFFICE.department])
}

/** The leadership, party committee, organisations and divisions of the small office's department. */
export async function insertDepartment(pool: pg.Pool): Promise<void> {
  const people = new Set(Object.values(GROUPS).flatMap(({ members }) => members))
  for (const division of DIVISIONS) {
    people.add(`d-${division}-head`)
    people.add(`d-${division}-deputy`)
    await pool.query(
      `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
       VALUES ('u-' || $1, $2, ARRAY[$3, $2, 'u-' || $1], 'division', 'Phòng ' || $1, 'Division ' || $1)`,
      [division, OFFICE.department, OFFICE.province],
    )
  }
  await pool.query(
    `INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
     SELECT id, 'Người ' || id, 'nguoi ' || id, $2, 'provincial' FROM unnest($1::text[]) AS id`,
    [[...people], OFFICE.department],
  )
  await pool.query("INSERT INTO accounts (login, person_id) VALUES ('d-head', 'd-head')")
  for (const [id, { kind, members }] of Object.entries(GROUPS)) {
    await pool.query('INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ($1, $2, $3, $1, $1)', [
      id,
      OFFICE.department,
      kind,
    ])
    await pool.query(
      `INSERT INTO group_members (group_id, person_id, duty, from_on)
       SELECT $1, id, CASE n WHEN 1 THEN 'head' ELSE 'deputy' END, '2020-01-01'
       FROM unnest($2::text[]) WITH ORDINALITY AS m (id, n)`,
      [id, members],
    )
  }
  for (const division of DIVISIONS) {
    for (const rank of ['head', 'deputy']) {
      await pool.query(
        `INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, managing_body_id, electorate_id, office_id,
           reviewers_id, tellers_id)
         SELECT 'd-' || $1 || '-' || $2, 'u-' || $1, 'Chức vụ', 'Post', 'division-' || $2, 'appointment', managing_body_id,
           electorate_id, office_id, reviewers_id, tellers_id
         FROM posts WHERE id = $3`,
        [division, rank, OFFICE.post],
      )
      await pool.query(
        `INSERT INTO tenures (person_id, post_id, level, from_on)
         VALUES ('d-' || $1 || '-' || $2, 'd-' || $1 || '-' || $2, 'division-' || $2, '2020-01-01')`,
        [division, rank],
      )
    }
  }
}

/** A new seat of the deputy director's post, held by that person until the end of a term. */
export async function insertHolder(pool: pg.Pool, person: PersonId): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO seats (id, post_id, ordinal, created_on)
     SELECT $1 || '-seat-' || n, $1, n, '2020-01-01' FROM (SELECT count(*) + 100 AS n FROM seats WHERE post_id = $1) AS next
     RETURNING id`,
    [OFFICE.post],
  )
  const seat = rows[0]?.id ?? ''
  await pool.query(
    `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, term_ends_on)
     VALUES ($1, $2, $3, 'department-deputy', '2021-09-01', '2026-12-31')`,
    [person, OFFICE.post, seat],
  )
  return seat
}

/** Every item of the dossier, issued on that day. */
export async function fileDossier(
  pool: pg.Pool,
  { caseId, person, issuedOn }: { caseId: string; person: PersonId; issuedOn: string },
): Promise<void> {
  await pool.query(
    `INSERT INTO dossier_items (case_id, person_id, item, issued_on, reference, entered_by, entered_at)
     SELECT $1, $2, item, $3, 'Số 1', 'officer', now() FROM unnest($4::text[]) AS item`,
    [caseId, person, issuedOn, DOSSIER_ITEMS],
  )
}
