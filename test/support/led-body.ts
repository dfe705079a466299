import type pg from 'pg'
import type { IsoDate, PersonId } from '../../domain/vocabulary.js'
import { ownColumns } from './own-columns.js'
import { OFFICE } from './small-office.js'

/** A body of the small office's department with leaders of its own, each with an account named as they are, and its staff. */
export interface LedBody {
  unit: string
  /** The seat of its head. */
  seat: string
  head: PersonId
  deputies: PersonId[]
  staff: PersonId[]
}

/** Each body has three leaders, in office since the days given, and five more who work there. */
export async function insertLedBody(
  pool: pg.Pool,
  name: string,
  since: readonly IsoDate[] = ['2021-05-01', '2022-05-01', '2023-05-01'],
): Promise<LedBody> {
  const unit = `u-${name}`
  await pool.query(
    `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
     VALUES ($1, $2, ARRAY[$3, $2, $1], 'division', 'Chi cục ' || $1, 'Body ' || $1)`,
    [unit, OFFICE.department, OFFICE.province],
  )
  const columns = await ownColumns(pool, 'posts')
  for (const [rank, level] of [
    ['head', 'division-head'],
    ['deputy', 'division-deputy'],
  ]) {
    const own = { id: `${unit}-${rank}`, unit_id: unit, level, title_vi: `Chức vụ ${rank}` }
    await pool.query(
      `INSERT INTO posts (${columns}) SELECT ${columns} FROM (
         SELECT (jsonb_populate_record(p, $2)).* FROM posts p WHERE p.id = $1) own`,
      [OFFICE.post, JSON.stringify(own)],
    )
  }
  const leaders = since.map((_, index) => `${name}-leader-${index}`)
  const staff = Array.from({ length: 5 }, (_, index) => `${name}-staff-${index}`)
  await pool.query(
    `INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
     SELECT id, 'Người ' || id, 'nguoi ' || id, $2, 'provincial' FROM unnest($1::text[]) AS id`,
    [[...leaders, ...staff], unit],
  )
  for (const [index, person] of leaders.entries()) {
    const post = `${unit}-${index === 0 ? 'head' : 'deputy'}`
    await pool.query('INSERT INTO accounts (login, person_id) VALUES ($1, $1)', [person])
    await pool.query(
      "INSERT INTO seats (id, post_id, ordinal, created_on) VALUES ($1, $2, $3, '2020-01-01')",
      [`${unit}-seat-${index}`, post, Math.max(index, 1)],
    )
    await pool.query(
      `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on)
       SELECT $1, p.id, $3, p.level, $4 FROM posts p WHERE p.id = $2`,
      [person, post, `${unit}-seat-${index}`, since[index]],
    )
  }
  const [head = '', ...deputies] = leaders
  return { unit, seat: `${unit}-seat-0`, head, deputies, staff }
}
