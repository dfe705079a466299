import { holdersAmong } from '../../../db/reads/launches.js'
import type { TaskStanding } from '../../../db/reads/tasks.js'
import { findNames } from '../../../db/reads/titles-of-codes.js'
import { findNamedDocuments } from '../../../db/registers/documents.js'
import { type DocumentPurpose, TASK_ROWS } from '../../../domain/procedure/task-kinds.js'
import type { Meeting } from '../../../domain/procedure/tasks.js'
import type { CaseId, DocumentId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import type { Commands } from '../../../workflows/procedure/messages.js'
import type { ApiDeps } from '../../deps.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput } from '../../problems/problem.js'
import type { Completion } from './schemas.js'

/**
 * What the case is told of a completion: the result, with what the server knows of the documents that it names; the people
 * whom it names are on record.
 * @throws Problem what is wrong with the result, by field
 */
export async function completed(
  deps: ApiDeps,
  caller: Caller,
  task: TaskStanding,
  { kind, result }: Completion,
): Promise<Commands['completeTask']> {
  if ('documentId' in result) {
    const purpose = TASK_ROWS[kind].handsIn?.purpose
    return {
      task: task.id,
      kind,
      result: await ownDocument(deps, caller, { caseId: task.caseId, purpose }, result),
    }
  }
  if ('documentIds' in result) await requireOfCase(deps, task.caseId, result.documentIds)
  if ('convened' in result) await requireKnown(deps, task.caseId, result)
  return { task: task.id, kind, result }
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
