import type pg from 'pg'
import type { CandidateRecord } from '../domain/eligibility/check-eligibility.js'
import type { PersonId } from '../domain/vocabulary.js'

/** What the records say of a candidate: all that the eligibility check looks at, in one statement. */
export async function findCandidateRecord(client: pg.ClientBase, person: PersonId): Promise<CandidateRecord> {
  const found = await client.query<{ record: CandidateRecord }>({
    name: 'find-candidate-record',
    text: `SELECT jsonb_strip_nulls(jsonb_build_object(
        'personId', p.id, 'bornOn', p.born_on, 'sex', p.sex, 'degrees', to_jsonb(p.degrees),
        'tenures', (SELECT coalesce(jsonb_agg(jsonb_build_object('postId', post_id, 'level', level, 'from', from_on, 'to', to_on) ORDER BY from_on, id), '[]')
                    FROM tenures WHERE person_id = p.id),
        'planning', (SELECT coalesce(jsonb_agg(jsonb_build_object('postId', post_id, 'level', level, 'approvedOn', approved_on, 'leftOn', left_on) ORDER BY approved_on, id), '[]')
                     FROM planning_entries WHERE person_id = p.id),
        'evaluations', (SELECT coalesce(jsonb_agg(jsonb_build_object('year', year, 'grade', grade) ORDER BY year), '[]')
                        FROM evaluations WHERE person_id = p.id),
        'disciplines', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'effectiveOn', effective_on) ORDER BY effective_on, id), '[]')
                        FROM disciplines WHERE person_id = p.id),
        'measures', (SELECT coalesce(jsonb_agg(jsonb_build_object('measure', measure, 'decidedOn', decided_on, 'endedOn', ended_on) ORDER BY decided_on, id), '[]')
                     FROM measures WHERE person_id = p.id),
        'papers', (SELECT coalesce(jsonb_agg(jsonb_build_object('paper', paper, 'verifiedOn', verified_on) ORDER BY paper), '[]')
                   FROM papers WHERE person_id = p.id)
      )) AS record
      FROM people p WHERE p.id = $1`,
    values: [person],
  })
  return (
    found.rows[0]?.record ?? {
      personId: person,
      tenures: [],
      planning: [],
      evaluations: [],
      disciplines: [],
      measures: [],
      papers: [],
      degrees: [],
    }
  )
}
