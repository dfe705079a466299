import type pg from 'pg'
import { DEPARTMENT, READERS } from './data/scale.js'

const AT_MOST = 40
const OF_THE_DEPARTMENT = `unit_id IN (SELECT id FROM units WHERE path @> ARRAY['${DEPARTMENT}'])`
const first = (id: string, from: string): string =>
  `SELECT ${id}::text AS id FROM ${from} ORDER BY ${id} LIMIT ${AT_MOST}`

/** Rows that a request can be about, by the name that a reading gives them; the ids of cases are as good as random. */
const SAMPLES = {
  'open case': first('id', `cases WHERE status = 'running'`),
  'closed case': first('id', `cases WHERE status = 'completed'`),
  'case of the department': first('id', `cases WHERE ${OF_THE_DEPARTMENT}`),
  'case of the member': first('case_id', `tasks WHERE group_id = 'g-u-root-office' AND status = 'open'`),
  'case of the candidate': first('case_id', `case_candidates WHERE person_id = '${READERS.candidate}'`),
  'decided case': first('case_id', 'decisions'),
  'published case': first('case_id', 'publications'),
  'objected case': first('case_id', 'objections'),
  'open task': first('id', `tasks WHERE status = 'open'`),
  'done task': first('id', `tasks WHERE status = 'done'`),
  'task of the member': first('id', `tasks WHERE group_id = 'g-u-root-office' AND status = 'open'`),
  vote: first('id', `votes WHERE status = 'counted'`),
  document: first('id', 'documents'),
  person: first('id', `people WHERE id LIKE 'c-%7'`),
  'person of the department': first('id', `people WHERE id LIKE 'c-%' AND ${OF_THE_DEPARTMENT}`),
  post: first('id', `posts WHERE id LIKE '%7'`),
  seat: first('id', 'seats'),
  unit: first('id', 'units'),
  group: first('id', `groups WHERE kind = 'office'`),
  'planning entry': first('id', 'planning_entries'),
  account: first('person_id', 'accounts'),
  'proposed change': first('id', 'proposed_changes'),
  'breakthrough task': first('id', 'breakthrough_tasks'),
} as const

export type SampleName = keyof typeof SAMPLES
export type Samples = Record<SampleName, readonly string[]>

/** @throws Error where there is no such row */
export async function takeSamples(pool: pg.Pool): Promise<Samples> {
  const samples: Partial<Record<SampleName, string[]>> = {}
  for (const name of sampleNames()) {
    const { rows } = await pool.query<{ id: string }>(SAMPLES[name])
    if (rows.length === 0) throw new Error(`the database holds no ${name}`)
    samples[name] = rows.map(({ id }) => id)
  }
  // Each of the names has been gone through.
  return samples as Samples
}

// The keys of an object of our own.
const sampleNames = (): SampleName[] => Object.keys(SAMPLES) as SampleName[]

export const isSample = (name: string): name is SampleName => Object.hasOwn(SAMPLES, name)
