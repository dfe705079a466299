import { deadlineAfter, type WorkingCalendar } from '../deadlines/working-days.js'
import type { IsoDate, Published, WorkingDays } from '../vocabulary.js'

/** Something that was made public: objections are taken from that day until the end of `untilOn`. */
export interface Publication {
  ordinal: number
  what: Published
  publishedOn: IsoDate
  untilOn: IsoDate
}

/** The last day on which objections are taken. RangeError as for any deadline. */
export function lastDayOfObjection(
  calendar: WorkingCalendar,
  publishedOn: IsoDate,
  days: WorkingDays,
): IsoDate {
  return deadlineAfter(calendar, publishedOn, days).due
}

export type ObjectionAnswer =
  | { publication: number }
  | { problem: 'nothing-published' }
  | { problem: 'before-publication'; earliest: IsoDate }
  | { problem: 'period-over'; lastDay: IsoDate }

/**
 * Which publication an objection received on that day is to; the latest of those whose period runs. `about` names what
 * it is to, where the letter says so.
 */
export function objectionTo(
  publications: readonly Publication[],
  receivedOn: IsoDate,
  about?: Published,
): ObjectionAnswer {
  const named = publications
    .filter(({ what }) => about === undefined || what === about)
    .sort((a, b) =>
      a.publishedOn < b.publishedOn ? -1 : a.publishedOn > b.publishedOn ? 1 : a.ordinal - b.ordinal,
    )
  const [first] = named
  if (!first) return { problem: 'nothing-published' }
  if (receivedOn < first.publishedOn) return { problem: 'before-publication', earliest: first.publishedOn }
  const out = named.filter(({ publishedOn }) => publishedOn <= receivedOn)
  const running = out.filter(({ untilOn }) => receivedOn <= untilOn).at(-1)
  if (running) return { publication: running.ordinal }
  return {
    problem: 'period-over',
    lastDay:
      out
        .map(({ untilOn }) => untilOn)
        .sort()
        .at(-1) ?? first.untilOn,
  }
}
