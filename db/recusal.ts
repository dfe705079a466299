import type pg from 'pg'
import { isAmong, RELATION_KINDS } from '../domain/integrity/relations.js'
import type { Change } from '../domain/procedure/change.js'
import type { Recusal } from '../domain/procedure/refusals.js'
import type { RecusalRules } from '../domain/rules/rule-set.js'
import type { CaseId, IsoDate, PersonId, TaskId } from '../domain/vocabulary.js'

type Client = pg.Pool | pg.ClientBase

/**
 * Why somebody stands back from a case: they are close to a candidate, whichever of the two declared it, or tied by a
 * declared interest to a candidate or, as they declared, to the unit of the post. Undefined where nothing ties them.
 */
export async function findRecusal(
  client: Client,
  caseId: CaseId,
  { actor, candidates, relatives, interests = [] }: NonNullable<Change['recusal']>,
  on: IsoDate,
): Promise<Recusal | undefined> {
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
                  OR (person_id = $1 AND unit_id = ANY (
                    (SELECT u.path FROM cases c JOIN units u ON u.id = c.unit_id WHERE c.id = $6)::text[])))
             AND kind = ANY ($5) AND (ended_on IS NULL OR ended_on > $4)
           LIMIT 1`,
    values: [
      actor,
      candidates,
      RELATION_KINDS.filter((kind) => isAmong(kind, relatives)),
      on,
      interests,
      caseId,
    ],
  })
  const [found] = rows
  return found && { because: found.because, ...(found.candidate && { candidate: found.candidate }) }
}

/** Why this person would be refused an open task of a group, by the law that its case keeps. */
export async function findRecusalFromTask(
  client: Client,
  task: TaskId,
  actor: PersonId,
  on: IsoDate,
): Promise<Recusal | undefined> {
  const { rows } = await client.query<{ caseId: CaseId; rules: RecusalRules | null; candidates: PersonId[] }>(
    {
      name: 'find-recusal-rules',
      text: `SELECT c.id AS "caseId", law.law #> '{rules,recusal}' AS rules, ARRAY(
             SELECT k.person_id FROM case_candidates k WHERE k.case_id = c.id
             AND (k.status IN ('active', 'selected') OR t.about -> 'candidates' ? k.person_id)) AS candidates
           FROM tasks t JOIN cases c ON c.id = t.case_id JOIN pinned_law law ON law.hash = c.law_hash
           WHERE t.id = $1 AND t.status = 'open' AND t.group_id IS NOT NULL`,
      values: [task],
    },
  )
  const [row] = rows
  if (!row?.rules) return undefined
  const { caseId, rules, candidates } = row
  const relatives = rules.recusedRelatives.value
  const interests = rules.recusedInterests?.value ?? []
  return findRecusal(client, caseId, { actor, candidates, relatives, interests }, on)
}
