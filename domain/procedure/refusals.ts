import type { CriterionId } from '../eligibility/criterion.js'
import type {
  CaseId,
  DossierItem,
  GroupId,
  IsoDate,
  PersonId,
  ProcedureKind,
  Published,
  SeatId,
  TaskId,
  Text,
} from '../vocabulary.js'
import type { CountProblem } from '../voting/check-count.js'
import type { HowOutOfStep } from './out-of-step.js'
import type { AfterRotation } from './outcomes.js'

/** An item that keeps a dossier from going up. */
export interface LackingItem {
  item: DossierItem
  answer: 'missing' | 'too-old'
  validUntil?: IsoDate
}

/** Why somebody is kept from a file that their office reaches: theirs, or of whoever they stand against or are close to. */
export type KeptFrom = 'own-file' | 'own-acting' | 'own-right' | 'competitor' | 'relation' | 'interest'

/** What cannot be in the record of an election. */
export type ElectionProblem = 'more-than-voters' | 'elected-by-nobody'

/** Why somebody stands back. `candidate`: to whom they are tied; absent where it is the unit of the post. */
export interface Recusal {
  because: 'candidate' | 'relation' | 'interest'
  candidate?: PersonId
}

/**
 * Why a command is refused: a closed union, each with what a message needs and nothing personal beyond opaque codes.
 * A refusal changes nothing. The tables of `api/problems/` give every code its HTTP status and words.
 */
export type Refusal =
  | { code: 'task-not-open'; task: TaskId }
  | { code: 'not-the-assignee'; task: TaskId }
  | { code: 'task-claimed-by-another'; task: TaskId }
  | { code: 'task-not-claimed'; task: TaskId }
  | { code: 'not-a-group-task'; task: TaskId }
  | { code: 'group-answers-for-itself'; task: TaskId }
  | { code: 'wrong-task-kind'; task: TaskId; expected: string }
  | { code: 'not-permitted'; because?: KeptFrom }
  | { code: 'case-suspended' }
  | { code: 'case-not-suspended' }
  | { code: 'case-closed'; status: string }
  /** What the database holds of the case and what its workflow knows do not go together, and nothing heals it by itself. */
  | { code: 'case-out-of-step'; how: HowOutOfStep; recorded: number; known?: number }
  /** Since whoever asks has read it; `sequence`: what it is at now. */
  | { code: 'case-changed'; sequence: number }
  | { code: 'already-decided' }
  | { code: 'stage-not-found'; field: string; stage: string; known: string[] }
  | { code: 'stage-not-earlier'; field: string; stage: string }
  | { code: 'candidate-not-found'; candidate: PersonId }
  | { code: 'candidate-not-active'; candidate: PersonId }
  | { code: 'criterion-not-met'; field: string; criterion: CriterionId; also?: CriterionId[] }
  /** The authority excepts by a paper, in a special case after a review: what of it is not said. */
  | { code: 'waiver-needs-paper'; field: string; criterion: CriterionId; missing: 'paper' | 'review' }
  | { code: 'criterion-not-waivable'; field: string; criterion: CriterionId; because?: 'met' | 'not-asked' }
  /**
   * `evidence`: what the records say of the first criterion, with codes; told to those alone who read the records.
   * `field`: where the person was named, of one who was no candidate so far. No criterion is named where their file is closed.
   */
  | {
      code: 'candidate-not-eligible'
      field?: string
      candidate: PersonId
      criterion?: CriterionId
      also?: CriterionId[]
      evidence?: Text
    }
  | ({ code: 'dossier-incomplete'; candidate: PersonId; also?: LackingItem[] } & LackingItem)
  | { code: 'objections-open'; publication: Published; until?: IsoDate; unanswered?: number }
  | { code: 'explanation-owed'; field: string; due: IsoDate; article: Text }
  | { code: 'nobody-convened'; field: string }
  | { code: 'nobody-on-ballot'; field: string }
  | { code: 'absences-not-settled'; field: string; article: Text }
  | { code: 'candidate-does-not-vote'; field: string; person: PersonId; article: Text }
  | ({ code: 'recused' } & Recusal)
  | { code: 'holder-recused'; field: string; person: PersonId }
  | { code: 'not-a-member'; field: string; person: PersonId }
  | { code: 'named-twice'; field: string; person: PersonId }
  | { code: 'correction-needed'; field: string; person: PersonId }
  | { code: 'standing-committee-needed'; field: string; article: Text }
  | {
      code: 'quorum-not-reached'
      field: string
      bar: string
      present: number
      convened: number
      article: Text
    }
  | { code: 'not-among-those-named'; field: string; person: PersonId }
  | { code: 'opinion-not-as-voted'; field: string; article: Text }
  | { code: 'views-needed'; field: string; article: Text }
  | { code: 'resolution-needed'; field: string; article: Text }
  | { code: 'term-needed'; field: string }
  | { code: 'choice-needed'; field: string; choices: readonly AfterRotation[] }
  | { code: 'not-of-this-kind'; field: string; kind: ProcedureKind }
  | { code: 'absent-but-not-convened'; field: string; person: PersonId }
  | {
      code: 'count-inconsistent'
      field: string
      problem: CountProblem['problem'] | ElectionProblem
      limit?: number
    }
  | { code: 'second-entry-by-first-person'; task: TaskId }
  | { code: 'date-in-future'; field: string; latest: IsoDate }
  | { code: 'date-before'; field: string; earliest: IsoDate }
  | { code: 'date-after'; field: string; latest: IsoDate }
  | { code: 'majority-not-reached'; field: string; bar: string; members: number }
  | { code: 'more-votes-than-members'; field: string; members: number }
  | { code: 'number-already-used'; field: string }
  | { code: 'vote-not-open-to-annulment' }
  /** `field`: the place among those who act on a post that is for another level to fill. */
  | { code: 'wrong-level'; office: GroupId; name: Text; field?: string }
  | { code: 'seat-filled'; seat: SeatId }
  | { code: 'seat-not-held'; seat: SeatId; person: PersonId }
  | { code: 'seat-has-running-procedure'; seat: SeatId }
  | { code: 'not-revocable'; case: CaseId }

export type RefusalCode = Refusal['code']
