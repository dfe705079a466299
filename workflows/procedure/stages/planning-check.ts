import { localDate } from '../../../domain/deadlines/dates.js'
import { unmet } from '../../../domain/eligibility/check-eligibility.js'
import type { CriterionResult } from '../../../domain/eligibility/criterion.js'
import type { Lost } from '../../../domain/procedure/outcomes.js'
import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { TaskResults, Waiver } from '../../../domain/procedure/task-kinds.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import { each, type Flow, recall, show } from '../journal.js'
import { type EnteredByTwo, enteredByTwo, needsTwo } from './parts/confirmation.js'
import { passed, type Stage, type StageContext, within } from './stage-context.js'

type Answer = TaskResults['confirm-eligibility']
type Answered = EnteredByTwo<'confirm-eligibility'>

/**
 * An officer looks at each candidate's record as the law judges it, and confirms, waives or rejects; what is waived, a
 * second confirms where the case needs two people for it.
 */
export const planningCheck: Stage<'planningCheck'> = function* (procedure) {
  yield* each(procedure.lost.map((candidate) => recallWaivers(procedure, candidate)))
  const answers = yield* each(procedure.active.map((candidate) => confirmEligibility(procedure, candidate)))
  return passed({ rejected: answers.filter((answer) => answer !== undefined) })
}

function* confirmEligibility(procedure: StageContext, candidate: PersonId): Flow<Lost | undefined> {
  const { subject, ruleSet } = procedure.launch
  for (;;) {
    const answered = yield* enteredByTwo(
      procedure,
      {
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
      },
      { kind: 'confirm-waivers', about: (answer) => toConfirm(procedure, answer) },
    )
    yield* showWaivers(candidate, answered)
    const { result } = answered.entered
    if (result.decision === 'confirm') return undefined
    if (result.decision === 'reject') {
      const rejected = { candidate, reason: result.reason }
      yield* show({ rejected })
      return rejected
    }
    // 'recheck': the record was put right; the criteria are judged again.
  }
}

/** What was waived for a candidate who has left since stays on record; what nobody confirmed was not waived. */
function* recallWaivers(procedure: StageContext, candidate: PersonId): Flow<void> {
  for (;;) {
    const entered = yield* recall(questionOn(candidate))
    if (!entered) return
    if (!toConfirm(procedure, entered.result)) {
      yield* showWaivers(candidate, { entered })
      continue
    }
    const confirmed = yield* recall({ kind: 'confirm-waivers', candidate })
    if (!confirmed) return
    if (confirmed.result.confirmed) yield* showWaivers(candidate, { entered, confirmed })
  }
}

const questionOn = (candidate: PersonId) => ({ kind: 'confirm-eligibility', candidate }) as const

/** The waivers that a second person has to confirm, where there are any and the case needs two people for them. */
function toConfirm(procedure: StageContext, answer: Answer): Pick<WaivingAnswer, 'waivers'> | undefined {
  if (answer.decision !== 'confirm' || answer.waivers.length === 0) return undefined
  return needsTwo(procedure, 'waivers') ? { waivers: answer.waivers } : undefined
}

type WaivingAnswer = Extract<Answer, { decision: 'confirm' }>

/** Who waived what for a candidate, when and why; and who confirmed it. */
function* showWaivers(candidate: PersonId, { entered: { result, by, at }, confirmed }: Answered): Flow<void> {
  if (result.decision !== 'confirm') return
  const second = confirmed && { confirmedBy: confirmed.by, confirmedOn: localDate(confirmed.at) }
  const waivers = result.waivers.map((waiver) => ({ ...waiver, by, on: localDate(at), ...second }))
  yield* show({ of: candidate, waivers })
}

/** Where the authority excepts: by a paper, and but for a new body without approved planning after a review. */
function paperMissing({ criterion, paper }: Waiver, field: string): Refusal | undefined {
  const missing = (what: 'paper' | 'review') => {
    const at = what === 'paper' ? `${field}.paper` : `${field}.paper.review`
    return { code: 'waiver-needs-paper', field: at, criterion, missing: what } as const
  }
  if (!paper) return missing('paper')
  const isNewBody = criterion === 'planning' && paper.isNewBody
  return isNewBody || paper.review !== undefined ? undefined : missing('review')
}

/** Only what is waivable and not met is waived, and what remains is met. */
function waiversFit(answer: Answer, results: CriterionResult[]): Refusal | undefined {
  if (answer.decision !== 'confirm') return undefined
  for (const [index, waiver] of answer.waivers.entries()) {
    const { criterion } = waiver
    const result = results.find((each) => each.criterion === criterion)
    const lacking = result?.byPaper ? paperMissing(waiver, `waivers.${index}`) : undefined
    if (lacking) return lacking
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
