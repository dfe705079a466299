import type pg from 'pg'
import type { PlannedRecord } from '../../domain/planning/leaving.js'
import type { IsoDate, PersonId, PostId, PostLevel, Text, UnitId } from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { namedPerson } from '../sql/named-person.js'
import { unitOrBelow } from '../sql/unit-or-below.js'

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

/** The entries for posts of the unit and below that are open and were approved by that day, by name; locked. */
export async function lockReviewed(client: pg.ClientBase, unit: UnitId, on: IsoDate): Promise<ReviewedRow[]> {
  const { rows } = await client.query<ReviewedRow>(
    `SELECT e.id, e.level, e.term,
       (SELECT max(r.reviewed_on) FROM planning_reviews r WHERE r.entry_id = e.id) AS "reviewedOn",
       ${namedPerson('p')} AS person,
       jsonb_build_object('id', o.id, 'title', ${bilingual('o.title')}) AS post,
       jsonb_build_object('approvedOn', e.approved_on, 'bornOn', p.born_on, 'sex', p.sex,
         'disciplines', coalesce((SELECT jsonb_agg(jsonb_build_object('kind', d.kind, 'effectiveOn', d.effective_on) ORDER BY d.effective_on, d.id)
                                  FROM disciplines d WHERE d.person_id = p.id), '[]'),
         'politicalConclusions', coalesce((SELECT jsonb_agg(jsonb_build_object('concludedOn', c.concluded_on, 'met', c.met))
                                  FROM political_conclusions c WHERE c.person_id = p.id), '[]')) AS record
     FROM planning_entries e JOIN people p ON p.id = e.person_id JOIN posts o ON o.id = e.post_id
     WHERE ${unitOrBelow('o.unit_id', '$1')} AND e.left_on IS NULL AND e.approved_on <= $2
     ORDER BY p.sort_name, e.id FOR UPDATE OF e`,
    [unit, on],
  )
  return rows
}
