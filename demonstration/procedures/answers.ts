import type { DecisionRecord } from '../../domain/procedure/task-kinds.js'
import type { IsoDate, WorkingDays } from '../../domain/vocabulary.js'
import { daysBefore } from '../working-days.js'
import { NOT_ELECTED_BALLOTS, OPINION } from './texts.js'
import type { Day, Trail } from './trail.js'

/** What the managing body and, of a nomination, the electing body answer, laid into a trail. */

const RECORD = 'record-decision'

/** The secretariat records an answer of the body, one of its members confirms the record. */
export function answer(
  trail: Trail,
  make: (day: Day) => DecisionRecord,
  { gap = trail.days(5, 12), confirmAfter = trail.days(1, 3) } = {},
): void {
  record(trail, make, gap)
  confirmRecord(trail, confirmAfter)
}

export function record(trail: Trail, make: (day: Day) => DecisionRecord, gap: WorkingDays): void {
  const { subject } = trail.scene
  trail.complete(gap, RECORD, ({ on }) => trail.oneOf(subject.secretariat, on), make, trail.selected)
}

/** One of the secretariat takes it upon themself to record the body's answer. */
export function claimRecord(trail: Trail, gap: WorkingDays): void {
  trail.claim(gap, RECORD, trail.scene.subject.secretariat, trail.selected)
}

/** `because`: why the record is sent back, where it is. */
export function confirmRecord(trail: Trail, gap: WorkingDays, because?: string): void {
  const { subject, kind } = trail.scene
  const { selected } = trail
  trail.complete(
    gap,
    'confirm-decision',
    ({ on }) => trail.oneOf(subject.managingBody, on),
    ({ on }) => {
      if (because !== undefined) return { confirmed: false, reason: because }
      if (selected !== undefined && kind !== 'revocation') trail.requireEligible(selected, on)
      return { confirmed: true }
    },
    selected,
  )
}

/** The body agrees that the post is to be filled: recorded by its secretariat, confirmed by a member. */
export function answerPolicy(trail: Trail): void {
  const { subject, world } = trail.scene
  trail.complete(
    trail.days(2, 4),
    'record-policy',
    ({ on }) => trail.oneOf(subject.secretariat, on),
    ({ on }) => {
      const signedOn = daysBefore(on, 1)
      return {
        ...{ agreed: true, signedOn, signatory: world.signatory(subject.managingBody, signedOn) },
        resolutionNumber: world.nextNumber(subject.managingBody, signedOn, 'TB'),
      }
    },
  )
  confirmRecord(trail, trail.days(1, 2))
}

/** The office enters that the party committee, or the place asked, agrees to everybody. */
export function opine(trail: Trail): void {
  const { subject } = trail.scene
  for (const [index, candidate] of trail.active.entries()) {
    trail.complete(
      index === 0 ? trail.days(2, 4) : 0,
      'give-opinion',
      ({ on }) => trail.oneOf(subject.office, on),
      ({ on }) => ({ ...OPINION, opinion: 'agree', givenOn: on }),
      candidate,
    )
  }
}

/** The body agreed the working day before; in effect from then, or from a day of its own. */
export const approved =
  (
    trail: Trail,
    { effectiveOn, keepsFormerPost = false }: { effectiveOn?: IsoDate; keepsFormerPost?: boolean } = {},
  ) =>
  (day: Day): DecisionRecord => {
    const { resolutionNumber, signedOn, bodyVotes, signatory } = resolution(trail, day, true)
    return {
      outcome: 'approved',
      resolutionNumber,
      signedOn,
      effectiveOn: effectiveOn ?? signedOn,
      keepsFormerPost,
      bodyVotes,
      signatory,
    }
  }

export const refused =
  (trail: Trail, reason: string) =>
  (day: Day): DecisionRecord => ({ outcome: 'rejected', ...resolution(trail, day, false), reason })

function resolution({ scene: { subject, world, random } }: Trail, { on, openedOn }: Day, agreed: boolean) {
  const signedOn = daysBefore(on, 1)
  // The case knows the body as it was when its secretariat was asked.
  const members = world.members(subject.managingBody, openedOn).length
  const few = random.between(0, Math.floor((members - 1) / 4))
  const bodyVotes = agreed
    ? { inFavour: members - few, against: few }
    : { inFavour: few, against: members - few }
  return {
    resolutionNumber: world.nextNumber(subject.managingBody, signedOn),
    signedOn,
    bodyVotes,
    signatory: world.signatory(subject.managingBody, signedOn),
  }
}

/** The body's choice is introduced to the electing body. */
export function introduce(trail: Trail, gap = trail.days(3, 10)): void {
  const { subject, world } = trail.scene
  trail.complete(
    gap,
    'record-introduction',
    ({ on }) => trail.oneOf(subject.office, on),
    ({ on }) => ({ introducedOn: on, resolutionNumber: world.nextNumber(subject.managingBody, on, 'CV') }),
    trail.selected,
  )
}

export function elect(
  trail: Trail,
  { gap = trail.days(5, 15), elected = true, confirmed = true } = {},
): void {
  const { random } = trail.scene
  trail.enterByTwo(
    {
      ...{ gap, kind: 'record-election-result', ...selectedIn(trail) },
      result: ({ on }) => {
        const voters = random.between(28, 60)
        const ballots = elected ? { votesFor: voters - random.between(0, 5), voters } : NOT_ELECTED_BALLOTS
        return { electedOn: daysBefore(on, 1), elected, ...ballots }
      },
    },
    confirmed ? { gap: 1, kind: 'confirm-election-result' } : undefined,
  )
}

interface Ratified {
  gap?: WorkingDays
  effectiveOn?: IsoDate
  confirmed?: boolean
}

/** In effect from its signing, or from a day of its own. */
export function ratify(
  trail: Trail,
  { gap = trail.days(4, 10), effectiveOn, confirmed = true }: Ratified = {},
): void {
  const { subject, world } = trail.scene
  const { selected } = trail
  trail.enterByTwo(
    {
      ...{ gap, kind: 'record-ratification', ...selectedIn(trail) },
      result: ({ on }) => {
        if (selected !== undefined) trail.requireEligible(selected, on)
        const signedOn = daysBefore(on, 1)
        return {
          ratified: true,
          resolutionNumber: world.nextNumber(subject.managingBody, signedOn),
          signedOn,
          effectiveOn: effectiveOn ?? signedOn,
          keepsFormerPost: false,
        }
      },
    },
    confirmed ? { gap: 1, kind: 'confirm-ratification' } : undefined,
  )
}

const selectedIn = ({ selected }: Trail) => (selected === undefined ? {} : { candidate: selected })
