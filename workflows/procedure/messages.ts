import type { UpdateDefinition } from '@temporalio/common'
import { defineQuery, defineUpdate } from '@temporalio/workflow'
import type { Actor, CaseAnswer, Command, RecountAsked } from '../../domain/procedure/case.js'
import type { TaskKind, TaskResults } from '../../domain/procedure/task-kinds.js'
import type { CaseId, PersonId, TaskId, VoteId } from '../../domain/vocabulary.js'

/**
 * The contract between the API and a running procedure. Every change is an Update with a synchronous validator: a
 * refusal (`ApplicationFailure` whose type is the code and whose first detail is the Refusal) rejects it before anything
 * is written. An accepted update answers after `record` has committed.
 */

/** What travels with every command. */
export interface Spoken<Input> {
  actor: Actor
  command: Command
  input: Input
  /** The sequence of the case as PostgreSQL showed it to whoever speaks: a case that knows less looks there first. */
  seen?: number
  /** The sequences at which they say that they have read the case: at another one it refuses them. Left out: nothing is said. */
  read?: number[]
}

/** The inputs of the commands, by update name. */
export interface Commands {
  completeTask: { task: TaskId; kind: TaskKind; result: TaskResults[TaskKind] }
  claimTask: { task: TaskId }
  releaseTask: { task: TaskId }
  /** `to` is a member of the task's group (the API looks it up); the group stays, the task is theirs alone. */
  reassignTask: { task: TaskId; to: PersonId; reason: string }
  returnCase: { stage: string; keep: string[]; reason: string }
  suspendCase: { reason: string }
  resumeCase: { reason: string }
  withdrawCase: { reason: string }
  withdrawCandidate: { candidate: PersonId; reason: string }
  blockCandidate: { candidate: PersonId; reason: string }
  annulVote: { vote: VoteId; reason: string }
}
export type CommandName = keyof Commands

/** Workflow type name; workflow id is `workflowIdOf(caseId)`. */
export const PROCEDURE = 'procedure'
export const TASK_QUEUE = 'procedures'
export const workflowIdOf = (caseId: CaseId): string => `procedure-${caseId}`

/** What a command's update returns: the answer to send, and the hash of the body it answered. */
export interface Recorded {
  answer: CaseAnswer
  bodyHash: string
}

/** Sent with the start; answers when the launch is recorded, or fails with the refusal (no case is left then). */
export const launched = defineUpdate<Recorded, []>('launched')

type UpdateOf<Name extends CommandName> = UpdateDefinition<Recorded, [Spoken<Commands[Name]>], Name>

export const completeTask: UpdateOf<'completeTask'> = defineUpdate('completeTask')
export const claimTask: UpdateOf<'claimTask'> = defineUpdate('claimTask')
export const releaseTask: UpdateOf<'releaseTask'> = defineUpdate('releaseTask')
export const reassignTask: UpdateOf<'reassignTask'> = defineUpdate('reassignTask')
export const returnCase: UpdateOf<'returnCase'> = defineUpdate('returnCase')
export const suspendCase: UpdateOf<'suspendCase'> = defineUpdate('suspendCase')
export const resumeCase: UpdateOf<'resumeCase'> = defineUpdate('resumeCase')
export const withdrawCase: UpdateOf<'withdrawCase'> = defineUpdate('withdrawCase')
export const withdrawCandidate: UpdateOf<'withdrawCandidate'> = defineUpdate('withdrawCandidate')
export const blockCandidate: UpdateOf<'blockCandidate'> = defineUpdate('blockCandidate')
export const annulVote: UpdateOf<'annulVote'> = defineUpdate('annulVote')

/** Every update by its name, for whoever sends one of several. */
export const updates: { readonly [Name in CommandName]: UpdateOf<Name> } = {
  completeTask,
  claimTask,
  releaseTask,
  reassignTask,
  returnCase,
  suspendCase,
  resumeCase,
  withdrawCase,
  withdrawCandidate,
  blockCandidate,
  annulVote,
}

/**
 * Counts the open deadlines anew, after a change of the calendar. A command of the system's: refused only where the case
 * is closed. `changed`: a due date moved, or is explained by other days.
 */
export const recountDeadlines = defineUpdate<{ changed: boolean }, [RecountAsked]>('recountDeadlines')

/** Sends `recountDeadlines` to every open case; workflow id is `recomputationWorkflowIdOf(id of the recomputation)`. */
export const RECOMPUTE_DEADLINES = 'recomputeDeadlines'
export const recomputationWorkflowIdOf = (id: string): string => `recompute-deadlines-${id}`

/**
 * Has a case that knows less than PostgreSQL take over what is written there; `sequence` is what stands there. Refused
 * (`in-step`, nothing is written) where it knows as much. Answers the sequence that it has come to.
 */
export const catchUp = defineUpdate<number, [{ sequence: number }]>('catchUp')

/** Where a case stands, as its history holds it: changes recorded, its audit chain, and the tasks that are open. */
export interface Standing {
  sequence: number
  head: string
  length: number
  tasks: TaskId[]
}
/**
 * Asks a running case where it stands: its validator refuses with `STANDING`, whose first detail is the `Standing`, so that
 * nothing is written. Not a query, which ends a workflow task in the middle of a command (ADR 0083).
 */
export const tellStanding = defineUpdate<never, []>('tellStanding')
export const STANDING = 'standing'
/** Of a case whose workflow is over, which takes no update any more. */
export const getStanding = defineQuery<Standing>('getStanding')
