import type { StageOutcome } from '../../../domain/procedure/outcomes.js'
import type { StageKind, StageOf } from '../../../domain/procedure/stage-kinds.js'
import type { Flow } from '../journal.js'
import { approval } from './approval.js'
import { collectiveVote } from './collective-vote.js'
import { consultation } from './consultation.js'
import { externalResult } from './external-result.js'
import { planningCheck } from './planning-check.js'
import type { Stage, StageContext } from './stage-context.js'
import { submission } from './submission.js'

const STAGES: { readonly [Kind in StageKind]: Stage<Kind> } = {
  planningCheck,
  submission,
  consultation,
  collectiveVote,
  approval,
  externalResult,
}

/** Begins a stage by its kind; a kind without a file does not compile. */
export function begin<Kind extends StageKind>(
  procedure: StageContext,
  stage: StageOf<Kind>,
): Flow<StageOutcome> {
  return STAGES[stage.kind](procedure, stage)
}
