import { isIsoDate } from '../deadlines/dates.js'
import { codesInWords } from '../eligibility/wording.js'
import { KIND_NAMES } from '../procedure/procedure-kinds.js'
import type { StageDefinition, StageOf } from '../procedure/stage-kinds.js'
import type { Fraction, ProcedureKind, ProcedureType } from '../vocabulary.js'
import type { EvaluationRules, LocalityRules, PlanningRules, ProcedureRules, RuleSet } from './rule-set.js'
import type { Neighbours, RuleSetProblem } from './rule-set-problem.js'
import { ofOrder } from './validate-order.js'
import { ofSuccession } from './validate-succession.js'
import type { VoteRule } from './vote-rule.js'

/** Everything that keeps a rule set from being published; empty when it may be. */
export function validateRuleSet(
  rules: Omit<RuleSet, 'version'>,
  neighbours: Neighbours = { builtIn: [], published: [] },
): RuleSetProblem[] {
  const { procedure, planning, evaluation, locality } = rules
  const found: RuleSetProblem[] = []
  if (neighbours.builtIn.some(({ id }) => id === rules.id)) found.push({ field: 'id', problem: 'built-in' })
  const dates = ofDates(rules.inForce)
  found.push(...dates)
  if (!procedure && !planning && !evaluation && !locality) {
    found.push({ field: 'procedure', problem: 'nothing-ruled' })
  }
  if (procedure) found.push(...ofProcedure(procedure))
  if (planning) found.push(...ofPlanning(planning))
  if (evaluation) found.push(...ofEvaluation(evaluation))
  if (locality) found.push(...ofLocality(locality))
  if (dates.length === 0) found.push(...ofSuccession(rules, neighbours))
  return found
}

function ofDates({ from, to }: RuleSet['inForce']): RuleSetProblem[] {
  const found: RuleSetProblem[] = []
  if (!isIsoDate(from)) found.push({ field: 'inForce.from', problem: 'not-a-date' })
  if (to !== undefined && !isIsoDate(to)) found.push({ field: 'inForce.to', problem: 'not-a-date' })
  if (to !== undefined && to < from) {
    found.push({ field: 'inForce.to', problem: 'ends-before-it-begins', what: from })
  }
  return found
}

/** What each type of procedure is for. */
const KINDS_OF_TYPE: Readonly<Record<ProcedureType, readonly ProcedureKind[]>> = {
  'on-the-spot': ['appointment'],
  'public-employees': ['appointment'],
  'from-elsewhere': ['appointment'],
  short: ['appointment', 'nomination'],
  nomination: ['nomination'],
  reappointment: ['reappointment'],
  extension: ['extension'],
  dismissal: ['dismissal'],
  resignation: ['resignation'],
  replacement: ['replacement'],
  rotation: ['rotation'],
  'rotation-end': ['rotation-end'],
  revocation: ['revocation'],
}

function ofKinds({ type, kinds }: ProcedureRules): RuleSetProblem[] {
  if (kinds.length === 0) return [{ field: 'procedure.kinds', problem: 'no-kind' }]
  const fitting = KINDS_OF_TYPE[type]
  return kinds.flatMap((kind, index): RuleSetProblem[] => {
    const field = `procedure.kinds.${index}`
    if (!fitting.includes(kind)) {
      return [{ field, problem: 'kind-does-not-fit-type', what: codesInWords(fitting, KIND_NAMES) }]
    }
    return kinds.indexOf(kind) < index ? [{ field, problem: 'named-twice' }] : []
  })
}

/** Each further mention of what a list already names. */
function ofTwice(at: string, names: readonly string[]): RuleSetProblem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [{ field: `${at}.${index}`, problem: 'named-twice' as const }] : [],
  )
}

function ofProcedure(procedure: ProcedureRules): RuleSetProblem[] {
  const { kinds, steps, times, approval, eligibility } = procedure
  const found = ofKinds(procedure)
  for (const [index, { key }] of steps.entries()) {
    if (steps.findIndex((step) => step.key === key) < index) {
      found.push({ field: `procedure.steps.${index}.key`, problem: 'stage-key-twice', what: key })
    }
  }
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'collectiveVote') found.push(...ofVoteStage(step, index, steps))
  }
  found.push(...ofOrder(procedure), ...ofEnd(steps, kinds))
  for (const [name, { value }] of Object.entries(times)) {
    found.push(...ofDays(`procedure.times.${name}.value`, value))
  }
  for (const name of ['finishedWithin', 'decidedBeforeTermEnds'] as const) {
    const limit = procedure.approval[name]
    if (limit) found.push(...ofDays(`procedure.approval.${name}.value`, limit.value))
  }
  for (const [name, { value }] of Object.entries(procedure.publicity ?? {})) {
    found.push(...ofDays(`procedure.publicity.${name}.value`, value))
  }
  const notice = procedure.term?.noticeBefore
  if (notice) found.push(...ofDays('procedure.term.noticeBefore.value', notice.value))
  found.push(...ofBar('procedure.approval.majority.value', approval.majority.value))
  found.push(...ofYears(eligibility))
  for (const name of ['items', 'notReused', 'waivedForEqualPost'] as const) {
    found.push(...ofTwice(`procedure.dossier.${name}.value`, procedure.dossier?.[name]?.value ?? []))
  }
  return found
}

/** The rows of the retirement age are read by year: the last one stands for every later year. */
function ofYears({ retirementAge }: ProcedureRules['eligibility']): RuleSetProblem[] {
  return retirementAge.value.flatMap(({ year }, index, rows) => {
    const before = rows[index - 1]
    if (!before || before.year < year) return []
    const field = `procedure.eligibility.retirementAge.value.${index}.year`
    return [{ field, problem: 'not-in-order' as const, what: before.year }]
  })
}

/** A case ends by the authority's answer on the result; a nomination by the election that follows it. */
function ofEnd(steps: readonly StageDefinition[], kinds: ProcedureRules['kinds']): RuleSetProblem[] {
  const found: RuleSetProblem[] = []
  const at = (index: number) => `procedure.steps.${index}`
  const end = steps.length - 1
  const last = steps[end]
  if (last?.kind === 'approval' && last.decides.value === 'policy') {
    found.push({ field: `${at(end)}.decides.value`, problem: 'policy-approval-last' })
  } else if (last?.kind !== 'approval' && last?.kind !== 'externalResult') {
    found.push({ field: 'procedure.steps', problem: 'order-cannot-end', what: last?.key ?? '' })
  }
  const decides = steps.flatMap((step, index) =>
    step.kind === 'approval' && step.decides.value === 'result' ? [index] : [],
  )
  if (decides.length === 0) found.push({ field: 'procedure.steps', problem: 'no-result-approval' })
  for (const index of decides) {
    const after = steps.slice(index + 1).find(({ kind }) => kind !== 'externalResult')
    if (after) found.push({ field: at(index), problem: 'result-approval-not-last', what: after.key })
  }
  const elections = steps.filter(({ kind }) => kind === 'externalResult').length
  const needed = (kind: (typeof kinds)[number]) => (kind === 'nomination' ? 1 : 0)
  for (const [index, kind] of kinds.entries()) {
    if (elections !== needed(kind)) {
      found.push({
        field: `procedure.kinds.${index}`,
        problem: 'election-does-not-fit-kind',
        what: codesInWords([kind], KIND_NAMES),
      })
    }
  }
  return found
}

function ofVoteStage(
  { vote, secondRound, result, electorate, shown, heldWithin }: StageOf<'collectiveVote'>,
  index: number,
  steps: readonly StageDefinition[],
): RuleSetProblem[] {
  const at = `procedure.steps.${index}`
  const found: RuleSetProblem[] = []
  const isLast = !steps.slice(index + 1).some(({ kind }) => kind === 'collectiveVote')
  const parts = 'parts' in electorate.value ? electorate.value : undefined
  const rounds = secondRound ? { vote, secondRound } : { vote }
  for (const [name, rule] of Object.entries(rounds)) {
    const field = `${at}.${name}`
    found.push(...ofVoteRule(rule, field))
    if (isLast && goesTo(rule) === 'next-step') {
      found.push({ field: `${field}.noneAbove.value.to`, problem: 'no-later-vote' })
    }
    if (result === 'selection' && !rule.bar) {
      found.push({ field: `${field}.bar`, problem: 'selection-without-bar' })
    }
    const isOpen = parts?.everyoneBelow !== undefined || parts?.everyoneWithoutSubunits === true
    if (rule.denominator.value === 'all-members' && isOpen) {
      found.push({ field: `${field}.denominator.value`, problem: 'no-fixed-membership' })
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
  if (vote.outsiders && !makesList(steps.slice(0, index))) {
    found.push({ field: `${at}.vote.outsiders`, problem: 'nobody-outside-a-list' })
  }
  if (parts) found.push(...ofTwice(`${at}.electorate.value.parts`, parts.parts))
  if (shown) found.push(...ofTwice(`${at}.shown.value`, shown.value))
  if (heldWithin) found.push(...ofDays(`${at}.heldWithin.value`, heldWithin.value))
  return found
}

/** Does a vote among them leave some behind, who may come back as outsiders? */
const makesList = (steps: readonly StageDefinition[]): boolean =>
  steps.some((step) => step.kind === 'collectiveVote' && step.result !== 'opinion')

function goesTo({ noneAbove }: VoteRule): 'next-step' | 'second-round' | undefined {
  return noneAbove && noneAbove.value.take !== 'decision' ? noneAbove.value.to : undefined
}

function ofVoteRule(rule: VoteRule, at: string): RuleSetProblem[] {
  const { bar, quorum, outsiders, noneAbove } = rule
  const share = noneAbove?.value.take === 'at-least' ? noneAbove.value.share : undefined
  return [
    ...ofBar(`${at}.bar.value`, bar?.value),
    ...ofShare(`${at}.quorum.value`, quorum?.value),
    ...ofShare(`${at}.outsiders.value`, outsiders?.value),
    ...ofShare(`${at}.noneAbove.value.share`, share),
    ...ofNeverApplied(rule, share, at),
  ]
}

/** What is read only beside a bar, and those below it: never, where there is none or nobody can be between the two. */
function ofNeverApplied(rule: VoteRule, share: Fraction | undefined, at: string): RuleSetProblem[] {
  const { bar } = rule
  if (!bar) {
    const beside = (['exactlyAtBar', 'noneAbove', 'outsiders'] as const).filter((name) => rule[name])
    return beside.map((name) => ({ field: `${at}.${name}`, problem: 'never-without-bar' as const }))
  }
  const { numerator, denominator } = bar.value
  const isBelow = !share || share.numerator * denominator < numerator * share.denominator
  if (isBelow || ofBar(at, bar.value).length > 0 || ofShare(at, share).length > 0) return []
  const what = `${numerator}/${denominator}`
  return [{ field: `${at}.noneAbove.value.share`, problem: 'share-not-below-bar', what }]
}

function ofPlanning({ women, ages, ratio }: PlanningRules): RuleSetProblem[] {
  const { atLeast, atMost } = ratio.value
  return [
    ...ofShare('planning.women.value.province', women.value.province),
    ...ofShare('planning.women.value.commune', women.value.commune),
    ...ages.value.flatMap((age, index, rows) => {
      const at = `planning.ages.value.${index}`
      const before = rows[index - 1]
      const disordered = before && before.under >= age.under
      return [
        ...ofShare(`${at}.atLeast`, age.atLeast),
        ...ofShare(`${at}.atMost`, age.atMost),
        ...ofRange(`${at}.atMost`, age.atLeast, age.atMost),
        ...(disordered
          ? [{ field: `${at}.under`, problem: 'not-in-order' as const, what: before.under }]
          : []),
      ]
    }),
    ...ofRange('planning.ratio.value.atMost', atLeast, atMost),
  ]
}

function ofEvaluation({ grades, excellentShare, breakthroughTasks }: EvaluationRules): RuleSetProblem[] {
  const found = ofShare('evaluation.excellentShare.value', excellentShare.value)
  for (const [index, { from }] of grades.value.entries()) {
    const better = grades.value[index - 1]
    if (better && better.from <= from) {
      found.push({
        field: `evaluation.grades.value.${index}.from`,
        problem: 'not-in-order',
        what: better.from,
      })
    }
  }
  if (breakthroughTasks && breakthroughTasks.value.atMost < breakthroughTasks.value.atLeast) {
    const { atLeast } = breakthroughTasks.value
    found.push({
      field: 'evaluation.breakthroughTasks.value.atMost',
      problem: 'range-reversed',
      what: atLeast,
    })
  }
  return found
}

function ofLocality(locality: LocalityRules): RuleSetProblem[] {
  const { planningWomen, planningUnder40, nonLocalSecretaries, secretaryAlsoChair } = locality
  return [
    ...ofShare('locality.planningWomen.value', planningWomen?.value),
    ...ofShare('locality.planningUnder40.value', planningUnder40?.value),
    ...ofShare('locality.nonLocalSecretaries.value.district', nonLocalSecretaries?.value.district),
    ...ofShare('locality.nonLocalSecretaries.value.commune', nonLocalSecretaries?.value.commune),
    ...ofShare('locality.secretaryAlsoChair.value', secretaryAlsoChair?.value),
    ...ofShare('locality.youngToGrassRoots.value.atLeast', locality.youngToGrassRoots?.value.atLeast),
  ]
}

/** What is passed strictly above: something can be above it, and below. */
function ofBar(field: string, bar: Fraction | undefined): RuleSetProblem[] {
  if (!bar || (isPositive(bar) && bar.numerator < bar.denominator)) return []
  return [{ field, problem: 'bar-out-of-range' }]
}

/** What is reached: more than nothing, everything at the most. */
function ofShare(field: string, share: Fraction | undefined): RuleSetProblem[] {
  if (!share || (isPositive(share) && share.numerator <= share.denominator)) return []
  return [{ field, problem: 'share-out-of-range' }]
}

function isPositive({ numerator, denominator }: Fraction): boolean {
  return Number.isInteger(numerator) && Number.isInteger(denominator) && numerator > 0 && denominator > 0
}

function ofRange(field: string, atLeast: Fraction, atMost: Fraction | undefined): RuleSetProblem[] {
  if (!atMost || atLeast.numerator * atMost.denominator <= atMost.numerator * atLeast.denominator) return []
  return [{ field, problem: 'range-reversed', what: `${atLeast.numerator}/${atLeast.denominator}` }]
}

function ofDays(field: string, value: number): RuleSetProblem[] {
  return Number.isInteger(value) && value >= 1 ? [] : [{ field, problem: 'not-a-number-of-days' }]
}
