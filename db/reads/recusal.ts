import { isAmong } from '../../domain/integrity/relations.js'
import type { Change } from '../../domain/procedure/change.js'
import type { Recusal } from '../../domain/procedure/refusals.js'
import type { RecusalRules } from '../../domain/rules/values/recusal-rules.js'
import type { CaseId, IsoDate, PersonId, UnitId } from '../../domain/vocabulary.js'
import { RELATION_KINDS } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'

/** From what somebody may have to stand back: its people, the unit of its post, on a day, by which rules. */
export interface Tied extends Omit<NonNullable<Change['recusal']>, 'actor' | 'holder'> {
  rules: RecusalRules | null | undefined
  unitId: UnitId
  on: IsoDate
}

/**
 * Why somebody stands back from a case: it is about them, they are close to a candidate, whichever of the two declared it,
 * or tied by a declared interest to a candidate or, as they declared, to the unit of the post. Undefined where nothing
 * ties them.
 */
export async function findRecusal(
  client: Client,
  person: PersonId,
  { people, candidates, rules, unitId, on }: Tied,
): Promise<Recusal | undefined> {
  if (people.includes(person)) return { because: 'candidate', candidate: person }
  const relatives = rules?.recusedRelatives.value ?? []
  const interests = rules?.recusedInterests?.value ?? []
  if (relatives.length + interests.length === 0) return undefined
  const { rows } = await client.query<{ because: Recusal['because']; candidate: PersonId | null }>({
    name: 'find-recusal',
    text: `SELECT 'relation' AS because, CASE WHEN person_id = $1 THEN relative_id ELSE person_id END AS candidate
           FROM relations
           WHERE ((person_id = $1 AND relative_id = ANY ($2)) OR (relative_id = $1 AND person_id = ANY ($2)))
             AND kind = ANY ($3) AND (ended_on IS NULL OR ended_on > $4)
           UNION ALL
           SELECT 'interest', CASE WHEN person_id <> $1 THEN person_id WHEN other_id = ANY ($2) THEN other_id END
           FROM interests
           WHERE ((person_id = $1 AND other_id = ANY ($2)) OR (other_id = $1 AND person_id = ANY ($2))
                  OR (person_id = $1 AND unit_id = ANY ((SELECT path FROM units WHERE id = $6)::text[])))
             AND kind = ANY ($5) AND (ended_on IS NULL OR ended_on > $4)
           LIMIT 1`,
    values: [
      person,
      candidates,
      RELATION_KINDS.filter((kind) => isAmong(kind, relatives)),
      on,
      interests,
      unitId,
    ],
  })
  const [found] = rows
  return found && { because: found.because, ...(found.candidate && { candidate: found.candidate }) }
}

/** Why this person stands back from a case, open or closed, by the law that it keeps. */
export async function findRecusalFromCase(
  client: Client,
  caseId: CaseId,
  person: PersonId,
  on: IsoDate,
): Promise<Recusal | undefined> {
  const { rows } = await client.query<{
    unitId: UnitId
    rules: RecusalRules | null
    people: PersonId[]
    candidates: PersonId[]
  }>({
    name: 'find-recusal-rules',
    text: `SELECT c.unit_id AS "unitId", law.law #> '{rules,recusal}' AS rules,
             ARRAY(SELECT k.person_id FROM case_candidates k WHERE k.case_id = c.id) AS people,
             ARRAY(SELECT k.person_id FROM case_candidates k
                   WHERE k.case_id = c.id AND k.status NOT IN ('withdrawn', 'blocked')) AS candidates
           FROM cases c JOIN pinned_law law ON law.hash = c.law_hash WHERE c.id = $1`,
    values: [caseId],
  })
  const [row] = rows
  if (!row) return undefined
  return findRecusal(client, person, { ...row, on })
}
