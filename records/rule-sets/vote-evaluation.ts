import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import { holdsVote } from '../../domain/procedure/stage-kinds.js'
import type { FieldRefusal } from '../../domain/records/field-codes.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { inShort, shareOfOutsiders, type VoteRule } from '../../domain/rules/values/vote-rule.js'
import { MOST_CANDIDATES } from '../../domain/voting/check-count.js'
import {
  checkCount,
  evaluateVote,
  type VoteCount,
  type VoteVerdict,
} from '../../domain/voting/evaluate-vote.js'
import { type Threshold, thresholdsOf } from '../../domain/voting/thresholds.js'
import { requireValid, wrongField } from '../use-case/invalid-input.js'
import { refusing } from '../use-case/refusing.js'
import { ruleSetWanted, type Wanted } from './known.js'

/** A count, and the vote of a rule set that it is judged by. */
export interface CountToJudge extends VoteCount {
  /** The key of the step. */
  step: string
  /** The first where it is left out. */
  round?: number | undefined
  /** Those whom the step before did not list. */
  outsiders?: readonly string[] | undefined
}

/** A verdict with what it is reckoned from: the shares of the rule in votes, and the sums of the count. */
export interface ReckonedVerdict extends VoteVerdict {
  thresholds: Threshold[]
  sums: CountSums
}

/** What follows from the numbers of a count. */
interface CountSums {
  /** Convened and neither present nor excused. */
  absent: number
  /** Issued and not returned. */
  kept: number
  valid: number
}

/**
 * What a rule says of a count; nothing is written.
 * @throws Refused rule-set-not-found; count-inconsistent with the field; invalid-input at `step` where the rule set has no
 * such vote, at `round` where it has one only, for too many people or an outsider there cannot be
 */
export const verdictBy = refusing(
  [ruleSetWanted, 'count-inconsistent'],
  async (
    client: Client,
    wanted: Wanted,
    { step, round = 1, outsiders = [], ...count }: CountToJudge,
  ): Promise<ReckonedVerdict> => {
    const rule = voteRuleOf(await ruleSetWanted(client, wanted), step, round)
    const candidates = Object.keys(count.votes)
    if (candidates.length > MOST_CANDIDATES) {
      throw wrongField('votes', 'too-many-candidates', MOST_CANDIDATES)
    }
    if (outsiders.length > 0 && !shareOfOutsiders(rule)) throw wrongField('outsiders', 'nobody-from-outside')
    requireValid(strangersAmong(outsiders, candidates))
    const problem = checkCount(count, candidates, inShort(rule).ballot)
    if (problem) throw new Refused({ code: 'count-inconsistent', ...problem })
    const verdict = evaluateVote(rule, count, { outsiders })
    return { ...verdict, thresholds: thresholdsOf(rule, count), sums: sumsOf(count) }
  },
)

const sumsOf = ({ convened, excused, present, issued, returned, blank, invalid }: VoteCount): CountSums => ({
  absent: convened - excused - present,
  kept: issued - returned,
  valid: returned - blank - invalid,
})

function voteRuleOf({ procedure }: RuleSet, step: string, round: number): VoteRule {
  const votes = (procedure?.steps ?? []).filter(holdsVote)
  const stage = votes.find(({ key }) => key === step)
  if (!stage) throw wrongField('step', 'unknown-step', votes.map(({ key }) => key).join(', '))
  if (round === 1) return stage.vote
  if (!stage.secondRound) throw wrongField('round', 'no-second-round')
  return stage.secondRound
}

/** Outsiders who are on no ballot. */
const strangersAmong = (outsiders: readonly string[], candidates: readonly string[]): FieldRefusal[] =>
  outsiders.flatMap((each, index): FieldRefusal[] =>
    candidates.includes(each)
      ? []
      : [{ field: `outsiders.${index}`, code: 'not-one-of', what: candidates.join(', ') }],
  )
