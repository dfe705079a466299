import type { IsoDate, SeatId, WorkingDays } from '../../domain/vocabulary.js'
import type { Vacancy } from '../vacancies.js'
import { answer, approved } from './answers.js'
import { check, programs } from './candidates.js'
import { vote } from './meetings.js'
import type { Trail } from './trail.js'

/** Which vacant seat a procedure is for. */
export interface SeatWanted {
  filledBy: Vacancy['filledBy']
  /** Department deputies and above; divisions and communes' offices below. */
  rung: 'high' | 'low'
  /** Just this seat. */
  seatId?: SeatId
  /** A seat of this department, where one is left. */
  near?: string
}

/** One procedure of the demonstration: for which seat, with whom, when its last step was, and what had happened. */
export interface Scenario {
  name: string
  seat: SeatWanted
  /** How many candidates who meet every criterion; 1 unless given. */
  suited?: 0 | 1 | 2
  /** Whether the candidate who misses a criterion takes part: rejected, or with the planning waived. */
  unsuited?: 'rejected' | 'waived'
  /** Working days from the last step to `today`. */
  ago: WorkingDays
  /** `day(n)` is the n-th working day from `today` on. */
  lay(trail: Trail, day: (offset: number) => IsoDate): void
}

export const HIGH: SeatWanted = { filledBy: 'appointment', rung: 'high' }
export const DIVISION: SeatWanted = { filledBy: 'appointment', rung: 'low' }
export const SECRETARY: SeatWanted = { filledBy: 'election', rung: 'high' }
export const COMMUNE: SeatWanted = { filledBy: 'election', rung: 'low' }

/** Only the planning check: a stretch that many procedures have in common, as those that follow. */
export const onlyCheck = (trail: Trail): void => check(trail)

/** Up to the meeting that votes: checked, and every action program accepted. */
export function toVote(trail: Trail): void {
  check(trail)
  programs(trail)
}

/** Up to the end of the vote, which the first candidate wins. */
export function toApproval(trail: Trail): void {
  toVote(trail)
  vote(trail, 'first wins')
}

/** Up to the electing body. */
export function toElection(trail: Trail): void {
  toApproval(trail)
  answer(trail, approved(trail))
}

/** An officer sends the case back. */
export function returnTo(trail: Trail, stage: string, reason: string, keep: string[] = []): void {
  trail.command(1, 'returnCase', { stage, keep, reason }, { rereads: stage === 'planning-check' })
}
