import { isAboutOffice } from '../../domain/procedure/procedure-kinds.js'
import type { StageDefinition, StageOf } from '../../domain/procedure/stage-kinds.js'
import type {
  EligibilityRules,
  ProcedureRules,
  RecusalRules,
  TaskTimes,
} from '../../domain/rules/rule-set.js'
import type { VoteRule } from '../../domain/rules/vote-rule.js'
import type { CitedTime } from '../../domain/vocabulary.js'

/** What of a rule set the steps of its procedure use: a lawyer reads nothing that is never applied. Follows workflows/procedure. */

/** The times of the tasks that a step can open. */
export function timesOfStep(step: StageDefinition, law: ProcedureRules): (keyof TaskTimes)[] {
  switch (step.kind) {
    case 'planningCheck':
      return ['confirmEligibility']
    case 'submission':
      return step.what === 'self-report'
        ? ['submitSelfReport']
        : ['submitActionProgram', 'reviewActionProgram']
    case 'consultation':
      return ['giveOpinion']
    case 'collectiveVote':
      return [
        ...(step.heldWithin ? [] : (['conveneVote'] as const)),
        'enterCount',
        ...(mayNeedDecision(step) ? (['decideVote'] as const) : []),
      ]
    case 'approval':
      return step.decides.value === 'policy'
        ? ['answerPolicy', 'confirmDecision']
        : [
            ...(law.dossier ? (['submitDossier'] as const) : []),
            'recordDecision',
            'confirmDecision',
            'supplyPapers',
            'resolveLostCandidate',
          ]
    case 'externalResult':
      return ['recordExternalResult', 'resolveLostCandidate']
  }
}

/** Can the votes leave it open who passes? An opinion never does, nor does one name a paper above half of them. */
function mayNeedDecision({ result, vote, secondRound }: StageOf<'collectiveVote'>): boolean {
  if (result === 'opinion') return false
  return [vote, ...(secondRound ? [secondRound] : [])].some(leavesOpen)
}

function leavesOpen({ bar, ballot, exactlyAtBar, noneAbove }: VoteRule): boolean {
  if (!bar) return false
  const severalAbove = ballot.value === 'each-person' || 2 * bar.value.numerator < bar.value.denominator
  return exactlyAtBar !== undefined || noneAbove?.value.take === 'decision' || severalAbove
}

/** The times that some step uses, and the reminder before each of them, in the order of the rule set. */
export function timesApplied(law: ProcedureRules): [keyof TaskTimes, CitedTime][] {
  const used = new Set<string>(law.steps.flatMap((step) => timesOfStep(step, law)))
  const all = Object.entries(law.times) as [keyof TaskTimes, CitedTime][]
  return all.filter(([task]) => used.has(task) || task === 'remindBefore')
}

/** The criteria that are judged: none where nobody is to get or keep a post; ages only where a criterion counts them. */
export function eligibilityApplied({ kinds, eligibility }: ProcedureRules): Partial<EligibilityRules> {
  if (kinds.every(isAboutOffice)) return {}
  const { ageCountedOn, retirementAge, ...criteria } = eligibility
  return {
    ...criteria,
    ...(criteria.fullTerm && { ageCountedOn }),
    ...((criteria.fullTerm || criteria.endOfTerm) && { retirementAge }),
  }
}

/** The threshold only where an action program is asked for; the size holds for every document of a case. */
export function actionProgramApplied({
  steps,
  actionProgram: { requiredFrom, maxBytes },
}: ProcedureRules): Partial<ProcedureRules['actionProgram']> {
  const isAsked = steps.some((step) => step.kind === 'submission' && step.what === 'action-program')
  return { ...(isAsked && { requiredFrom }), maxBytes }
}

/** Whether candidates vote only where there is a vote. */
export function recusalApplied({ steps, recusal }: ProcedureRules): Partial<RecusalRules> {
  if (!recusal) return {}
  const { recusedRelatives, recusedInterests, candidatesVote } = recusal
  return {
    recusedRelatives,
    ...(recusedInterests && { recusedInterests }),
    ...(steps.some(({ kind }) => kind === 'collectiveVote') && { candidatesVote }),
  }
}
