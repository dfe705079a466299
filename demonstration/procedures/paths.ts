import { answer, approved } from './answers.js'
import { check, programs } from './candidates.js'
import { vote } from './meetings.js'
import type { Trail } from './trail.js'

/** Stretches that many procedures have in common. */

export const onlyCheck = (trail: Trail): void => check(trail)

/** Up to the end of the vote, which the first candidate wins. */
export function toApproval(trail: Trail): void {
  check(trail)
  programs(trail)
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
