import { type Client, together } from '../../db/pool.js'
import { findCandidates, type LaunchCandidate } from '../../db/reads/launches.js'
import type { TaskStanding } from '../../db/reads/tasks.js'
import { findNames } from '../../db/reads/titles-of-codes.js'
import { Refused } from '../../db/refused.js'
import { findNamedDocuments, type NamedDocument } from '../../db/registers/documents.js'
import type { Meeting, TaskResults } from '../../domain/procedure/task-kinds.js'
import { type DocumentPurpose, TASK_ROWS, type TaskKind } from '../../domain/procedure/task-kinds.js'
import type { FieldRefusal } from '../../domain/records/field-codes.js'
import type { CaseId, DocumentId, Months, PersonId, TaskId } from '../../domain/vocabulary.js'
import type { EnteredCount, PaperCount } from '../../domain/voting/check-count.js'
import type { Caller } from '../rights/caller.js'
import { requireValid, wrongField } from '../use-case/invalid-input.js'
import { refusing } from '../use-case/refusing.js'
import { proposedBy } from './proposed.js'
import { termToGive, withTerm } from './term-of-post.js'

/** A result as it is given: the digest of a document is the server's to know; that no paper came back is said twice. */
export type GivenResults = {
  [Kind in TaskKind]: TaskResults[Kind] extends { sha256: string }
    ? Omit<TaskResults[Kind], 'sha256'>
    : TaskResults[Kind] extends EnteredCount
      ? GivenCount
      : TaskResults[Kind]
}
interface GivenCount extends PaperCount {
  nothingReturned?: true | undefined
}

/** What a task is completed with: its kind, and a result. Whether it is one of that kind, whoever takes it has checked. */
export interface Completion {
  kind: TaskKind
  result: GivenResults[TaskKind]
}

/** What the records say of what a result names. */
export interface NamedInResult {
  documents: NamedDocument[]
  /** Those who are on record. */
  people: ReadonlySet<PersonId>
  /** Those who are put on the ballot, as far as they are. */
  outsiders: ReadonlyMap<PersonId, LaunchCandidate>
  /** For how many months its post is held, where an approval names no end of the term. */
  termMonths: Months | undefined
}

/** All that is looked up of a result, in one flight. */
export async function namedInResult(
  client: Client,
  task: TaskId,
  { result }: Completion,
): Promise<NamedInResult> {
  const documents =
    'documentId' in result ? [result.documentId] : 'documentIds' in result ? result.documentIds : []
  const { corrections = [], outsiders = [] }: Partial<Meeting> = 'convened' in result ? result : {}
  const people = corrections.map(({ personId }) => personId)
  const [found, names, candidates, termMonths] = await together([
    findNamedDocuments(client, documents),
    findNames(client, people),
    findCandidates(client, outsiders, { taskId: task }),
    termToGive(client, task, result),
  ])
  return { documents: found, people: new Set(names.keys()), outsiders: candidates, termMonths }
}

/**
 * The result as the case is told it: with what the server knows of the documents that it names; the people whom it names
 * are on record.
 * @throws Refused invalid-input, what is wrong with the result; named-twice, of whom an electorate is corrected for
 */
export function resultOf(
  caller: Caller,
  { caseId }: Pick<TaskStanding, 'caseId'>,
  { kind, result }: Completion,
  named: NamedInResult,
): TaskResults[TaskKind] {
  if ('documentId' in result) {
    const purpose = TASK_ROWS[kind].handsIn?.purpose
    return ownDocument(caller, { caseId, purpose }, result, named)
  }
  if ('documentIds' in result) requireOfCase(caseId, result.documentIds, named)
  if ('convened' in result) return meetingOf(caller, result, named)
  if ('issued' in result) return countOf(result)
  return withTerm(result, named.termMonths)
}

/** A document that the caller has uploaded to the case for that purpose, with its digest. */
function ownDocument(
  { personId }: Caller,
  { caseId, purpose }: { caseId: CaseId; purpose: DocumentPurpose | undefined },
  { documentId, summary }: { documentId: DocumentId; summary: string },
  { documents: [document] }: NamedInResult,
): { documentId: DocumentId; sha256: string; summary: string } {
  const field = 'result.documentId'
  if (document?.caseId !== caseId || document.purpose !== purpose) throw wrongField(field, 'unknown-document')
  if (document.uploadedBy !== personId) throw wrongField(field, 'document-of-another')
  return { documentId, sha256: document.sha256, summary }
}

function requireOfCase(caseId: CaseId, ids: DocumentId[], { documents }: NamedInResult): void {
  const known = new Set(documents.filter((each) => each.caseId === caseId).map(({ id }) => id))
  const unknown = (id: DocumentId, index: number): FieldRefusal[] =>
    known.has(id) ? [] : [{ field: `result.documentIds.${index}`, code: 'unknown-document' }]
  requireValid(ids.flatMap(unknown))
}

/** The count, where papers came back; where none did, that is asked about first: it is more often a record not filled in. */
function countOf({ nothingReturned, ...count }: GivenCount): EnteredCount {
  const isNothing = count.returned === 0
  if (isNothing && !nothingReturned) throw wrongField('result.returned', 'nothing-returned')
  return { ...count, prepared: count.prepared ?? null, ...(isNothing && { nothingReturned: true }) }
}

/** Of two reasons for one person nobody could tell which one holds. Told as a case tells who was convened twice. */
const requireCorrectedOnce = refusing(
  ['named-twice'],
  (corrections: NonNullable<Meeting['corrections']>): void => {
    const people = corrections.map(({ personId }) => personId)
    const again = people.findIndex((person, index) => people.indexOf(person) < index)
    const person = people[again]
    if (person === undefined) return
    throw new Refused({ code: 'named-twice', field: `result.corrections.${again}.personId`, person })
  },
)

/** A meeting with who of the ballot is only proposed: their file is not open to whoever convenes. */
function meetingOf(caller: Caller, meeting: Meeting, named: NamedInResult): Meeting {
  requireKnown(meeting, named)
  const proposed = proposedBy(caller, meeting.outsiders ?? [], named.outsiders)
  return proposed.length > 0 ? { ...meeting, proposed } : meeting
}

/** Whoever is added to an electorate, or put on the ballot, is on record; who holds the post is no candidate for it. */
function requireKnown(
  { corrections = [], outsiders = [] }: Meeting,
  { people, outsiders: found }: NamedInResult,
): void {
  requireCorrectedOnce(corrections)
  requireValid([
    ...corrections.flatMap(({ personId }, index): FieldRefusal[] => {
      const field = `result.corrections.${index}.personId`
      return people.has(personId) ? [] : [{ field, code: 'unknown-cadre' }]
    }),
    ...outsiders.flatMap((person, index): FieldRefusal[] => {
      const field = `result.outsiders.${index}`
      const outsider = found.get(person)
      if (!outsider) return [{ field, code: 'unknown-cadre' }]
      return outsider.holdsPost ? [{ field, code: 'already-holds-post' }] : []
    }),
  ])
}
