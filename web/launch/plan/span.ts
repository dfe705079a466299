import { isWeekend } from '../../parts/days-of-deadline.js'

interface Term {
  from: string
  due: string
  skipped: readonly { date: string; reason: string }[]
}
interface Place {
  left: string
  width: string
}

/** The days of a plan laid out from left to right, in shares of its width. */
export interface Span {
  /** From the first day to the end of the last. */
  at: (first: string, last: string) => Place
  /** From the day after the first one to the end of the last: a term does not count the day on which it begins. */
  after: (from: string, last: string) => Place
  holidays: readonly { date: string; reason: string }[]
  /** The days under which the scale is written, not closer than they can be read. */
  weeks: readonly { first: string; left: string }[]
}

const DAY = 86_400_000
const LABELS = 6

/** The span of all terms of a plan. */
export function spanOf(terms: readonly Term[]): Span {
  const start = Math.min(...terms.map(({ from }) => Date.parse(from)))
  const end = Math.max(...terms.map(({ due }) => Date.parse(due))) + DAY
  const share = (moment: number) => `${(moment / (end - start)) * 100}%`
  const place = (first: number, last: number): Place => ({
    left: share(first - start),
    width: share(Math.max(last - first, DAY)),
  })
  const days = new Map(terms.flatMap(({ skipped }) => skipped.map((each) => [each.date, each])))
  const weeks = Math.max(1, Math.ceil((end - start) / DAY / 7 / LABELS))
  return {
    at: (first, last) => place(Date.parse(first), Date.parse(last) + DAY),
    after: (from, last) => place(Date.parse(from) + DAY, Date.parse(last) + DAY),
    holidays: [...days.values()].filter(({ date }) => !isWeekend(date)),
    weeks: Array.from({ length: LABELS }, (_, at) => start + at * weeks * 7 * DAY)
      .filter((moment) => moment < end - 3 * DAY)
      .map((moment) => ({
        first: new Date(moment).toISOString().slice(0, 10),
        left: share(moment - start),
      })),
  }
}
