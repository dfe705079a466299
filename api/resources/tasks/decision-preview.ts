import type { Client } from '../../../db/pool.js'
import type { TaskDetails } from '../../../db/reads/tasks.js'
import { type OnPaper, previewedDecision } from '../../../records/cases/previewed-decision.js'
import { type Paper, paperOf } from '../../papers/decision-paper.js'

/** The decision on paper as it would be, marked as a preview. Same errors as `previewedDecision`. */
export async function decisionPreview(
  client: Client,
  task: TaskDetails,
  entered: OnPaper | undefined,
): Promise<Paper> {
  const { decision, head } = await previewedDecision(client, task, entered)
  const { outcome, resolutionNumber, signedOn, signatory } = decision
  const file = await paperOf(client, task.caseId, {
    ...{ head, personId: task.candidateId, body: head.body, isPreview: true },
    conclusion: decision.outcome === 'approved' ? decision.conclusion : undefined,
    decision: {
      ...{ outcome, resolutionNumber, signedOn, signatory },
      bodyVotes: { members: task.members?.length ?? 0, ...decision.bodyVotes },
      ...('reason' in decision
        ? { reason: decision.reason }
        : {
            effectiveOn: decision.effectiveOn,
            ...(decision.afterRotation && { afterRotation: decision.afterRotation }),
            ...(decision.termEndsOn && { termEndsOn: decision.termEndsOn }),
          }),
    },
  })
  return { file, name: `decision-${head.number}-preview.docx` }
}
