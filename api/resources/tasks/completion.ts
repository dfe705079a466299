import { holdersAmong } from '../../../db/reads/launches.js'
import { findNames } from '../../../db/reads/procedures.js'
import { findNamedDocuments, type TaskStanding } from '../../../db/reads/tasks.js'
import type { TaskResults } from '../../../domain/procedure/tasks.js'
import type { CaseId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import type { Commands } from '../../../workflows/procedure/messages.js'
import type { ApiDeps } from '../../deps.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput } from '../../problems/problem.js'
import type { Completion } from './schemas.js'

/** What a document is handed in as, with each kind of task. */
const PURPOSES = { 'submit-action-program': 'action-program', 'submit-self-report': 'self-report' } as const

/**
 * What the case is told of a completion: the result, with what the server knows of the documents that it names.
 * @throws Problem what is wrong with the result, by field
 */
export async function completed(
  deps: ApiDeps,
  caller: Caller,
  task: TaskStanding,
  completion: Completion,
): Promise<Commands['completeTask']> {
  if (completion.kind === 'submit-action-program' || completion.kind === 'submit-self-report') {
    const { documentId, summary } = completion.result
    const [document] = await findNamedDocuments(deps.pool, [documentId])
    const field = 'result.documentId'
    if (document?.caseId !== task.caseId || document.purpose !== PURPOSES[completion.kind]) {
      throw invalidInput(fieldError(field, 'unknown-document'))
    }
    if (document.uploadedBy !== caller.personId) throw invalidInput(fieldError(field, 'document-of-another'))
    return { task: task.id, kind: completion.kind, result: { documentId, sha256: document.sha256, summary } }
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
  return { task: task.id, ...completion }
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
