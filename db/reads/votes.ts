import type pg from 'pg'
import type { VoteRow } from '../../domain/procedure/change.js'
import { holdsVote, type StageDefinition, type VoteStep } from '../../domain/procedure/stage-kinds.js'
import type { ConfidenceRules } from '../../domain/rules/values/confidence-rules.js'
import type { VoteRule } from '../../domain/rules/values/vote-rule.js'
import type { CaseId, PersonId, Text, VoteId } from '../../domain/vocabulary.js'
import type { PaperCount, VoteVerdict } from '../../domain/voting/evaluate-vote.js'
import type { AskerInSql } from './case-standing.js'
import { type SteeredStanding, steeredStanding } from './steered-case.js'

export interface VoteDetails extends Omit<VoteRow, 'status' | 'count' | 'verdict'> {
  caseId: CaseId
  status: 'convened' | 'counted' | 'annulled'
  group: Text
  count: PaperCount | null
  verdict: VoteVerdict | null
  annulledReason: string | null
  /** Of a vote of confidence: what follows from it by the law of its case. */
  confidence: ConfidenceRules | null
  /** The authority has taken note of it: each person may know their own. */
  isNoted: boolean
  /** Of everybody the row names. */
  names: Record<PersonId, string>
}

const VOTE = `
  SELECT v.id, v.case_id AS "caseId", v.stage, v.round, v.status, v.announced, v.secret, v.meeting_on AS "meetingOn",
    v.group_id AS "groupId",
    -- The post's own circle by its name; one made of parts of a unit by the step it meets in.
    CASE WHEN EXISTS (SELECT 1 FROM jsonb_each_text(v.electorate -> 'as') AS convened WHERE convened.value NOT IN ('head', 'member'))
      THEN coalesce(stage_title(c.stages, v.stage), jsonb_build_object('vi', g.name_vi, 'en', g.name_en))
      ELSE jsonb_build_object('vi', g.name_vi, 'en', g.name_en) END AS "group", v.electorate,
    v.candidates, v.count, v.verdict, v.tellers, v.annulled_reason AS "annulledReason",
    law.law #> '{rules,confidence}' AS confidence,
    EXISTS (SELECT 1 FROM confidence_results r WHERE r.case_id = v.case_id AND r.vote_id = v.id) AS "isNoted",
    coalesce((
      SELECT json_object_agg(p.id, p.full_name) FROM people p
      WHERE p.id = ANY (v.candidates || v.tellers
        || ARRAY(SELECT absence ->> 'personId' FROM jsonb_array_elements(v.electorate -> 'absences') AS absence))
    ), '{}'::json) AS names
  FROM votes v JOIN groups g ON g.id = v.group_id JOIN cases c ON c.id = v.case_id JOIN pinned_law law ON law.hash = c.law_hash`

/** A vote as far as the right to command its case depends on it: whether it stands, and of which case. */
export interface VoteStanding {
  id: VoteId
  status: VoteDetails['status']
  /** Of its case. */
  standing: SteeredStanding
}

/** SQL: the standing of the vote of that id; all that is given is SQL. */
export const voteStanding = ({ id, ...viewer }: AskerInSql & { id: string }): string => `
  SELECT v.id, v.status, (SELECT row_to_json(s) FROM (${steeredStanding({ id: 'v.case_id', ...viewer })}) s) AS standing
  FROM votes v WHERE v.id = ${id}`

/**
 * How a round of voting of a case is held and counted, by the law that the case keeps.
 * @throws RangeError the case has no such vote
 */
export async function findVoteLaw(
  pool: pg.Pool | pg.ClientBase,
  { caseId, stage, round }: Pick<VoteDetails, 'caseId' | 'stage' | 'round'>,
): Promise<{ step: VoteStep; rule: VoteRule }> {
  const { rows } = await pool.query<{ step: StageDefinition }>({
    name: 'find-vote-law',
    text: `SELECT step FROM cases c JOIN pinned_law law ON law.hash = c.law_hash,
             jsonb_array_elements(law.law -> 'stages') AS step
           WHERE c.id = $1 AND step ->> 'key' = $2`,
    values: [caseId, stage],
  })
  const step = rows[0]?.step
  if (!step || !holdsVote(step)) throw new RangeError(`${caseId} has no vote ${stage}`)
  const { vote, secondRound = vote } = step
  return { step, rule: round > 1 ? secondRound : vote }
}

export async function findVote(pool: pg.Pool | pg.ClientBase, id: VoteId): Promise<VoteDetails | undefined> {
  const { rows } = await pool.query<VoteDetails>({
    name: 'find-vote',
    text: `${VOTE} WHERE v.id = $1`,
    values: [id],
  })
  return rows[0]
}

/** All votes of a case, the annulled ones too, as they were held. */
export async function listVotes(client: pg.Pool | pg.ClientBase, caseId: CaseId): Promise<VoteDetails[]> {
  const { rows } = await client.query<VoteDetails>({
    name: 'list-votes',
    text: `${VOTE} WHERE v.case_id = $1 ORDER BY v.meeting_on, v.round, v.id`,
    values: [caseId],
  })
  return rows
}
