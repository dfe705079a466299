import type { Change } from '../../domain/procedure/change.js'
import type { Recusal } from '../../domain/procedure/refusals.js'
import { type RecusalRules, type TyingKinds, tyingKinds } from '../../domain/rules/values/recusal-rules.js'
import type { CaseId, IsoDate, PersonId, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { LOST } from '../sql/open-statuses.js'

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
  const found = await findTie(client, person, {
    ...{ people: candidates, units: [unitId], kinds: tyingKinds(rules ? [rules] : []), on },
  })
  return found && { because: found.because, ...(found.to && { candidate: found.to }) }
}

/** What may tie somebody on a day: people, and units by their id, by such relations and interests. */
interface Ties {
  people: readonly PersonId[]
  units: readonly UnitId[]
  kinds: TyingKinds
  on: IsoDate
}

/**
 * What ties somebody to any of the people, whichever of the two declared it, or by their own declared interest to a unit or
 * one above it. That one is tied oneself holds as soon as one enters it; of the other it waits for a second person (ADR 0048).
 * `to`: the person; null where it is a unit.
 */
export async function findTie(
  client: Client,
  person: PersonId,
  { people, units, kinds: { relations, interests }, on }: Ties,
): Promise<{ because: 'relation' | 'interest'; to: PersonId | null } | undefined> {
  if (relations.length + interests.length === 0) return undefined
  const { rows } = await client.query<{ because: 'relation' | 'interest'; to: PersonId | null }>({
    name: 'find-tie',
    text: `SELECT 'relation' AS because, CASE WHEN person_id = $1 THEN relative_id ELSE person_id END AS "to"
           FROM relations
           WHERE ((person_id = $1 AND relative_id = ANY ($2)) OR (relative_id = $1 AND person_id = ANY ($2)))
             AND kind = ANY ($3) AND (ended_on IS NULL OR ended_on > $4)
           UNION ALL
           SELECT 'interest', CASE WHEN person_id <> $1 THEN person_id WHEN other_id = ANY ($2) THEN other_id END
           FROM interests
           WHERE ((person_id = $1 AND other_id = ANY ($2)) OR (other_id = $1 AND person_id = ANY ($2))
                  OR (person_id = $1 AND unit_id = ANY (ARRAY(SELECT unnest(path) FROM units WHERE id = ANY ($6)))))
             AND kind = ANY ($5) AND (ended_on IS NULL OR ended_on > $4)
           UNION ALL
           SELECT CASE WHEN subject = ANY ($3) THEN 'relation' ELSE 'interest' END, person_id
           FROM proposed_changes
           WHERE entered_by = $1 AND other_id = entered_by AND state = 'waiting' AND person_id = ANY ($2)
             AND (subject = ANY ($3) OR subject = ANY ($5))
           LIMIT 1`,
    values: [person, people, relations, on, interests, units],
  })
  return rows[0]
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
                   WHERE k.case_id = c.id AND k.status NOT IN ${LOST}) AS candidates
           FROM cases c JOIN pinned_law law ON law.hash = c.law_hash WHERE c.id = $1`,
    values: [caseId],
  })
  const [row] = rows
  if (!row) return undefined
  return findRecusal(client, person, { ...row, on })
}
