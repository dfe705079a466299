import type { MoveReason } from '../../../domain/moving/why-moved.js'
import type { ConfidenceAsked, GroundsNamed } from '../../../domain/procedure/case.js'
import type { AfterRotation } from '../../../domain/procedure/outcomes.js'
import type { Settlement } from '../../../domain/procedure/task-kinds.js'
import type { RotationReason } from '../../../domain/rotation/why-rotated.js'
import type { CaseId, IsoDate, PersonId, PostId, ProcedureType, SeatId } from '../../../domain/vocabulary.js'

/** By which law a case is to run, and since when: the usual procedure of its kind from today on, where nothing is said. */
export interface LawAsked {
  type?: ProcedureType | undefined
  ruleSetId?: string | undefined
  ruleSetVersion?: number | undefined
  /** Begun on paper before: why it is entered only now, and the paper that shows it. */
  beganOn?: IsoDate | undefined
  beganBefore?: { reason: string; evidence: string } | undefined
  /** The day that the authority set for counting the age of the candidates. */
  ageCountedOn?: IsoDate | undefined
}

/** The seat, or a post with one vacant seat, and who is proposed for it. */
interface ProposalAsked extends LawAsked {
  seatId?: SeatId | undefined
  postId?: PostId | undefined
  candidates: PersonId[]
}

interface HolderAsked extends LawAsked {
  seatId: SeatId
}

/** A rotation as its plan has it. */
export interface RotationAsked {
  purpose: string
  until?: IsoDate | undefined
  because?: RotationReason | undefined
  next?: AfterRotation | undefined
  /** The paper by which the authority has it last shorter than the law does. */
  shorterBy?: Settlement | undefined
}

/** A transfer as it is proposed, and what a secondment has alike. */
export interface MovingAsked {
  purpose: string
  movedFor: MoveReason
  /** The person's own paper, where they ask for it. */
  ownRequest?: Settlement | undefined
}

export interface SecondmentAsked extends MovingAsked {
  receiver: string
  secondedUntil: IsoDate
}

/** A launch that fills a vacant seat. */
export type Filling = ProposalAsked &
  (
    | { kind: 'appointment' | 'nomination' }
    | ({ kind: 'rotation' } & RotationAsked)
    | ({ kind: 'transfer' } & MovingAsked)
  )

/** A launch about whoever holds the seat: stays on, or leaves office. */
export type AboutHolder = HolderAsked &
  (
    | { kind: 'rotation-end' | 'reappointment' | 'extension' }
    | ({ kind: 'relief' | 'dismissal' | 'resignation' } & GroundsNamed)
    | ({ kind: 'secondment' } & SecondmentAsked)
    /** `purpose`: why the return comes before the end. */
    | { kind: 'secondment-end'; purpose?: string | undefined }
    | { kind: 'replacement' }
  )

/** A launch that takes a decision back: of the completed procedure. */
export interface Revocation {
  kind: 'revocation'
  revokes: CaseId
}

/** A launch about all the leaders of the body that a seat belongs to. */
export type ConfidenceLaunch = HolderAsked &
  ConfidenceAsked & { kind: 'confidence-vote'; candidates: PersonId[] }

/** What whoever launches a procedure asks for. */
export type LaunchAsked = Filling | AboutHolder | Revocation | ConfidenceLaunch
