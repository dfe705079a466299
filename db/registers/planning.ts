import type pg from 'pg'
import type { LeavingReason, PlannedRecord } from '../../domain/planning/leaving.js'
import type { Proposal } from '../../domain/planning/qualifying.js'
import type { PlannablePost, PlannedPerson } from '../../domain/planning/structure.js'
import type { IsoDate, PersonId, PostId, PostLevel, Text, UnitId } from '../../domain/vocabulary.js'

/** A person planned for a post. */
export interface PlanningRow {
  id: number
  person: { id: PersonId; name: string; unitId: UnitId | null }
  post: { id: PostId; title: Text; unitId: UnitId }
  level: PostLevel
  /** The term of office that is planned for: '2025-2030'. */
  term: string
  approvedOn: IsoDate
  leftOn: IsoDate | null
  leftReason: string | null
  /** Of an entry that ended by itself. */
  leftGrounds: LeavingReason[] | null
  /** The latest first. */
  reviews: PlanningReview[]
  version: number
}

export interface PlanningReview {
  on: IsoDate
  outcome: 'kept' | 'left'
  by: { id: PersonId; name: string }
  note: string | null
}

const ENTRY = `
  e.id, e.level, e.term, e.approved_on AS "approvedOn", e.left_on AS "leftOn", e.left_reason AS "leftReason",
  e.left_grounds AS "leftGrounds", e.version,
  coalesce((
    SELECT jsonb_agg(jsonb_build_object('on', r.reviewed_on, 'outcome', r.outcome, 'note', r.note,
      'by', jsonb_build_object('id', b.id, 'name', b.full_name)) ORDER BY r.reviewed_on DESC, r.id DESC)
    FROM planning_reviews r JOIN people b ON b.id = r.reviewed_by WHERE r.entry_id = e.id
  ), '[]') AS reviews,
  jsonb_build_object('id', p.id, 'name', p.full_name, 'unitId', p.unit_id) AS person,
  jsonb_build_object('id', o.id, 'title', jsonb_build_object('vi', o.title_vi, 'en', o.title_en), 'unitId', o.unit_id) AS post`
const JOINED = 'planning_entries e JOIN people p ON p.id = e.person_id JOIN posts o ON o.id = e.post_id'

export async function findPlanningEntry(
  client: pg.Pool | pg.ClientBase,
  id: number,
): Promise<PlanningRow | undefined> {
  const { rows } = await client.query<PlanningRow>(`SELECT ${ENTRY} FROM ${JOINED} WHERE e.id = $1`, [id])
  return rows[0]
}

/** Keeps others from changing the entry until the transaction ends. */
export async function lockPlanningEntry(client: pg.ClientBase, id: number): Promise<void> {
  await client.query('SELECT 1 FROM planning_entries WHERE id = $1 FOR UPDATE', [id])
}

export interface PlanningFilter {
  /** Entries are seen for a person or a post of these units, and one's own in any case. */
  reach: 'all' | readonly UnitId[]
  self: PersonId
  post?: PostId | undefined
  person?: PersonId | undefined
  /** Of the posts: the unit and everything below it. */
  unit?: UnitId | undefined
  /** Only entries in force, or only those that were left. */
  current?: boolean | undefined
  /** The id after which to go on. */
  after?: number | undefined
  limit: number
}

/** Planning entries, the latest entered first: limit + 1 rows, and a count up to 1,001. */
export async function listPlanning(
  client: pg.Pool | pg.ClientBase,
  { reach, self, post, person, unit, current, after, limit }: PlanningFilter,
): Promise<{ rows: PlanningRow[]; counted: number }> {
  const found = `
    FROM ${JOINED}
    WHERE ($1::text[] IS NULL OR p.unit_id = ANY($1) OR o.unit_id = ANY($1) OR e.person_id = $2)
      AND ($3::text IS NULL OR e.post_id = $3) AND ($4::text IS NULL OR e.person_id = $4)
      AND ($5::text IS NULL OR o.unit_id IN (SELECT u.id FROM units u WHERE u.path @> ARRAY[$5::text]))
      AND ($6::boolean IS NULL OR (e.left_on IS NULL) = $6)`
  const values = [
    reach === 'all' ? null : reach,
    self,
    post ?? null,
    person ?? null,
    unit ?? null,
    current ?? null,
  ]
  const { rows } = await client.query<PlanningRow>(
    `SELECT ${ENTRY} ${found} AND ($7::bigint IS NULL OR e.id < $7) ORDER BY e.id DESC LIMIT $8`,
    [...values, after ?? null, limit + 1],
  )
  const counted = await client.query<{ counted: number }>(
    `SELECT count(*)::integer AS counted FROM (SELECT 1 ${found} LIMIT 1001) f`,
    values,
  )
  return { rows, counted: counted.rows[0]?.counted ?? 0 }
}

export interface NewPlanningEntry {
  personId: PersonId
  postId: PostId
  level: PostLevel
  term: string
  approvedOn: IsoDate
}

/** Enters a person for a post; undefined when the person is planned for it already. */
export async function insertPlanningEntry(
  client: pg.ClientBase,
  { personId, postId, level, term, approvedOn }: NewPlanningEntry,
): Promise<number | undefined> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO planning_entries (person_id, post_id, level, term, approved_on) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (person_id, post_id) WHERE left_on IS NULL DO NOTHING RETURNING id`,
    [personId, postId, level, term, approvedOn],
  )
  return rows[0]?.id
}

/** Changes an entry; its version goes up by one. */
export async function updatePlanningEntry(
  client: pg.ClientBase,
  { id, term, approvedOn }: Pick<PlanningRow, 'id' | 'term' | 'approvedOn'>,
): Promise<void> {
  await client.query(
    'UPDATE planning_entries SET term = $2, approved_on = $3, version = version + 1 WHERE id = $1',
    [id, term, approvedOn],
  )
}

export interface Leaving {
  id: number
  leftOn: IsoDate
  leftReason: string
  /** Where it ends by itself. */
  grounds?: readonly LeavingReason[]
}

/** The person leaves the planning for the post, with a reason. */
export async function leavePlanning(
  client: pg.ClientBase,
  { id, leftOn, leftReason, grounds }: Leaving,
): Promise<void> {
  await client.query(
    `UPDATE planning_entries SET left_on = $2, left_reason = $3, left_grounds = $4, version = version + 1
     WHERE id = $1`,
    [id, leftOn, leftReason, grounds ? JSON.stringify(grounds) : null],
  )
}

export interface NewReview {
  entries: readonly number[]
  on: IsoDate
  outcome: 'kept' | 'left'
  by: PersonId
  note: string | null
}

/** Notes that entries were reviewed, all with one outcome. */
export async function insertReviews(
  client: pg.ClientBase,
  { entries, on, outcome, by, note }: NewReview,
): Promise<void> {
  await client.query(
    `INSERT INTO planning_reviews (entry_id, reviewed_on, outcome, reviewed_by, note)
     SELECT id, $2, $3, $4, $5 FROM unnest($1::bigint[]) AS id`,
    [entries, on, outcome, by, note],
  )
}

export interface PoliticalConclusion {
  personId: PersonId
  concludedOn: IsoDate
  met: boolean
}

/** Keeps conclusions on the political standard; of one day the last stands. */
export async function upsertConclusions(
  client: pg.ClientBase,
  conclusions: readonly PoliticalConclusion[],
  by: PersonId,
): Promise<void> {
  await client.query(
    `INSERT INTO political_conclusions (person_id, concluded_on, met, recorded_by)
     SELECT person_id, concluded_on, met, $4 FROM unnest($1::text[], $2::date[], $3::boolean[]) AS x (person_id, concluded_on, met)
     ON CONFLICT (person_id, concluded_on) DO UPDATE SET met = excluded.met, recorded_by = excluded.recorded_by`,
    [
      conclusions.map(({ personId }) => personId),
      conclusions.map(({ concludedOn }) => concludedOn),
      conclusions.map(({ met }) => met),
      by,
    ],
  )
}

/** An entry to be reviewed, with what is on file about the person. */
export interface ReviewedRow {
  id: number
  person: { id: PersonId; name: string }
  post: { id: PostId; title: Text }
  level: PostLevel
  term: string
  /** The latest review. */
  reviewedOn: IsoDate | null
  record: PlannedRecord
}

const OF_UNIT = 'o.unit_id IN (SELECT u.id FROM units u WHERE u.path @> ARRAY[$1::text])'
const IN_FORCE = 'e.approved_on <= $2 AND (e.left_on IS NULL OR e.left_on > $2)'

/** The entries for posts of the unit and below that are open and were approved by that day; locked. */
export async function lockReviewed(client: pg.ClientBase, unit: UnitId, on: IsoDate): Promise<ReviewedRow[]> {
  const { rows } = await client.query<ReviewedRow>(
    `SELECT e.id, e.level, e.term,
       (SELECT max(r.reviewed_on) FROM planning_reviews r WHERE r.entry_id = e.id) AS "reviewedOn",
       jsonb_build_object('id', p.id, 'name', p.full_name) AS person,
       jsonb_build_object('id', o.id, 'title', jsonb_build_object('vi', o.title_vi, 'en', o.title_en)) AS post,
       jsonb_build_object('approvedOn', e.approved_on, 'bornOn', p.born_on, 'sex', p.sex,
         'disciplines', coalesce((SELECT jsonb_agg(jsonb_build_object('kind', d.kind, 'effectiveOn', d.effective_on) ORDER BY d.effective_on, d.id)
                                  FROM disciplines d WHERE d.person_id = p.id), '[]'),
         'politicalConclusions', coalesce((SELECT jsonb_agg(jsonb_build_object('concludedOn', c.concluded_on, 'met', c.met))
                                  FROM political_conclusions c WHERE c.person_id = p.id), '[]')) AS record
     FROM planning_entries e JOIN people p ON p.id = e.person_id JOIN posts o ON o.id = e.post_id
     WHERE ${OF_UNIT} AND e.left_on IS NULL AND e.approved_on <= $2
     ORDER BY e.id FOR UPDATE OF e`,
    [unit, on],
  )
  return rows
}

/** The open procedures in which somebody is proposed, the earliest launched first. */
export async function listProposals(
  client: pg.ClientBase,
  personId: PersonId,
): Promise<(Proposal & { unitId: UnitId })[]> {
  const { rows } = await client.query<Proposal & { unitId: UnitId }>(
    `SELECT c.id AS "caseId", c.kind, c.unit_id AS "unitId", o.id AS "postId", o.level
     FROM cases c JOIN case_candidates k ON k.case_id = c.id JOIN posts o ON o.id = c.post_id
     WHERE k.person_id = $1 AND c.status IN ('running', 'suspended', 'decided')
       AND k.status IN ('active', 'selected') ORDER BY c.number`,
    [personId],
  )
  return rows
}

/** What somebody who may be planned is like. */
export interface PlannableRow extends Omit<PlannedPerson, 'postId'> {
  unitId: UnitId | null
  /** The levels of the posts held on that day. */
  holds: PostLevel[]
  /** Every post that the person is planned for on that day, wherever it is. */
  planned: { postId: PostId; level: PostLevel }[]
}

export async function listPlannable(
  client: pg.Pool | pg.ClientBase,
  ids: readonly PersonId[],
  on: IsoDate,
): Promise<Map<PersonId, PlannableRow>> {
  const { rows } = await client.query<PlannableRow>(
    `SELECT p.id AS "personId", p.unit_id AS "unitId", p.sex, p.born_on AS "bornOn",
       ARRAY(SELECT t.level FROM tenures t
             WHERE t.person_id = p.id AND t.from_on <= $2 AND (t.to_on IS NULL OR t.to_on > $2)) AS holds,
       coalesce((SELECT jsonb_agg(jsonb_build_object('postId', o.id, 'level', o.level) ORDER BY e.id)
                 FROM planning_entries e JOIN posts o ON o.id = e.post_id WHERE e.person_id = p.id AND ${IN_FORCE}), '[]') AS planned
     FROM people p WHERE p.id = ANY($1)`,
    [ids, on],
  )
  return new Map(rows.map((row) => [row.personId, row]))
}

/** Who is planned for a post now. */
export async function listPlannedForPost(client: pg.ClientBase, postId: PostId): Promise<PersonId[]> {
  const { rows } = await client.query<{ id: PersonId }>(
    'SELECT person_id AS id FROM planning_entries WHERE post_id = $1 AND left_on IS NULL ORDER BY id',
    [postId],
  )
  return rows.map(({ id }) => id)
}

/** The posts of the unit and below; a post is of a commune when its unit is one or below one. */
export async function listPlannablePosts(
  client: pg.Pool | pg.ClientBase,
  unit: UnitId,
): Promise<PlannablePost[]> {
  const { rows } = await client.query<PlannablePost>(
    `SELECT o.id AS "postId", o.level,
       CASE WHEN EXISTS (SELECT 1 FROM units a WHERE a.id = ANY(h.path) AND a.kind = 'commune')
         THEN 'commune' ELSE 'province' END AS locality
     FROM posts o JOIN units h ON h.id = o.unit_id WHERE ${OF_UNIT} ORDER BY o.id`,
    [unit],
  )
  return rows
}

/** Who is planned on that day for posts of the unit and below. */
export async function listPlannedPeople(
  client: pg.Pool | pg.ClientBase,
  unit: UnitId,
  on: IsoDate,
): Promise<PlannedPerson[]> {
  const { rows } = await client.query<PlannedPerson>(
    `SELECT p.id AS "personId", o.id AS "postId", p.sex, p.born_on AS "bornOn"
     FROM planning_entries e JOIN people p ON p.id = e.person_id JOIN posts o ON o.id = e.post_id
     WHERE ${OF_UNIT} AND ${IN_FORCE} ORDER BY e.id`,
    [unit, on],
  )
  return rows
}
