import type { CaseAnswer } from '../../../domain/procedure/case.js'
import type { CaseState } from '../state.js'
import { currentStage } from './rows.js'

/** The short account that answers a command. */
export function caseAnswer(state: CaseState): CaseAnswer {
  return {
    id: state.launch.caseId,
    kind: state.launch.kind,
    status: state.status,
    stage: currentStage(state),
    sequence: state.sequence,
    openTasks: state.tasks.map(({ id, kind, stage, candidate }) => ({
      id,
      kind,
      stage,
      ...(candidate !== undefined && { candidate }),
    })),
  }
}
