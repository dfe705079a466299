import type pg from 'pg'
import { findPinnedLaw } from '../../db/registers/pinned-law.js'
import type { CaseStatus, Launch } from '../../domain/procedure/case.js'
import type { ChangeRecorded, StoredLaunch } from '../../domain/procedure/change.js'
import { flowRules } from '../../domain/rules/rule-set.js'
import type { Instant } from '../../domain/vocabulary.js'
import { sealingWith } from '../../temporal/sealing.js'
import { settled } from '../../workflows/procedure/course.js'
import { opened } from '../../workflows/procedure/opening.js'
import { type CaseState, initialState, withoutLaunch } from '../../workflows/procedure/state.js'
import { READERS } from './data/scale.js'
import type { Samples } from './samples.js'

/** 64 hexadecimal digits. A database with open cases asks for the one that it was first used with. */
export const PAYLOAD_KEY = '5ca1e'.padEnd(64, '0')
/** How the API of these measurements opens what is kept. */
export const SEALING = sealingWith([Buffer.from(PAYLOAD_KEY, 'hex')])

const RECORDED: ChangeRecorded = {
  ...{ auditHead: '', auditLength: 0, deadlines: {}, remaining: {}, gathered: {} },
}

interface SampledCase extends Pick<Launch, 'caseId' | 'kind' | 'law' | 'begunOn' | 'subject' | 'candidates'> {
  status: CaseStatus
  launchedAt: Instant
  sequence: number
}

/** Of the open cases among the samples, and of those of the tasks among them. */
const SAMPLED = `
  SELECT c.id AS "caseId", c.kind, c.law_hash AS law, c.begun_on AS "begunOn", c.status, c.launched_at AS "launchedAt", c.sequence,
    (SELECT array_agg(k.person_id ORDER BY k.ordinal) FROM case_candidates k WHERE k.case_id = c.id) AS candidates,
    jsonb_build_object('seatId', c.seat_id, 'postId', c.post_id, 'unitId', c.unit_id, 'level', p.level, 'office', c.office_id,
      'reviewers', c.reviewers_id, 'tellers', c.tellers_id, 'electorate', c.electorate_id, 'managingBody', c.managing_body_id,
      'secretariat', b.secretariat_id) AS subject
  FROM case_states s JOIN cases c ON c.id = s.case_id JOIN posts p ON p.id = c.post_id JOIN groups b ON b.id = c.managing_body_id
  WHERE c.id = ANY ($1::text[]) OR c.id IN (SELECT case_id FROM tasks WHERE id = ANY ($1::text[]))`

/**
 * The states of the province's cases are bytes of the size of such, which nobody opens; those of the cases that are sampled are
 * written anew, as their launch left them, so that whoever commands them is told what they may do.
 */
export async function keepSampledStates(pool: pg.Pool, samples: Samples): Promise<void> {
  const { rows } = await pool.query<SampledCase>(SAMPLED, [Object.values(samples).flat()])
  for (const sampled of rows) {
    const { caseId, sequence } = sampled
    const { launch, state } = await keptOf(pool, sampled)
    await pool.query('UPDATE case_states SET launch = $2, state = $3 WHERE case_id = $1', [
      caseId,
      SEALING.seal(JSON.stringify(launch), { part: 'launch', caseId }),
      SEALING.seal(JSON.stringify({ state, recorded: RECORDED }), { part: 'state', caseId, sequence }),
    ])
  }
}

async function keptOf(pool: pg.Pool, { status, launchedAt, sequence, ...sampled }: SampledCase) {
  const { rules, stages } = await findPinnedLaw(pool, sampled.law)
  const stored: StoredLaunch = {
    ...sampled,
    launchedBy: { personId: READERS.officer, groups: [], manages: true },
    command: { id: '', bodyHash: '' },
  }
  const before = initialState({ ...stored, stages, ruleSet: flowRules(rules) }, launchedAt)
  const state: CaseState = { ...afterLaunch(before, launchedAt), status, sequence }
  return { launch: stored, state: withoutLaunch(state) }
}

function afterLaunch(before: CaseState, launchedAt: Instant): CaseState {
  const decided = opened(before)
  if (!decided) throw new RangeError('a launch that was recorded before')
  return settled(decided, launchedAt).state
}
