import { answer, approved, confirmRecord, elect, introduce, ratify, record, refused } from './answers.js'
import { check, programs } from './candidates.js'
import { annul, convene, vote } from './meetings.js'
import {
  COMMUNE,
  DIVISION,
  HIGH,
  onlyCheck,
  returnTo,
  type Scenario,
  SECRETARY,
  toApproval,
  toElection,
  toVote,
} from './scenarios.js'
import {
  BLOCKED_BECAUSE,
  CASE_RETURNED_BECAUSE,
  CASE_WITHDRAWN_BECAUSE,
  MORE_PAPERS_BECAUSE,
  NOT_CONFIRMED_BECAUSE,
  PAPERS_SUPPLIED_NOTE,
  REJECTED_BY_BODY_BECAUSE,
  RESUMED_BECAUSE,
  RETURNED_AFTER_LOSS_BECAUSE,
  SUSPENDED_FOR_REVIEW_BECAUSE,
  VOTE_TO_REPEAT_BECAUSE,
  WITHDREW_BECAUSE,
} from './texts.js'
import type { Trail } from './trail.js'

function plainly(trail: Trail): void {
  toApproval(trail)
  answer(trail, approved(trail))
}

/** The case whose decision is revoked later. */
export const REVOKED = 'appointed, revoked later'

/** Appointments that took effect, spread over the year. */
const APPOINTED: readonly Scenario[] = [
  { name: 'appointed plainly', seat: DIVISION, ago: 222, lay: plainly },
  { name: 'appointed of two', seat: DIVISION, suited: 2, ago: 207, lay: plainly },
  {
    name: 'appointed after a second version',
    seat: HIGH,
    ago: 190,
    lay(trail) {
      check(trail)
      programs(trail, { returned: true })
      vote(trail, 'first wins')
      answer(trail, approved(trail))
    },
  },
  {
    name: 'appointed after the other withdrew at the vote',
    seat: DIVISION,
    suited: 2,
    ago: 172,
    lay(trail) {
      const [, candidate = ''] = trail.active
      toVote(trail)
      convene(trail, 3, 2)
      trail.command(1, 'withdrawCandidate', { candidate, reason: WITHDREW_BECAUSE[1] }, { by: candidate })
      trail.active = trail.active.filter((id) => id !== candidate)
      vote(trail, 'first wins')
      answer(trail, approved(trail))
    },
  },
  {
    name: 'appointed with the planning waived',
    seat: DIVISION,
    unsuited: 'waived',
    ago: 155,
    lay(trail) {
      check(trail, { waive: true })
      programs(trail)
      vote(trail, 'last wins')
      answer(trail, approved(trail))
    },
  },
  {
    name: 'appointed in a second round',
    seat: HIGH,
    suited: 2,
    unsuited: 'rejected',
    ago: 139,
    lay(trail) {
      toVote(trail)
      vote(trail, 'split')
      vote(trail, 'last wins', { round: 2 })
      answer(trail, approved(trail))
    },
  },
  {
    name: 'appointed after a vote was annulled',
    seat: DIVISION,
    suited: 2,
    ago: 128,
    lay(trail) {
      toApproval(trail)
      annul(trail, 2)
      vote(trail, 'last wins')
      answer(trail, approved(trail))
    },
  },
  { name: REVOKED, seat: DIVISION, ago: 116, lay: plainly },
  {
    name: 'appointed after a return',
    seat: DIVISION,
    ago: 104,
    lay(trail) {
      toApproval(trail)
      returnTo(trail, 'planning-check', CASE_RETURNED_BECAUSE)
      toApproval(trail)
      answer(trail, approved(trail))
    },
  },
  {
    name: 'appointed after more papers',
    seat: HIGH,
    suited: 2,
    ago: 92,
    lay(trail) {
      toApproval(trail)
      answer(trail, () => ({ outcome: 'more-papers', reason: MORE_PAPERS_BECAUSE }))
      supplyPapers(trail)
      answer(trail, approved(trail))
    },
  },
  {
    name: 'appointed after the record was sent back',
    seat: DIVISION,
    ago: 80,
    lay(trail) {
      toApproval(trail)
      record(trail, approved(trail), 6)
      confirmRecord(trail, 2, NOT_CONFIRMED_BECAUSE)
      answer(trail, approved(trail), { gap: 2 })
    },
  },
  {
    name: 'appointed after the selected one was blocked',
    seat: DIVISION,
    suited: 2,
    ago: 68,
    lay(trail) {
      toApproval(trail)
      const candidate = trail.selected ?? ''
      trail.command(4, 'blockCandidate', { candidate, reason: BLOCKED_BECAUSE })
      trail.active = trail.active.filter((id) => id !== candidate)
      voteAnewAfterLoss(trail)
      vote(trail, 'first wins')
      answer(trail, approved(trail))
    },
  },
  { name: 'appointed plainly in autumn', seat: DIVISION, ago: 56, lay: plainly },
  {
    name: 'appointed, keeping the former post',
    seat: DIVISION,
    ago: 45,
    lay(trail) {
      toApproval(trail)
      answer(trail, approved(trail, { keepsFormerPost: true }))
    },
  },
  {
    name: 'appointed after a suspension',
    seat: DIVISION,
    suited: 2,
    ago: 34,
    lay(trail) {
      check(trail)
      trail.command(2, 'suspendCase', { reason: SUSPENDED_FOR_REVIEW_BECAUSE })
      trail.command(24, 'resumeCase', { reason: RESUMED_BECAUSE })
      programs(trail)
      vote(trail, 'first wins')
      answer(trail, approved(trail))
    },
  },
  {
    name: 'appointed after the authority asked for another vote',
    seat: HIGH,
    suited: 2,
    ago: 22,
    lay(trail) {
      toApproval(trail)
      const reason = VOTE_TO_REPEAT_BECAUSE
      answer(trail, () => ({ outcome: 'returned', stage: 'collective-vote', keep: [], reason }))
      vote(trail, 'first wins')
      answer(trail, approved(trail))
    },
  },
  { name: 'appointed last week', seat: DIVISION, ago: 6, lay: plainly },
]

function supplyPapers(trail: Trail): void {
  trail.complete(
    3,
    'supply-papers',
    ({ on }) => trail.oneOf(trail.scene.subject.office, on),
    () => ({ documentIds: [], note: PAPERS_SUPPLIED_NOTE }),
    trail.selected,
  )
}

function voteAnewAfterLoss(trail: Trail): void {
  trail.complete(
    3,
    'resolve-lost-candidate',
    ({ on }) => trail.oneOf(trail.scene.subject.office, on),
    () => ({ action: 'return', stage: 'collective-vote', reason: RETURNED_AFTER_LOSS_BECAUSE }),
  )
}

function elected(trail: Trail): void {
  toElection(trail)
  introduce(trail)
  elect(trail)
  ratify(trail)
}

/** Nominations whose candidate was elected and ratified, and what came to nothing. */
const OTHERS: readonly Scenario[] = [
  { name: 'elected secretary', seat: SECRETARY, suited: 2, ago: 95, lay: elected },
  { name: 'elected in a commune', seat: COMMUNE, ago: 30, lay: elected },
  {
    name: 'rejected as secretary',
    seat: SECRETARY,
    suited: 2,
    ago: 120,
    lay(trail) {
      toApproval(trail)
      answer(trail, refused(trail, REJECTED_BY_BODY_BECAUSE))
    },
  },
  {
    name: 'rejected in a commune',
    seat: COMMUNE,
    ago: 47,
    lay(trail) {
      toApproval(trail)
      answer(trail, refused(trail, REJECTED_BY_BODY_BECAUSE))
    },
  },
  {
    name: 'stopped without a majority in two rounds',
    seat: DIVISION,
    suited: 2,
    ago: 74,
    lay(trail) {
      toVote(trail)
      vote(trail, 'split')
      vote(trail, 'split', { round: 2 })
    },
  },
  {
    name: 'stopped with no candidate left',
    seat: DIVISION,
    suited: 0,
    unsuited: 'rejected',
    ago: 142,
    lay: onlyCheck,
  },
  {
    name: 'stopped, not elected',
    seat: COMMUNE,
    ago: 60,
    lay(trail) {
      toElection(trail)
      introduce(trail)
      elect(trail, { elected: false })
    },
  },
  {
    name: 'withdrawn at the check',
    seat: DIVISION,
    ago: 110,
    lay(trail) {
      trail.command(3, 'withdrawCase', { reason: CASE_WITHDRAWN_BECAUSE[0] })
    },
  },
  {
    name: 'withdrawn at the approval',
    seat: COMMUNE,
    suited: 2,
    ago: 26,
    lay(trail) {
      toApproval(trail)
      trail.command(7, 'withdrawCase', { reason: CASE_WITHDRAWN_BECAUSE[1] })
    },
  },
]

/** How the revocation went: the body's decision alone. */
export const REVOCATION = {
  ago: 64,
  lay(trail: Trail): void {
    trail.selected = trail.scene.candidates[0]
    answer(trail, approved(trail))
  },
}

export const CLOSED_CASES: readonly Scenario[] = [...APPOINTED, ...OTHERS]
