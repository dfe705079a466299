import type { StageOutcome } from '../../../domain/procedure/outcomes.js'
import type { StageDefinition } from '../../../domain/procedure/stage-kinds.js'
import type { Flow } from '../flow.js'
import { approval } from './approval.js'
import { collectiveVote } from './collective-vote.js'
import { consultation } from './consultation.js'
import { externalResult } from './external-result.js'
import { planningCheck } from './planning-check.js'
import type { StageContext } from './stage.js'
import { submission } from './submission.js'

/** Begins a stage by its kind; a kind without a file does not compile. */
export function begin(procedure: StageContext, stage: StageDefinition): Flow<StageOutcome> {
  switch (stage.kind) {
    case 'planningCheck':
      return planningCheck(procedure, stage)
    case 'submission':
      return submission(procedure, stage)
    case 'consultation':
      return consultation(procedure, stage)
    case 'collectiveVote':
      return collectiveVote(procedure, stage)
    case 'approval':
      return approval(procedure, stage)
    case 'externalResult':
      return externalResult(procedure, stage)
  }
}
