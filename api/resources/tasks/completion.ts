import { holdersAmong } from '../../../db/reads/launches.js'
import { findNames } from '../../../db/reads/procedures.js'
import { findNamedDocuments, findTaskStanding, type TaskStanding } from '../../../db/reads/tasks.js'
import type { CaseAnswer, Command } from '../../../domain/procedure/case.js'
import { type DocumentPurpose, TASK_ROWS } from '../../../domain/procedure/task-kinds.js'
import type { Meeting } from '../../../domain/procedure/tasks.js'
import type { CaseId, DocumentId, TaskId } from '../../../domain/vocabulary.js'
import type { Commands } from '../../../workflows/procedure/messages.js'
import { type Caller, covers } from '../../caller/caller.js'
import { sendCommand, unlessRecorded } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem, refusalProblem } from '../../problems/problem.js'
import type { Completion } from './schemas.js'

/** Those who may know of a task: by a role on its unit, or because it is, was or could be theirs. */
export function seesTask(caller: Caller, task: Omit<TaskStanding, 'id' | 'caseId'>): boolean {
  const { personId, groups, sees } = caller
  return (
    covers(sees, task.unitId) ||
    [task.assigneeId, task.claimedBy, task.completedBy].includes(personId) ||
    (task.groupId !== null && groups.includes(task.groupId))
  )
}

/**
 * Completes a task, or answers what the same command answered before.
 * @throws Problem task-not-found, task-not-open, not-the-assignee, and what is wrong with the result by field
 */
export async function completeTask(
  deps: ApiDeps,
  asked: { caller: Caller; task: TaskId; completion: Completion; command: Command },
): Promise<CaseAnswer> {
  const { caller, completion, command } = asked
  return unlessRecorded(deps, command, async () => {
    const task = await openTask(deps, asked)
    return sendCommand(deps, {
      caseId: task.caseId,
      unitId: task.unitId,
      caller,
      command,
      name: 'completeTask',
      input: { task: task.id, ...(await resolved(deps, caller, task, completion)) },
      within: 'result',
    })
  })
}

/**
 * The open task. A command that was recorded before need not be looked for here: where it closed the task it is found by
 * `unlessRecorded`, where it did not the workflow knows it.
 * @throws Problem task-not-found, task-not-open
 */
export async function openTask(
  { pool }: ApiDeps,
  { caller, task: id }: { caller: Caller; task: TaskId },
): Promise<TaskStanding> {
  const task = await findTaskStanding(pool, id)
  if (!task || !seesTask(caller, task)) throw new Problem('task-not-found')
  if (task.status !== 'open') throw refusalProblem({ code: 'task-not-open', task: id })
  return task
}

type Resolved = Pick<Commands['completeTask'], 'kind' | 'result'>

/** The result with what the server knows of the documents that it names; the people whom it names are on record. */
async function resolved(
  deps: ApiDeps,
  caller: Caller,
  task: TaskStanding,
  { kind, result }: Completion,
): Promise<Resolved> {
  if ('documentId' in result) {
    const purpose = TASK_ROWS[kind].handsIn?.purpose
    return { kind, result: await ownDocument(deps, caller, { caseId: task.caseId, purpose }, result) }
  }
  if ('documentIds' in result) await requireOfCase(deps, task.caseId, result.documentIds)
  if ('convened' in result) await requireKnown(deps, task.caseId, result)
  return { kind, result }
}

/** A document that the caller has uploaded to the case for that purpose, with its digest. */
async function ownDocument(
  { pool }: ApiDeps,
  { personId }: Caller,
  { caseId, purpose }: { caseId: CaseId; purpose: DocumentPurpose | undefined },
  { documentId, summary }: { documentId: DocumentId; summary: string },
): Promise<{ documentId: DocumentId; sha256: string; summary: string }> {
  const [document] = await findNamedDocuments(pool, [documentId])
  const field = 'result.documentId'
  if (document?.caseId !== caseId || document.purpose !== purpose) {
    throw invalidInput(fieldError(field, 'unknown-document'))
  }
  if (document.uploadedBy !== personId) throw invalidInput(fieldError(field, 'document-of-another'))
  return { documentId, sha256: document.sha256, summary }
}

async function requireOfCase({ pool }: ApiDeps, caseId: CaseId, ids: DocumentId[]): Promise<void> {
  const documents = await findNamedDocuments(pool, ids)
  const known = new Set(documents.filter((each) => each.caseId === caseId).map(({ id }) => id))
  const errors = ids.flatMap((id, index) =>
    known.has(id) ? [] : [fieldError(`result.documentIds.${index}`, 'unknown-document')],
  )
  if (errors.length > 0) throw invalidInput(...errors)
}

/** Whoever is added to an electorate, or put on the ballot, is on record; who holds the post is no candidate for it. */
async function requireKnown(
  { pool }: ApiDeps,
  caseId: CaseId,
  { corrections = [], outsiders = [] }: Meeting,
): Promise<void> {
  const named = [
    ...corrections.map(({ personId }, index) => ({ personId, field: `corrections.${index}.personId` })),
    ...outsiders.map((personId, index) => ({ personId, field: `outsiders.${index}` })),
  ]
  const known = await findNames(
    pool,
    named.map(({ personId }) => personId),
  )
  const holders = outsiders.length > 0 ? await holdersAmong(pool, caseId, outsiders) : []
  const errors = named.flatMap(({ personId, field }) => {
    if (!known.has(personId)) return [fieldError(`result.${field}`, 'unknown-cadre')]
    const isHolder = field.startsWith('outsiders') && holders.includes(personId)
    return isHolder ? [fieldError(`result.${field}`, 'already-holds-post')] : []
  })
  if (errors.length > 0) throw invalidInput(...errors)
}
