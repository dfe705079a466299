import type { ResultOf } from '../completion.js'
import type { TaskDetails } from '../task-list.js'
import type { Somebody } from './person-search.js'

export type State = 'present' | 'absent' | 'left-out'
export const STATES: readonly State[] = ['present', 'absent', 'left-out']

/** What is said of one person of the list, where it is more than that they come. */
export interface Said {
  state: State
  reason: string
  forceMajeure: boolean
  /** Why they are on the list that the records do not name for it. */
  addedBecause: string
}
export const COMES: Said = { state: 'present', reason: '', forceMajeure: false, addedBecause: '' }

/** What is typed of a meeting. */
export interface Convening {
  meetingOn: string
  said: Readonly<Record<string, Said>>
  added: Somebody[]
  outsiders: Somebody[]
  settledNumber: string
  settledOn: string
  settledAuthority: string
  chairName: string
  chairBecause: string
  onlineNumber: string
  onlineOn: string
  onlineBallot: string
  lateReason: string
}
export const NOTHING_TYPED: Convening = {
  ...{ meetingOn: '', said: {}, added: [], outsiders: [] },
  ...{ settledNumber: '', settledOn: '', settledAuthority: '', lateReason: '' },
  ...{ chairName: '', chairBecause: '', onlineNumber: '', onlineOn: '', onlineBallot: '' },
}

/** Whom the records name, and whom the officer added. */
export interface Listed {
  id: string
  name: string
  because?: string | undefined
  isAdded: boolean
  isCandidate: boolean
}

export function listed(
  { members }: Pick<TaskDetails, 'members'>,
  { added }: Convening,
  candidates: readonly string[],
): Listed[] {
  const byRecords = members ?? []
  return [
    ...byRecords.map(({ id, name, because }) => ({ id, name, because, isAdded: false })),
    ...added.map((person) => ({ ...person, isAdded: true })),
  ].map((person) => ({ ...person, isCandidate: candidates.includes(person.id) }))
}

export const saidOf = ({ said }: Convening, { id }: Pick<Listed, 'id'>): Said => said[id] ?? COMES

/** A reason is owed for whoever is away, left out or added; a candidate whom the law keeps from voting needs none. */
export const lacksReason = (values: Convening, person: Listed): boolean => {
  const { state, reason, addedBecause } = saidOf(values, person)
  if (person.isAdded && !addedBecause.trim()) return true
  return !reason.trim() && (state === 'absent' || (state === 'left-out' && !person.isCandidate))
}

export interface Circles {
  convened: number
  absent: number
}

export function circlesOf(values: Convening, people: readonly Listed[]): Circles {
  const states = people.map((person) => saidOf(values, person).state)
  return {
    convened: states.filter((state) => state !== 'left-out').length,
    absent: states.filter((state) => state === 'absent').length,
  }
}

/** The meeting as it is sent: in the order of the list, so that what the API says of a place is said of a person. */
export function meetingOf(values: Convening, people: readonly Listed[]): ResultOf<'convene-vote'> {
  const { meetingOn, outsiders, settledNumber, settledOn, settledAuthority, lateReason } = values
  const saying = people.map((person) => ({ ...person, ...saidOf(values, person) }))
  const absences = saying.filter(({ state }) => state === 'absent')
  const corrections = saying.flatMap(({ id, state, isAdded, reason, addedBecause }) => {
    if (isAdded) return [{ personId: id, reason: addedBecause }]
    return state === 'left-out' && reason.trim() ? [{ personId: id, reason }] : []
  })
  return {
    meetingOn,
    convened: saying.filter(({ state }) => state !== 'left-out').map(({ id }) => id),
    absences: absences.map(({ id, reason, forceMajeure }) => ({ personId: id, reason, forceMajeure })),
    ...(corrections.length > 0 && { corrections }),
    ...(outsiders.length > 0 && { outsiders: outsiders.map(({ id }) => id) }),
    ...(settledNumber.trim() &&
      settledOn && {
        settledBy: {
          ...{ documentNumber: settledNumber, signedOn: settledOn },
          ...(settledAuthority.trim() && { authority: settledAuthority }),
        },
      }),
    ...heldAs(values),
    ...(lateReason.trim() && { lateReason }),
  }
}

type Meeting = ResultOf<'convene-vote'>

/** Who chairs where the head does not, and the decision by which it is held partly online. */
function heldAs(values: Convening): Pick<Meeting, 'chair' | 'partlyOnline'> {
  const { chairName, chairBecause, onlineNumber, onlineOn, onlineBallot } = values
  return {
    ...(chairName.trim() &&
      chairBecause && {
        // One of the cases that the API names.
        chair: { name: chairName, because: chairBecause as NonNullable<Meeting['chair']>['because'] },
      }),
    ...(onlineNumber.trim() && {
      partlyOnline: { documentNumber: onlineNumber, signedOn: onlineOn, ballot: onlineBallot },
    }),
  }
}

/** Is a part of who chairs, or of the decision on a meeting partly online, still to be entered? */
export function heldInPart(values: Convening): boolean {
  const { chairName, chairBecause, onlineNumber, onlineOn, onlineBallot } = values
  const online = [onlineNumber.trim(), onlineOn, onlineBallot.trim()]
  return (
    Boolean(chairName.trim()) !== Boolean(chairBecause) || (online.some(Boolean) && !online.every(Boolean))
  )
}
