import { programAskedAbove } from '../../../domain/procedure/stage-kinds.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import { ask, each, type Flow } from '../journal.js'
import { passed, type Stage, type StageContext, within } from './stage-context.js'

/** Each active candidate submits a self-report, or an action program; a reviewer accepts it or returns it, as often as needed. */
export const submission: Stage<'submission'> = function* (procedure, stage) {
  if (stage.what === 'self-report') {
    yield* each(procedure.active.map((candidate) => submitSelfReport(procedure, candidate)))
    return passed()
  }
  const { ruleSet, subject } = procedure.launch
  const threshold = programAskedAbove({ level: subject.level, actionProgram: ruleSet.actionProgram })
  if (threshold) {
    return {
      outcome: 'skipped',
      because: 'post-below-threshold',
      threshold: threshold.value,
      article: threshold.article,
    }
  }
  yield* each(procedure.active.map((candidate) => submitUntilAccepted(procedure, candidate)))
  return passed()
}

/** Whoever is to be reappointed reports on the term that ends; nobody reviews it, it is read by those who vote. */
function* submitSelfReport(procedure: StageContext, candidate: PersonId): Flow<void> {
  yield* ask({
    kind: 'submit-self-report',
    candidate,
    to: { person: candidate },
    within: within(procedure.launch.ruleSet.times.submitSelfReport),
  })
}

function* submitUntilAccepted(procedure: StageContext, candidate: PersonId): Flow<void> {
  const { times } = procedure.launch.ruleSet
  let returned: string | undefined
  for (;;) {
    const paper = yield* ask({
      kind: 'submit-action-program',
      candidate,
      to: { person: candidate },
      within: within(times.submitActionProgram),
      about: returned === undefined ? {} : { returnedBecause: returned },
    })
    const review = yield* ask({
      kind: 'review-action-program',
      candidate,
      to: { group: procedure.launch.subject.reviewers, except: [candidate] },
      within: within(times.reviewActionProgram),
      about: {
        documentId: paper.result.documentId,
        sha256: paper.result.sha256,
        summary: paper.result.summary,
      },
    })
    if (review.result.accepted) return
    returned = review.result.reason
  }
}
