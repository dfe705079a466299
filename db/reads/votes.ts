import type pg from 'pg'
import type { VoteRow } from '../../domain/procedure/change.js'
import { holdsVote, type StageDefinition, type VoteStep } from '../../domain/procedure/stage-kinds.js'
import type { VoteRule } from '../../domain/rules/values/vote-rule.js'
import type {
  CaseId,
  GroupId,
  IsoDate,
  PersonId,
  ProcedureKind,
  Text,
  VoteId,
} from '../../domain/vocabulary.js'
import type { PaperCount, VoteVerdict } from '../../domain/voting/evaluate-vote.js'

export interface VoteDetails extends Omit<VoteRow, 'status' | 'count' | 'verdict'> {
  caseId: CaseId
  status: 'convened' | 'counted' | 'annulled'
  group: Text
  count: PaperCount | null
  verdict: VoteVerdict | null
  annulledReason: string | null
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
    coalesce((
      SELECT json_object_agg(p.id, p.full_name) FROM people p
      WHERE p.id = ANY (v.candidates || v.tellers)
        OR p.id IN (SELECT absence ->> 'personId' FROM jsonb_array_elements(v.electorate -> 'absences') AS absence)
    ), '{}'::json) AS names
  FROM votes v JOIN groups g ON g.id = v.group_id JOIN cases c ON c.id = v.case_id`

/**
 * How a round of voting of a case is held and counted, by the law that the case keeps.
 * @throws RangeError the case has no such vote
 */
export async function findVoteLaw(
  pool: pg.Pool,
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

export async function findVote(pool: pg.Pool, id: VoteId): Promise<VoteDetails | undefined> {
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

/** What a paper about a case says above its text and about whom: of the post, the bodies and the person. */
export interface PaperHead {
  number: number
  kind: ProcedureKind
  revokes: CaseId | null
  /** The texts of law that the case is decided by. */
  sources: { id: string; title: Text }[]
  postTitle: string
  unit: string
  /** The root unit: whose name stands in the letterhead, and where papers are dated. */
  province: string
  body: string
  electorate: string
  bodyId: GroupId
}

export async function findPaperHead(pool: pg.Pool, caseId: CaseId): Promise<PaperHead | undefined> {
  const { rows } = await pool.query<PaperHead>(
    `SELECT c.number, c.kind, c.revokes, law.law #> '{rules,sources}' AS sources,
       p.title_vi AS "postTitle", u.name_vi AS unit, root.name_vi AS province, body.name_vi AS body,
       electorate.name_vi AS electorate, body.id AS "bodyId"
     FROM cases c
     JOIN pinned_law law ON law.hash = c.law_hash
     JOIN posts p ON p.id = c.post_id
     JOIN units u ON u.id = c.unit_id
     JOIN units root ON root.id = u.path[1]
     JOIN groups body ON body.id = p.managing_body_id
     JOIN groups electorate ON electorate.id = p.electorate_id
     WHERE c.id = $1`,
    [caseId],
  )
  return rows[0]
}

/** What a decision says of its person: birth date, and the post held when the case was decided. */
export interface DecidedPerson {
  name: string
  bornOn: IsoDate | null
  formerPost: { title: string; unit: string } | null
}

export async function findDecidedPerson(
  pool: pg.Pool,
  person: PersonId,
  caseId: CaseId,
): Promise<DecidedPerson | undefined> {
  const { rows } = await pool.query<DecidedPerson>(
    `SELECT p.full_name AS name, p.born_on AS "bornOn", (
       SELECT json_build_object('title', post.title_vi, 'unit', unit.name_vi)
       FROM tenures t JOIN posts post ON post.id = t.post_id JOIN units unit ON unit.id = post.unit_id
       -- As it was when this case was decided: what began later says nothing of it.
       WHERE t.person_id = p.id AND t.began_by IS DISTINCT FROM $2
         AND t.from_on <= coalesce(d.signed_on, t.from_on) AND (t.to_on IS NULL OR t.to_on >= coalesce(d.signed_on, t.to_on))
         AND t.id < coalesce((SELECT min(own.id) FROM tenures own WHERE own.began_by = $2), t.id + 1)
       ORDER BY t.from_on DESC, t.id DESC LIMIT 1
     ) AS "formerPost"
     FROM people p LEFT JOIN decisions d ON d.case_id = $2 WHERE p.id = $1`,
    [person, caseId],
  )
  return rows[0]
}
