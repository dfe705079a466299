import { isIsoDate } from '../../deadlines/dates.js'
import { KIND_NAMES } from '../../procedure/procedure-kinds.js'
import type { ProcedureKind, ProcedureType } from '../../vocabulary.js'
import { codesInWords } from '../../words.js'
import type { ProcedureRules, RuleSet } from '../rule-set.js'
import { CONFIDENCE_VALUES } from '../values/confidence-rules.js'
import { APPROVAL_VALUES, LIMIT_VALUES, TERM_VALUES } from '../values/decision-rules.js'
import { DOSSIER_VALUES } from '../values/dossier-rules.js'
import { ELIGIBILITY_VALUES } from '../values/eligibility-rules.js'
import { EVALUATION_VALUES } from '../values/evaluation-rules.js'
import { LEAVING_VALUES } from '../values/leaving-rules.js'
import { LOCALITY_VALUES } from '../values/locality-rules.js'
import { MOVING_VALUES } from '../values/moving-rules.js'
import { PLANNING_VALUES } from '../values/planning-rules.js'
import { PUBLICITY_VALUES } from '../values/publicity-rules.js'
import { TIME_VALUES } from '../values/task-times.js'
import type { RuleSetProblem } from './rule-set-problem.js'
import { ofEnd, ofOrder } from './validate-order.js'
import { type Neighbours, ofSuccession } from './validate-succession.js'
import { ofValues } from './validate-values.js'
import { ofSteps } from './validate-votes.js'

/** Everything that keeps a rule set from being published; empty when it may be. */
export function validateRuleSet(
  rules: Omit<RuleSet, 'version'>,
  neighbours: Neighbours = { builtIn: [], published: [] },
): RuleSetProblem[] {
  const { procedure, planning, evaluation, employeeEvaluation, locality } = rules
  const found: RuleSetProblem[] = []
  if (neighbours.builtIn.some(({ id }) => id === rules.id)) found.push({ field: 'id', problem: 'built-in' })
  const dates = ofDates(rules.inForce)
  found.push(...dates)
  if (!procedure && !planning && !evaluation && !employeeEvaluation && !locality) {
    found.push({ field: 'procedure', problem: 'nothing-ruled' })
  }
  if (procedure) found.push(...ofProcedure(procedure))
  if (planning) found.push(...ofValues('planning', planning, PLANNING_VALUES))
  if (evaluation) found.push(...ofValues('evaluation', evaluation, EVALUATION_VALUES))
  if (employeeEvaluation) found.push(...ofValues('employeeEvaluation', employeeEvaluation, EVALUATION_VALUES))
  if (locality) found.push(...ofValues('locality', locality, LOCALITY_VALUES))
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
  'public-employees': ['appointment', 'relief', 'dismissal'],
  'from-elsewhere': ['appointment'],
  'public-employees-from-elsewhere': ['appointment'],
  'after-merger': ['appointment'],
  short: ['appointment', 'nomination'],
  nomination: ['nomination'],
  reappointment: ['reappointment'],
  'public-employees-reappointment': ['reappointment'],
  'public-employees-extension': ['extension'],
  extension: ['extension'],
  relief: ['relief'],
  dismissal: ['dismissal'],
  resignation: ['resignation'],
  replacement: ['replacement'],
  rotation: ['rotation'],
  'rotation-end': ['rotation-end'],
  'confidence-vote': ['confidence-vote'],
  transfer: ['transfer'],
  secondment: ['secondment'],
  'secondment-end': ['secondment-end'],
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

function ofProcedure(procedure: ProcedureRules): RuleSetProblem[] {
  const { steps, times, approval, publicity, term, leaving, confidence, moving } = procedure
  const { eligibility, dossier } = procedure
  const found = ofKinds(procedure)
  for (const [index, { key }] of steps.entries()) {
    if (steps.findIndex((step) => step.key === key) < index) {
      found.push({ field: `procedure.steps.${index}.key`, problem: 'stage-key-twice', what: key })
    }
  }
  found.push(
    ...ofSteps(steps),
    ...ofOrder(procedure),
    ...ofEnd(procedure),
    ...ofValues('procedure.times', times, TIME_VALUES),
    ...ofValues('procedure.approval', approval, LIMIT_VALUES),
  )
  if (publicity) found.push(...ofValues('procedure.publicity', publicity, PUBLICITY_VALUES))
  if (term) found.push(...ofValues('procedure.term', term, TERM_VALUES))
  if (leaving) found.push(...ofValues('procedure.leaving', leaving, LEAVING_VALUES))
  if (confidence) found.push(...ofValues('procedure.confidence', confidence, CONFIDENCE_VALUES))
  if (moving) found.push(...ofValues('procedure.moving', moving, MOVING_VALUES))
  found.push(
    ...ofValues('procedure.approval', approval, APPROVAL_VALUES),
    ...ofValues('procedure.eligibility', eligibility, ELIGIBILITY_VALUES),
  )
  if (dossier) found.push(...ofValues('procedure.dossier', dossier, DOSSIER_VALUES))
  return found
}
