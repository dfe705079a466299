import { localDate } from '../../../domain/deadlines/dates.js'
import { unmet } from '../../../domain/eligibility/check-eligibility.js'
import type { CriterionResult } from '../../../domain/eligibility/criterion.js'
import type { Lost } from '../../../domain/procedure/outcomes.js'
import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import { ask, type Entry, each, type Flow, recall, show } from '../journal.js'
import { passed, type Stage, type StageContext, within } from './stage-context.js'

type Answer = Entry<'confirm-eligibility'>

/** An officer looks at each candidate's record as the law judges it, and confirms, waives or rejects. */
export const planningCheck: Stage<'planningCheck'> = function* (procedure) {
  yield* each(procedure.lost.map(recallWaivers))
  const answers = yield* each(procedure.active.map((candidate) => confirmEligibility(procedure, candidate)))
  return passed({ rejected: answers.filter((answer) => answer !== undefined) })
}

function* confirmEligibility(procedure: StageContext, candidate: PersonId): Flow<Lost | undefined> {
  const { subject, ruleSet } = procedure.launch
  for (;;) {
    const answer: Answer = yield* ask({
      ...questionOn(candidate),
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
    yield* showWaivers(candidate, answer)
    if (answer.result.decision === 'confirm') return undefined
    if (answer.result.decision === 'reject') return { candidate, reason: answer.result.reason }
    // 'recheck': the record was put right; the criteria are judged again.
  }
}

/** What was waived for a candidate who has left since stays on record. */
function* recallWaivers(candidate: PersonId): Flow<void> {
  for (;;) {
    const answer = yield* recall(questionOn(candidate))
    if (!answer) return
    yield* showWaivers(candidate, answer)
  }
}

const questionOn = (candidate: PersonId) => ({ kind: 'confirm-eligibility', candidate }) as const

/** Who waived what for a candidate, when and why. */
function* showWaivers(candidate: PersonId, { result, by, at }: Answer): Flow<void> {
  if (result.decision !== 'confirm') return
  const waivers = result.waivers.map((waiver) => ({ ...waiver, by, on: localDate(at) }))
  yield* show({ of: candidate, waivers })
}

/** Only what is waivable and not met is waived, and what remains is met. */
function waiversFit(answer: Answer['result'], results: CriterionResult[]): Refusal | undefined {
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
