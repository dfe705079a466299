import {
  hasNoCandidate,
  isAboutLeaders,
  KIND_NAMES,
  takesEffectByElection,
} from '../../procedure/procedure-kinds.js'
import type { Shown } from '../../procedure/shown-to-voters.js'
import {
  answersPolicy,
  checksEligibility,
  decidesResult,
  holdsVote,
  isElection,
  opinionAskedIn,
  type StageDefinition,
  selects,
  submittedIn,
  takesNote,
  type VoteStep,
} from '../../procedure/stage-kinds.js'
import type { Text } from '../../vocabulary.js'
import { codesInWords } from '../../words.js'
import type { ProcedureRules } from '../rule-set.js'
import { shownAt } from '../values/step-values.js'
import { shareOfOutsiders } from '../values/vote-rule.js'
import type { RuleSetProblem } from './rule-set-problem.js'

/** Steps that something in a rule set is taken from, and that therefore stand before it. */
const SOURCES = {
  policy: {
    is: answersPolicy,
    name: {
      vi: 'trả lời về chủ trương (kind "approval", decides "policy")',
      en: 'an answer on the policy (kind "approval", decides "policy")',
    },
  },
  'planning-check': {
    is: checksEligibility,
    name: {
      vi: 'kiểm tra quy hoạch và điều kiện (kind "planningCheck")',
      en: 'a planning check (kind "planningCheck")',
    },
  },
  'action-program': {
    is: (step) => submittedIn(step) === 'action-program',
    name: {
      vi: 'nộp chương trình hành động (kind "submission", what "action-program")',
      en: 'a submission of the action program (kind "submission", what "action-program")',
    },
  },
  'party-committee': {
    is: (step) => opinionAskedIn(step) === 'party-committee',
    name: {
      vi: 'lấy ý kiến cấp ủy (kind "consultation", of "party-committee")',
      en: 'a consultation of the party committee (kind "consultation", of "party-committee")',
    },
  },
  vote: {
    is: holdsVote,
    name: { vi: 'lấy phiếu (kind "collectiveVote")', en: 'a vote (kind "collectiveVote")' },
  },
} satisfies Record<string, { is: (step: StageDefinition) => boolean; name: Text }>
type Source = keyof typeof SOURCES

/** What is shown out of an earlier step; the rest is on record, or brought to the meeting. */
const SHOWN_FROM: Readonly<Partial<Record<Shown, Source>>> = {
  'approved-policy': 'policy',
  'result-of-step-before': 'vote',
  'action-program': 'action-program',
  'counts-so-far': 'vote',
  'party-committee-opinion': 'party-committee',
}

/** The step that `no-step-before` names, in words. */
export function sourceInWords(source: string): Text {
  const found = Object.entries(SOURCES).find(([each]) => each === source)
  return found?.[1].name ?? { vi: source, en: source }
}

/** Every place of a procedure that names, or lives by, a step that does not stand before it. */
export function ofOrder({ kinds, steps, approval }: ProcedureRules): RuleSetProblem[] {
  const found = steps.flatMap((step, index) =>
    holdsVote(step) ? [...ofShown(step, index, steps), ...ofJoining(step, index, steps)] : [],
  )
  if (approval.finishedWithin) {
    found.push(...ofSource('procedure.approval.finishedWithin', 'policy', steps))
  }
  // The decision judges the criteria again, but nobody could have waived one without the check, nor put the record right.
  if (!kinds.every(hasNoCandidate)) {
    const firstVote = steps.findIndex(holdsVote)
    const checked = steps.some(SOURCES['planning-check'].is)
    found.push(
      ...(checked && firstVote >= 0
        ? ofSource(`procedure.steps.${firstVote}`, 'planning-check', steps.slice(0, firstVote))
        : ofSource('procedure.steps', 'planning-check', steps)),
    )
  }
  return found
}

function ofSource(field: string, source: Source, before: readonly StageDefinition[]): RuleSetProblem[] {
  return before.some(SOURCES[source].is) ? [] : [{ field, problem: 'no-step-before', what: source }]
}

function ofShown(step: VoteStep, index: number, steps: readonly StageDefinition[]): RuleSetProblem[] {
  return (shownAt(step)?.value ?? []).flatMap((each, position) => {
    const source = SHOWN_FROM[each]
    const field = `procedure.steps.${index}.shown.value.${position}`
    return source ? ofSource(field, source, steps.slice(0, index)) : []
  })
}

/**
 * Where no vote selects, a launch takes one candidate, who goes up for decision: nobody else may join, or there would be
 * several and no step to choose.
 */
function ofJoining(
  { vote, secondRound }: VoteStep,
  index: number,
  steps: readonly StageDefinition[],
): RuleSetProblem[] {
  if (steps.slice(index).some(selects)) return []
  return Object.entries({ vote, secondRound }).flatMap(([name, rule]) =>
    rule && shareOfOutsiders(rule)
      ? [{ field: `procedure.steps.${index}.${name}.outsiders`, problem: 'nobody-selects' as const }]
      : [],
  )
}

/** A case ends by the authority's answer on the result; a nomination by the election that follows it. */
export function ofEnd({ steps, kinds }: ProcedureRules): RuleSetProblem[] {
  const found: RuleSetProblem[] = []
  if (kinds.length > 0 && kinds.every(isAboutLeaders)) return ofReport(steps)
  const at = (index: number) => `procedure.steps.${index}`
  const end = steps.length - 1
  const last = steps[end]
  if (last && answersPolicy(last)) {
    found.push({ field: `${at(end)}.decides.value`, problem: 'policy-approval-last' })
  } else if (!last || !(decidesResult(last) || isElection(last))) {
    found.push({ field: 'procedure.steps', problem: 'order-cannot-end', what: last?.key ?? '' })
  }
  const decides = steps.flatMap((step, index) => (decidesResult(step) ? [index] : []))
  if (decides.length === 0) found.push({ field: 'procedure.steps', problem: 'no-result-approval' })
  for (const index of decides) {
    const after = steps.slice(index + 1).find((step) => !isElection(step))
    if (after) found.push({ field: at(index), problem: 'result-approval-not-last', what: after.key })
  }
  const elections = steps.filter(isElection).length
  for (const [index, kind] of kinds.entries()) {
    if (elections !== (takesEffectByElection(kind) ? 1 : 0)) {
      found.push({
        field: `procedure.kinds.${index}`,
        problem: 'election-does-not-fit-kind',
        what: codesInWords([kind], KIND_NAMES),
      })
    }
  }
  return found
}

/** A vote of confidence ends by the authority's note of it, which nothing follows. */
function ofReport(steps: readonly StageDefinition[]): RuleSetProblem[] {
  const last = steps.at(-1)
  const isOne = steps.filter(holdsVote).length === 1
  return last && takesNote(last) && isOne && !steps.some(decidesResult)
    ? []
    : [{ field: 'procedure.steps', problem: 'order-cannot-end', what: last?.key ?? '' }]
}
