import type { Client } from '../../db/pool.js'
import { findPaperHead, type PaperHead } from '../../db/reads/paper-heads.js'
import type { TaskDetails } from '../../db/reads/tasks.js'
import { Refused } from '../../db/refused.js'
import { type DecisionRecord, TASK_ROWS } from '../../domain/procedure/task-kinds.js'
import { refusing } from '../use-case/refusing.js'
import { termToGive, withTerm } from './term-of-post.js'

/** What a body answered that leaves a paper. */
export type OnPaper = Extract<DecisionRecord, { resolutionNumber: string }>

/**
 * The decision that a task is about, with what its paper says above its text: as it is being entered, or as a colleague has
 * recorded it and somebody is to confirm it.
 * @throws Refused decision-not-found: it is about none, or about one that leaves no paper
 */
export const previewedDecision = refusing(
  ['decision-not-found'],
  async (
    client: Client,
    task: TaskDetails,
    entered: OnPaper | undefined,
  ): Promise<{ decision: OnPaper; head: PaperHead }> => {
    const { answerOfBody, shows = [] } = TASK_ROWS[task.kind]
    const decision = answerOfBody === 'recorded' ? await asRecorded(client, task, entered) : recordedIn(task)
    const head = await findPaperHead(client, task.caseId)
    if (!shows.includes('posts-held') || !decision || !head) throw new Refused({ code: 'decision-not-found' })
    return { decision, head }
  },
)

async function asRecorded(
  client: Client,
  { id }: TaskDetails,
  entered: OnPaper | undefined,
): Promise<OnPaper | undefined> {
  return entered && withTerm(entered, await termToGive(client, id, entered))
}

function recordedIn({ about }: TaskDetails): OnPaper | undefined {
  // What the case has from its secretariat, as it was recorded.
  const decision = about.decision as DecisionRecord | undefined
  return decision && 'resolutionNumber' in decision ? decision : undefined
}
