import { unmet } from '../../../domain/eligibility/check-eligibility.js'
import type { CriterionResult } from '../../../domain/eligibility/criterion.js'
import type { Lost } from '../../../domain/procedure/outcomes.js'
import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { TaskResults } from '../../../domain/procedure/tasks.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import { ask, each, type Flow } from '../flow.js'
import { passed, type Stage, type StageContext, within } from './stage.js'

/** An officer looks at each candidate's record as the law judges it, and confirms, waives or rejects. */
export const planningCheck: Stage<'planningCheck'> = function* (procedure) {
  const answers = yield* each(procedure.active.map((candidate) => confirmEligibility(procedure, candidate)))
  return passed({ rejected: answers.filter((answer) => answer !== undefined) })
}

function* confirmEligibility(procedure: StageContext, candidate: PersonId): Flow<Lost | undefined> {
  const { subject, ruleSet } = procedure.launch
  for (;;) {
    const { result } = yield* ask({
      kind: 'confirm-eligibility',
      candidate,
      to: { group: subject.office, except: [] },
      within: within(ruleSet.times.confirmEligibility),
      gather: { eligibility: candidate },
      accept: (answer, { gathered }) => waiversFit(answer, gathered.eligibility?.results ?? []),
      // What was shown when the task opened may have changed since: a formal decision blocks from its day on.
      guard: (answer) =>
        answer.decision === 'confirm'
          ? { person: candidate, waived: answer.waivers.map(({ criterion }) => criterion) }
          : undefined,
    })
    if (result.decision === 'confirm') return undefined
    if (result.decision === 'reject') return { candidate, reason: result.reason }
    // 'recheck': the record was put right; the criteria are judged again.
  }
}

/** Only what is waivable and not met is waived, and what remains is met. */
function waiversFit(
  answer: TaskResults['confirm-eligibility'],
  results: CriterionResult[],
): Refusal | undefined {
  if (answer.decision !== 'confirm') return undefined
  for (const [index, waiver] of answer.waivers.entries()) {
    const { criterion } = waiver
    const result = results.find((each) => each.criterion === criterion)
    if (result?.waivable && result.answer !== 'met') continue
    const because = !result ? 'not-asked' : result.answer === 'met' ? 'met' : undefined
    const field = `waivers.${index}.criterion`
    return { code: 'criterion-not-waivable', field, criterion, ...(because && { because }) }
  }
  const [missing, ...others] = unmet(
    results,
    answer.waivers.map(({ criterion }) => criterion),
  ).map(({ criterion }) => criterion)
  if (!missing) return undefined
  const also = others.length > 0 && { also: others }
  return { code: 'criterion-not-met', field: 'waivers', criterion: missing, ...also }
}
