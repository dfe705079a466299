import type { ActingProblem } from '../authority/acting.js'
import type { BreakthroughStatus, RegistrationRefused } from '../evaluation/breakthrough-tasks.js'
import type { CapBroken } from '../planning/caps.js'
import type { ProposalState } from '../two-people.js'
import type { CaseId, Cited, IsoDate, Months, ProcedureKind, Text } from '../vocabulary.js'
import type { FieldRefusal } from './field-codes.js'

/** A refusal that its code says whole. */
type Bare<Code extends string> = Code extends Code ? { code: Code } : never

/** What is looked for and is not there, or not for the caller to know of. */
export type NotFound = Bare<
  | 'procedure-not-found'
  | 'task-not-found'
  | 'vote-not-found'
  | 'decision-not-found'
  | 'paper-not-found'
  | 'paper-template-not-found'
  | 'unit-not-found'
  | 'group-not-found'
  | 'post-not-found'
  | 'cadre-not-found'
  | 'planning-entry-not-found'
  | 'document-not-found'
  | 'rule-set-not-found'
  | 'breakthrough-task-not-found'
  | 'relation-not-found'
  | 'interest-not-found'
  | 'formal-decision-not-found'
  | 'absence-not-found'
  | 'acting-holder-not-found'
  | 'objection-not-found'
  | 'right-not-found'
  | 'account-not-found'
  | 'group-not-found'
  | 'member-not-found'
  | 'session-not-found'
  | 'proposed-change-not-found'
>

/** What is refused of the period for which somebody acts in a vacant seat; `rule` says how long that may be. */
type ActingRefusal = ActingProblem & { rule: Cited<Months> }

/** Every cap of the planning that an entry would break, the first of them as the code. */
type CapRefusal<Code = CapBroken['code']> = Code extends unknown
  ? { code: Code; broken: readonly CapBroken[] }
  : never

/** What one person may hand in for one task. */
export interface DocumentQuota {
  files: number
  bytes: number
}

/**
 * Why a change of the registers is refused: a closed union, each with what a message needs. What a running case refuses
 * too (days, rights) is a `Refusal`. `api/problems` maps every code to an HTTP status and a message in both languages.
 */
export type RecordRefusal =
  | NotFound
  | { code: 'invalid-input'; errors: readonly FieldRefusal[] }
  /** `what` and the day: of what is there already, where a sentence says it. */
  | {
      code: 'already-exists'
      what?:
        | 'relation'
        | 'interest'
        | 'publication'
        | 'right'
        | 'proposal'
        | 'account'
        | 'membership'
        | 'paper-template'
    }
  | { code: 'already-exists'; what: 'declaration'; declaredOn: IsoDate }
  /** Whoever changes a record has to have read it as it stands. */
  | { code: 'precondition-required' }
  | { code: 'precondition-failed' }
  | { code: 'already-ended' }
  | { code: 'already-answered' }
  | { code: 'record-in-use'; because?: 'left-planning' }
  | { code: 'dossier-not-reusable' }
  | { code: 'vote-not-counted' }
  | { code: 'document-not-awaited' }
  /** So many files, and so many bytes, may still be handed in for the task. */
  | { code: 'document-quota'; most: DocumentQuota; left: DocumentQuota }
  /** What is stored is not what was handed in: nobody who asks can help it. */
  | { code: 'document-damaged' }
  | { code: 'own-breakthrough-task' }
  | { code: 'breakthrough-task-status'; status: BreakthroughStatus }
  | RegistrationRefused
  | ActingRefusal
  | CapRefusal
  | { code: 'already-in-planning' }
  /** `proposal`: of a procedure that the caller may see. */
  | {
      code: 'proposed-for-post'
      article: Text
      proposal?: { caseId: CaseId; kind: ProcedureKind; post: Text }
    }
  /** `entered`: the second person is not the first. */
  | { code: 'second-person-needed'; entered: boolean }
  | { code: 'proposed-change-decided'; state: Exclude<ProposalState, 'waiting'> }
  /** What is kept is not what was entered: nobody who asks can help it. */
  | { code: 'proposed-change-damaged' }
  /** Whoever entered it may not enter it any more. */
  | { code: 'proposer-without-right' }
  | { code: 'nothing-published' }
  | { code: 'nothing-to-publish'; awaited: Text }
  | { code: 'candidate-only-proposed' }
  | { code: 'objection-period-over'; lastDay: IsoDate }

export type RecordRefusalCode = RecordRefusal['code']
