import { holdersAmong } from '../../../db/reads/launches.js'
import { findTaskStanding, type TaskStanding } from '../../../db/reads/tasks.js'
import { findNames } from '../../../db/reads/titles-of-codes.js'
import { findNamedDocuments } from '../../../db/registers/documents.js'
import type { CaseAnswer, Command } from '../../../domain/procedure/case.js'
import type { TaskResults } from '../../../domain/procedure/tasks.js'
import type { CaseId, TaskId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import { seesTask } from '../../../records/rights/tasks.js'
import type { Commands } from '../../../workflows/procedure/messages.js'
import { sendCommand, unlessRecorded } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem, refusalProblem } from '../../problems/problem.js'
import type { Completion } from './schemas.js'

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

/** What a document is handed in as, with each kind of task. */
const PURPOSES = { 'submit-action-program': 'action-program', 'submit-self-report': 'self-report' } as const

/** The result with what the server knows of the documents that it names. */
async function resolved(
  deps: ApiDeps,
  caller: Caller,
  task: TaskStanding,
  completion: Completion,
): Promise<Resolved> {
  if (completion.kind === 'submit-action-program' || completion.kind === 'submit-self-report') {
    const { documentId, summary } = completion.result
    const [document] = await findNamedDocuments(deps.pool, [documentId])
    const field = 'result.documentId'
    if (document?.caseId !== task.caseId || document.purpose !== PURPOSES[completion.kind]) {
      throw invalidInput(fieldError(field, 'unknown-document'))
    }
    if (document.uploadedBy !== caller.personId) throw invalidInput(fieldError(field, 'document-of-another'))
    return { kind: completion.kind, result: { documentId, sha256: document.sha256, summary } }
  }
  if (completion.kind === 'supply-papers') {
    const { documentIds } = completion.result
    const documents = await findNamedDocuments(deps.pool, documentIds)
    const known = new Set(documents.filter(({ caseId }) => caseId === task.caseId).map(({ id }) => id))
    const errors = documentIds.flatMap((id, index) =>
      known.has(id) ? [] : [fieldError(`result.documentIds.${index}`, 'unknown-document')],
    )
    if (errors.length > 0) throw invalidInput(...errors)
  }
  if (completion.kind === 'convene-vote') await requireKnown(deps, task.caseId, completion.result)
  return completion
}

/** Whoever is added to an electorate, or put on the ballot, is on record; who holds the post is no candidate for it. */
async function requireKnown(
  { pool }: ApiDeps,
  caseId: CaseId,
  { corrections = [], outsiders = [] }: TaskResults['convene-vote'],
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
