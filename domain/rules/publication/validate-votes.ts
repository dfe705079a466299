import { holdsVote, isSelection, type StageDefinition, type VoteStep } from '../../procedure/stage-kinds.js'
import { bar as checkBar, share as checkShare } from '../values/checks.js'
import { mayNameEveryone } from '../values/composition.js'
import { STEP_VALUES } from '../values/step-values.js'
import { goesTo, shareOfOutsiders, VOTE_VALUES, type VoteRule } from '../values/vote-rule.js'
import type { RuleSetProblem } from './rule-set-problem.js'
import { ofValues } from './validate-values.js'

/** What no meeting could follow in the steps that vote, and the values of any step that nobody could apply. */
export function ofSteps(steps: readonly StageDefinition[]): RuleSetProblem[] {
  return steps.flatMap((step, index) => [
    ...(holdsVote(step) ? ofVoteStep(step, index, steps) : []),
    ...ofValues(`procedure.steps.${index}`, step, STEP_VALUES),
  ])
}

function ofVoteStep(step: VoteStep, index: number, steps: readonly StageDefinition[]): RuleSetProblem[] {
  const { vote, secondRound, result, electorate } = step
  const at = `procedure.steps.${index}`
  const found: RuleSetProblem[] = []
  const isLast = !steps.slice(index + 1).some(holdsVote)
  const isOpen = mayNameEveryone(electorate.value)
  const rounds = secondRound ? { vote, secondRound } : { vote }
  for (const [name, rule] of Object.entries(rounds)) {
    const field = `${at}.${name}`
    found.push(...ofValues(field, rule, VOTE_VALUES), ...ofNeverApplied(rule, field))
    if (isLast && goesTo(rule) === 'next-step') {
      found.push({ field: `${field}.noneAbove.value.to`, problem: 'no-later-vote' })
    }
    if (isSelection(result) && !rule.bar) {
      found.push({ field: `${field}.bar`, problem: 'selection-without-bar' })
    }
    if (rule.denominator.value === 'all-members' && isOpen) {
      found.push({ field: `${field}.denominator.value`, problem: 'no-fixed-membership' })
    }
    if (rule.outsidersOf?.value === 'all-members' && isOpen) {
      found.push({ field: `${field}.outsidersOf.value`, problem: 'no-fixed-membership' })
    }
  }
  if (goesTo(vote) === 'second-round' && !secondRound) {
    found.push({ field: `${at}.vote.noneAbove.value.to`, problem: 'no-second-round' })
  }
  if (goesTo(vote) !== 'second-round' && secondRound) {
    found.push({ field: `${at}.secondRound`, problem: 'second-round-not-reached' })
  }
  if (secondRound && goesTo(secondRound) === 'second-round') {
    found.push({ field: `${at}.secondRound.noneAbove.value.to`, problem: 'second-round-again' })
  }
  if (shareOfOutsiders(vote) && !makesList(steps.slice(0, index))) {
    found.push({ field: `${at}.vote.outsiders`, problem: 'nobody-outside-a-list' })
  }
  return found
}

/** Does a vote among them leave some behind, who may come back as outsiders? */
const makesList = (steps: readonly StageDefinition[]): boolean =>
  steps.some((step) => holdsVote(step) && step.result !== 'opinion')

/** What is read only beside a bar, and those below it: never, where there is none or nobody can be between the two. */
function ofNeverApplied(rule: VoteRule, at: string): RuleSetProblem[] {
  const { bar, noneAbove } = rule
  if (!bar) {
    const beside = (['exactlyAtBar', 'noneAbove', 'outsiders', 'outsidersOf'] as const).filter(
      (name) => rule[name],
    )
    return beside.map((name) => ({ field: `${at}.${name}`, problem: 'never-without-bar' as const }))
  }
  if (noneAbove?.value.take !== 'at-least') return []
  const { share } = noneAbove.value
  const { numerator, denominator } = bar.value
  const isBelow = share.numerator * denominator < numerator * share.denominator
  if (isBelow || checkBar(bar.value).length > 0 || checkShare(share).length > 0) return []
  const what = `${numerator}/${denominator}`
  return [{ field: `${at}.noneAbove.value.share`, problem: 'share-not-below-bar', what }]
}
