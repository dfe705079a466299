import { answer, approved, claimRecord, elect, introduce, ratify, record } from './answers.js'
import { check, confirm, reject, review, submit } from './candidates.js'
import { annul, convene, enterCounts } from './meetings.js'
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
  AUTHORITY_RETURNED_BECAUSE,
  CASE_RETURNED_BECAUSE,
  MORE_PAPERS_BECAUSE,
  SUSPENDED_FOR_MERGER_BECAUSE,
  SUSPENDED_FOR_REVIEW_BECAUSE,
  WITHDREW_BECAUSE,
} from './texts.js'

const nothing = (): void => {}

/** Waiting at the planning check or for action programs. */
const WITH_CANDIDATES: readonly Scenario[] = [
  { name: 'launched yesterday', seat: DIVISION, suited: 2, ago: 1, lay: nothing },
  {
    name: 'waiver to confirm',
    seat: HIGH,
    unsuited: 'waived',
    ago: 1,
    lay: (trail) => check(trail, { waive: true, confirmed: false }),
  },
  {
    name: 'check overdue for one of three',
    seat: HIGH,
    suited: 2,
    unsuited: 'rejected',
    ago: 6,
    lay(trail) {
      const [first = '', , third = ''] = trail.active
      confirm(trail, first, 2)
      reject(trail, third, 1)
    },
  },
  { name: 'check in Health', seat: { ...DIVISION, near: 'health' }, suited: 2, ago: 4, lay: nothing },
  {
    name: 'programs of candidates 3 and 4',
    seat: { ...SECRETARY, seatId: 'seat-c02-secretary-1' },
    suited: 2,
    ago: 8,
    lay: onlyCheck,
  },
  {
    name: 'programs of candidates 5 and 6',
    seat: { ...HIGH, seatId: 'seat-culture-head-1' },
    suited: 2,
    ago: 3,
    lay(trail) {
      const [first = ''] = trail.active
      check(trail)
      submit(trail, first, 6)
      review(trail, first, 4, false)
    },
  },
  {
    name: 'program returned by the authority, overdue',
    seat: HIGH,
    ago: 14,
    lay(trail) {
      toApproval(trail)
      const reason = AUTHORITY_RETURNED_BECAUSE
      answer(trail, () => ({ outcome: 'returned', stage: 'action-program', keep: [], reason }))
    },
  },
  {
    name: 'second version due for review today',
    seat: HIGH,
    suited: 2,
    ago: 5,
    lay(trail) {
      const [first = '', second = ''] = trail.active
      check(trail)
      submit(trail, first, 5)
      submit(trail, second, 1)
      review(trail, first, 2)
      review(trail, second, 0, false)
      submit(trail, second, 4)
    },
  },
  {
    name: 'review overdue',
    seat: SECRETARY,
    ago: 9,
    lay(trail) {
      const [only = ''] = trail.active
      check(trail)
      submit(trail, only, 8)
    },
  },
]

/** Waiting for a vote to be convened or counted. */
const AT_VOTE: readonly Scenario[] = [
  { name: 'vote to convene in Health', seat: { ...DIVISION, near: 'health' }, ago: 2, lay: toVote },
  {
    name: 'returned before the vote, to convene overdue',
    seat: DIVISION,
    suited: 2,
    ago: 8,
    lay(trail) {
      toVote(trail)
      convene(trail, 3, 1)
      returnTo(trail, 'planning-check', CASE_RETURNED_BECAUSE)
      toVote(trail)
    },
  },
  {
    name: 'vote annulled, to convene anew',
    seat: COMMUNE,
    suited: 2,
    ago: 1,
    lay(trail) {
      toApproval(trail)
      annul(trail, 4)
    },
  },
  {
    name: 'first entry of the count',
    seat: DIVISION,
    suited: 2,
    ago: 1,
    lay(trail) {
      toVote(trail)
      convene(trail, 2, 1)
    },
  },
  {
    name: 'second entry of the count',
    seat: HIGH,
    suited: 2,
    ago: 1,
    lay(trail) {
      toVote(trail)
      convene(trail, 3, 1)
      enterCounts(trail, 1, { winner: trail.active[0] ?? '' }, { entries: 1 })
    },
  },
  {
    name: 'entries that differ, overdue',
    seat: DIVISION,
    ago: 4,
    lay(trail) {
      toVote(trail)
      convene(trail, 3, 1)
      enterCounts(trail, 1, { winner: trail.active[0] ?? '' }, { differ: true })
    },
  },
]

/** Waiting for the authority or the electing body. */
const AT_AUTHORITY: readonly Scenario[] = [
  { name: 'decision just asked', seat: HIGH, ago: 2, lay: toApproval },
  { name: 'decision soon due', seat: HIGH, suited: 2, ago: 14, lay: toApproval },
  {
    name: 'decision overdue, claimed',
    seat: COMMUNE,
    ago: 18,
    lay(trail) {
      toApproval(trail)
      claimRecord(trail, 2)
    },
  },
  {
    name: 'record to confirm',
    seat: HIGH,
    ago: 1,
    lay(trail) {
      toApproval(trail)
      record(trail, approved(trail), 9)
    },
  },
  {
    name: 'record to confirm, overdue',
    seat: COMMUNE,
    ago: 6,
    lay(trail) {
      toApproval(trail)
      record(trail, approved(trail), 11)
    },
  },
  {
    name: 'record to confirm in Culture, due today',
    seat: { ...DIVISION, near: 'culture' },
    ago: 3,
    lay(trail) {
      toApproval(trail)
      record(trail, approved(trail), 7)
    },
  },
  {
    name: 'papers to supply',
    seat: HIGH,
    ago: 4,
    lay(trail) {
      toApproval(trail)
      answer(trail, () => ({ outcome: 'more-papers', reason: MORE_PAPERS_BECAUSE }))
    },
  },
  {
    name: 'selected candidate lost',
    seat: HIGH,
    suited: 2,
    ago: 7,
    lay(trail) {
      toApproval(trail)
      const candidate = trail.selected ?? ''
      trail.command(5, 'withdrawCandidate', { candidate, reason: WITHDREW_BECAUSE[0] }, { by: candidate })
    },
  },
  { name: 'to introduce', seat: COMMUNE, ago: 12, lay: toElection },
  {
    name: 'election overdue',
    seat: SECRETARY,
    ago: 24,
    lay(trail) {
      toElection(trail)
      introduce(trail)
    },
  },
  {
    name: 'election result to confirm, overdue',
    seat: COMMUNE,
    ago: 6,
    lay(trail) {
      toElection(trail)
      introduce(trail)
      elect(trail, { confirmed: false })
    },
  },
  {
    name: 'ratification to confirm, due today',
    seat: COMMUNE,
    ago: 3,
    lay(trail) {
      toElection(trail)
      introduce(trail)
      elect(trail)
      ratify(trail, { confirmed: false })
    },
  },
  {
    name: 'to ratify',
    seat: COMMUNE,
    ago: 19,
    lay(trail) {
      toElection(trail)
      introduce(trail)
      elect(trail)
    },
  },
]

/** Suspended for months, or decided and waiting for the day. */
const AT_REST: readonly Scenario[] = [
  {
    name: 'suspended at the action program',
    seat: HIGH,
    ago: 105,
    lay(trail) {
      check(trail)
      trail.command(4, 'suspendCase', { reason: SUSPENDED_FOR_REVIEW_BECAUSE })
    },
  },
  {
    name: 'suspended at the approval',
    seat: COMMUNE,
    suited: 2,
    ago: 70,
    lay(trail) {
      toApproval(trail)
      trail.command(6, 'suspendCase', { reason: SUSPENDED_FOR_MERGER_BECAUSE })
    },
  },
  {
    name: 'appointed from next week',
    seat: HIGH,
    ago: 3,
    lay(trail, day) {
      toApproval(trail)
      answer(trail, approved(trail, { effectiveOn: day(6) }))
    },
  },
  {
    name: 'appointed from next month',
    seat: DIVISION,
    ago: 5,
    lay(trail, day) {
      toApproval(trail)
      answer(trail, approved(trail, { effectiveOn: day(22) }))
    },
  },
  {
    name: 'ratified from a later day',
    seat: COMMUNE,
    ago: 4,
    lay(trail, day) {
      toElection(trail)
      introduce(trail)
      elect(trail)
      ratify(trail, { effectiveOn: day(10) })
    },
  },
]

export const OPEN_CASES: readonly Scenario[] = [...WITH_CANDIDATES, ...AT_VOTE, ...AT_AUTHORITY, ...AT_REST]
