import type { LaunchPost } from '../../../db/reads/launches.js'
import { Refused } from '../../../db/refused.js'
import { dueAtEndOf } from '../../../domain/eligibility/end-of-term.js'
import { isAboutStaying, KIND_NAMES } from '../../../domain/procedure/procedure-kinds.js'
import type { ProcedureRules } from '../../../domain/rules/rule-set.js'
import type { PersonId, ProcedureKind, ProcedureType, SeatId } from '../../../domain/vocabulary.js'
import { inWords } from '../../../domain/words.js'
import { wrongField } from '../../use-case/invalid-input.js'
import { refusing } from '../../use-case/refusing.js'

/** A post is filled as it says, by appointment or election, or in a rotation; one of appointment by a transfer too. @throws Refused invalid-input */
export function requireKindFits(kind: ProcedureKind, { filledBy }: Pick<LaunchPost, 'filledBy'>): void {
  const fits = filledBy === 'election' ? 'nomination' : 'appointment'
  const kinds: ProcedureKind[] = fits === 'appointment' ? [fits, 'rotation', 'transfer'] : [fits, 'rotation']
  if (!kinds.includes(kind)) {
    throw wrongField('kind', 'kind-does-not-fit-post', inWords(kinds, KIND_NAMES))
  }
}

const FOR_PUBLIC_EMPLOYEES: readonly ProcedureType[] = [
  'public-employees',
  'public-employees-from-elsewhere',
  'public-employees-reappointment',
  'public-employees-extension',
]

/**
 * Public employees work in units of public service: of the kinds of units on record in agencies alone, where there are civil
 * servants as well. The posts of the province, of departments and communes are civil servants'. @throws Refused invalid-input
 */
export function requireTypeFits(
  type: ProcedureType | undefined,
  { organisation }: Pick<LaunchPost, 'organisation'>,
  field: 'type' | 'ruleSetId',
): void {
  if (type && FOR_PUBLIC_EMPLOYEES.includes(type) && organisation !== 'agency')
    throw wrongField(field, 'for-public-employees')
}

/**
 * The seat that is to be filled: the one that is named, or the only one that is free. The unique indexes decide when
 * launches race; this only says earlier what they would.
 * @throws Refused also invalid-input where several are free
 */
export const seatToFill = refusing(
  ['seat-filled', 'seat-has-running-procedure'],
  (post: Pick<LaunchPost, 'postId' | 'seats'>, seatId: SeatId | undefined): SeatId =>
    seatId === undefined ? onlyVacantSeat(post) : vacant(post, seatId),
)

/**
 * At the end of a term the law has a reappointment or an extension, by what is left until retirement age.
 * @throws Refused invalid-input where the other of the two is due
 */
export function requireDue(
  kind: ProcedureKind,
  { seats }: Pick<LaunchPost, 'seats'>,
  { seatId, law }: { seatId: SeatId; law: Pick<ProcedureRules, 'term' | 'eligibility'> },
): void {
  const held = seats.find(({ id }) => id === seatId)?.term
  const due = held && dueAtEndOf(held, law)
  if (!due || !isAboutStaying(kind) || kind === due.kind) return
  const { vi, en } = due.article
  throw wrongField('kind', `${due.kind}-due`, {
    vi: `${due.least} tháng (${vi})`,
    en: `${due.least} months (${en})`,
  })
}

/** The seat of whoever it is about, and who holds it. @throws Refused also invalid-input where nobody does */
export const heldSeat = refusing(
  ['seat-has-running-procedure'],
  (
    kind: ProcedureKind,
    { seats }: Pick<LaunchPost, 'seats'>,
    seatId: SeatId,
  ): { id: SeatId; holder: PersonId } => {
    const seat = seats.find(({ id }) => id === seatId)
    if (!seat?.holder) throw wrongField('seatId', 'nobody-holds-seat')
    if (seat.running) throw new Refused({ code: 'seat-has-running-procedure', seat: seat.id })
    if (kind === 'rotation-end' && !seat.inRotation) throw wrongField('seatId', 'not-in-rotation')
    if (kind === 'secondment-end' && seat.secondedUntil === null)
      throw wrongField('seatId', 'not-on-secondment')
    return { id: seat.id, holder: seat.holder }
  },
)

function vacant({ seats }: Pick<LaunchPost, 'seats'>, seatId: SeatId): SeatId {
  const seat = seats.find(({ id }) => id === seatId)
  if (seat?.holder != null) throw new Refused({ code: 'seat-filled', seat: seatId })
  if (seat?.running) throw new Refused({ code: 'seat-has-running-procedure', seat: seatId })
  return seatId
}

function onlyVacantSeat({ postId, seats }: Pick<LaunchPost, 'postId' | 'seats'>): SeatId {
  const free = seats.filter(({ holder }) => holder === null)
  const [first, ...others] = free.filter(({ running }) => !running)
  if (first && others.length > 0) {
    throw wrongField('seatId', 'seat-ambiguous', [first, ...others].map(({ id }) => id).join(', '))
  }
  if (first) return first.id
  const [taken] = free
  if (taken) throw new Refused({ code: 'seat-has-running-procedure', seat: taken.id })
  throw new Refused({ code: 'seat-filled', seat: seats[0]?.id ?? postId })
}
