import type { IsoDate } from '../vocabulary.js'
import type { Deadline } from './working-days.js'

/** What is shown of a deadline that the calendar has a say in. */
export type Counted = Pick<Deadline, (typeof COUNTED)[number]>
const COUNTED = ['due', 'skipped', 'provisional'] as const

type ByTask<T> = Readonly<Record<string, T>>

/** What differs between deadlines and the same counted anew: of each member, the tasks it differs for. */
export interface Recount {
  before: { [Member in keyof Counted]?: ByTask<Counted[Member]> }
  after: { [Member in keyof Counted]?: ByTask<Counted[Member]> }
}

/**
 * What another calendar changes: days on which something is due, the days passed over with their reasons, and whether a
 * due date may still move. Undefined where it changes nothing.
 */
export function recountBetween(before: ByTask<Counted>, after: ByTask<Counted>): Recount | undefined {
  const differing = COUNTED.flatMap((member) => {
    const tasks = Object.keys(before).filter((task) => differs(before[task]?.[member], after[task]?.[member]))
    return tasks.length === 0 ? [] : [{ member, tasks }]
  })
  if (differing.length === 0) return undefined
  const side = (counted: ByTask<Counted>) =>
    Object.fromEntries(
      differing.map(({ member, tasks }) => [
        member,
        Object.fromEntries(tasks.map((task) => [task, counted[task]?.[member]])),
      ]),
    )
  return { before: side(before), after: side(after) }
}

const differs = (was: unknown, now: unknown): boolean =>
  now !== undefined && JSON.stringify(was) !== JSON.stringify(now)

/** Is what was said of a deadline to be said anew? Where it moved to a day that is still to come. */
export function isToldAnew(was: IsoDate | undefined, now: IsoDate | undefined, today: IsoDate): boolean {
  return was !== undefined && now !== undefined && now !== was && now > today
}
