import { addDays, addMonths } from '../../domain/deadlines/dates.js'
import type { GroundsNamed, LaunchWithLaw } from '../../domain/procedure/case.js'
import type { IsoDate, ProcedureKind, ProcedureType, WorkingDays } from '../../domain/vocabulary.js'
import { type Left, layUntil } from './course.js'
import {
  DISMISSED_BECAUSE,
  RELIEVED_BECAUSE,
  ROTATION_FOR,
  SECONDED_FOR,
  SECONDED_TO,
  TRANSFERRED_FOR,
} from './texts.js'
import type { Trail } from './trail.js'

/** A procedure of the demonstration beside the short ones: each for something that no short one shows. */
export interface OtherCase {
  name: string
  kind: ProcedureKind
  type: ProcedureType
  /** Candidates for a vacant seat, whoever holds one, comes from one to an equal, vacant one, or the leaders of a body. */
  about: 'one' | 'two' | 'holder' | 'holder of an equal post' | 'leaders' | 'one with an unknown criterion'
  /** Working days from the last step to `today`. */
  ago: WorkingDays
  meant?(today: IsoDate): Pick<LaunchWithLaw, 'ground' | 'rotation' | 'moving' | 'confidence'>
  /** A meeting is held in it. */
  hasMet?: boolean
  lay(trail: Trail): void
}

/** So many days before the end a body concluded what a proposal is founded on. */
const CONCLUDED_BEFORE = 30

/** A ground of leaving office with the conclusion that shows it. */
const onGround = (code: string, today: IsoDate, reason: string): GroundsNamed => ({
  grounds: [{ code, paper: { number: '47-KL/UBKT', on: addDays(today, -CONCLUDED_BEFORE) } }],
  reason,
})

const BEFORE_MEETINGS = ['policy', 'step-1']

/** The nine steps of an appointment on the spot, up to there. */
const nineSteps = (name: string, left: Left, ago: WorkingDays): OtherCase => ({
  ...{ name, kind: 'appointment', type: 'on-the-spot', about: 'two', ago },
  hasMet: !BEFORE_MEETINGS.includes(left.stage),
  lay: (trail) => layUntil(trail, left),
})

/** Its dossier goes up next, with an item that is too old; its list was made public, and somebody objects. */
export const WITH_DOSSIER = 'nine steps: the dossier'

export const OTHER_CASES: readonly OtherCase[] = [
  nineSteps('nine steps: the policy', { stage: 'policy' }, 1),
  nineSteps('nine steps: before its first vote', { stage: 'step-1' }, 1),
  nineSteps('nine steps: the second vote is counted', { stage: 'step-2', isConvened: true }, 2),
  nineSteps('nine steps: the opinion of the party committee', { stage: 'party-opinion' }, 2),
  nineSteps(WITH_DOSSIER, { stage: 'decision' }, 3),
  {
    name: 'a criterion that nobody can answer',
    ...{ kind: 'appointment', type: 'short', about: 'one with an unknown criterion', ago: 2 },
    lay: () => {},
  },
  {
    name: 'a reappointment before the term ends',
    ...{ kind: 'reappointment', type: 'reappointment', about: 'holder', ago: 3 },
    lay: (trail) => layUntil(trail, { stage: 'self-report' }),
  },
  {
    name: 'a dismissal before the vote of the leadership and the standing committee',
    ...{ kind: 'dismissal', type: 'dismissal', about: 'holder', ago: 4 },
    meant: (today) => ({ ground: onGround('53.1i', today, DISMISSED_BECAUSE) }),
    lay: (trail) => layUntil(trail, { stage: 'joint-vote' }),
  },
  {
    name: 'a rotation at the place that receives',
    ...{ kind: 'rotation', type: 'rotation', about: 'one', ago: 2 },
    meant: (today) => ({
      rotation: {
        ...{ purpose: ROTATION_FOR, until: addMonths(today, 36) },
        ...{ because: 'planned', next: 'return' },
      },
    }),
    lay: (trail) => layUntil(trail, { stage: 'receiving-opinion' }),
  },
  {
    name: 'a relief after the talk and the proposal',
    ...{ kind: 'relief', type: 'relief', about: 'holder', ago: 2 },
    meant: (today) => ({ ground: onGround('52.1b', today, RELIEVED_BECAUSE) }),
    lay: (trail) => layUntil(trail, { stage: 'decision' }),
  },
  {
    name: 'a vote of confidence that waits for the self-reports',
    ...{ kind: 'confidence-vote', type: 'confidence-vote', about: 'leaders', ago: 3 },
    // In the third year of the term.
    meant: (today) => ({ confidence: { termBeganOn: addMonths(today, -30), leftOut: [] } }),
    lay: () => {},
  },
  {
    name: 'a transfer of which the person has been told',
    ...{ kind: 'transfer', type: 'transfer', about: 'one', ago: 2 },
    meant: () => ({ moving: { purpose: TRANSFERRED_FOR, movedFor: 'plan' } }),
    lay: (trail) => layUntil(trail, { stage: 'receiving-opinion' }),
  },
  {
    name: 'a secondment that waits for the meeting',
    ...{ kind: 'secondment', type: 'secondment', about: 'holder', ago: 2 },
    meant: (today) => ({
      moving: {
        ...{ purpose: SECONDED_FOR, movedFor: 'urgent-task', receiver: SECONDED_TO },
        secondedUntil: addMonths(today, 12),
      },
    }),
    lay: (trail) => layUntil(trail, { stage: 'candidate-meeting' }),
  },
  {
    name: 'after a merger: the decision',
    ...{ kind: 'appointment', type: 'after-merger', about: 'holder of an equal post', ago: 1 },
    lay: (trail) => layUntil(trail, { stage: 'decision' }),
  },
]
