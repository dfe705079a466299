import type { Client } from '../../db/pool.js'
import { holdersAmong } from '../../db/reads/launches.js'
import type { TaskStanding } from '../../db/reads/tasks.js'
import { findNames } from '../../db/reads/titles-of-codes.js'
import { findNamedDocuments } from '../../db/registers/documents.js'
import type { Meeting, TaskResults } from '../../domain/procedure/task-kinds.js'
import { type DocumentPurpose, TASK_ROWS, type TaskKind } from '../../domain/procedure/task-kinds.js'
import type { FieldRefusal } from '../../domain/records/field-codes.js'
import type { CaseId, DocumentId, PersonId } from '../../domain/vocabulary.js'
import type { Caller } from '../rights/caller.js'
import { requireValid, wrongField } from '../use-case/invalid-input.js'

/** A result as it is given: the digest of a document is the server's to know. */
export type GivenResults = {
  [Kind in TaskKind]: TaskResults[Kind] extends { sha256: string }
    ? Omit<TaskResults[Kind], 'sha256'>
    : TaskResults[Kind]
}

/** What a task is completed with: its kind, and a result. Whether it is one of that kind, whoever takes it has checked. */
export interface Completion {
  kind: TaskKind
  result: GivenResults[TaskKind]
}

/**
 * The result as the case is told it: with what the server knows of the documents that it names; the people whom it names
 * are on record.
 * @throws Refused invalid-input, what is wrong with the result
 */
export async function resultOf(
  client: Client,
  caller: Caller,
  { caseId }: Pick<TaskStanding, 'caseId'>,
  { kind, result }: Completion,
): Promise<TaskResults[TaskKind]> {
  if ('documentId' in result) {
    const purpose = TASK_ROWS[kind].handsIn?.purpose
    return ownDocument(client, caller, { caseId, purpose }, result)
  }
  if ('documentIds' in result) await requireOfCase(client, caseId, result.documentIds)
  if ('convened' in result) await requireKnown(client, caseId, result)
  return result
}

/** A document that the caller has uploaded to the case for that purpose, with its digest. */
async function ownDocument(
  client: Client,
  { personId }: Caller,
  { caseId, purpose }: { caseId: CaseId; purpose: DocumentPurpose | undefined },
  { documentId, summary }: { documentId: DocumentId; summary: string },
): Promise<{ documentId: DocumentId; sha256: string; summary: string }> {
  const [document] = await findNamedDocuments(client, [documentId])
  const field = 'result.documentId'
  if (document?.caseId !== caseId || document.purpose !== purpose) throw wrongField(field, 'unknown-document')
  if (document.uploadedBy !== personId) throw wrongField(field, 'document-of-another')
  return { documentId, sha256: document.sha256, summary }
}

async function requireOfCase(client: Client, caseId: CaseId, ids: DocumentId[]): Promise<void> {
  const documents = await findNamedDocuments(client, ids)
  const known = new Set(documents.filter((each) => each.caseId === caseId).map(({ id }) => id))
  const unknown = (id: DocumentId, index: number): FieldRefusal[] =>
    known.has(id) ? [] : [{ field: `result.documentIds.${index}`, code: 'unknown-document' }]
  requireValid(ids.flatMap(unknown))
}

/** Whoever is added to an electorate, or put on the ballot, is on record; who holds the post is no candidate for it. */
async function requireKnown(
  client: Client,
  caseId: CaseId,
  { corrections = [], outsiders = [] }: Meeting,
): Promise<void> {
  const corrected = corrections.map(({ personId }) => personId)
  const known = await findNames(client, [...corrected, ...outsiders])
  const holders = outsiders.length > 0 ? await holdersAmong(client, caseId, outsiders) : []
  const unknown = (person: PersonId, field: string): FieldRefusal[] =>
    known.has(person) ? [] : [{ field, code: 'unknown-cadre' }]
  const inOffice = (person: PersonId, field: string): FieldRefusal[] =>
    known.has(person) && holders.includes(person) ? [{ field, code: 'already-holds-post' }] : []
  requireValid([
    ...corrected.flatMap((person, index) => unknown(person, `result.corrections.${index}.personId`)),
    ...outsiders.flatMap((person, index) => {
      const field = `result.outsiders.${index}`
      return [...unknown(person, field), ...inOffice(person, field)]
    }),
  ])
}
