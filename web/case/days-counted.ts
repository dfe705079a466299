const DAY = 86_400_000

/** Days are written 2026-11-29. */
interface Deadline {
  from: string
  due: string
  skipped: readonly { date: string }[]
  /** The days off after the due day until today, where it is past. */
  offSince?: readonly { date: string }[] | undefined
}

export interface DaysCounted {
  /** Of those granted, the days that have gone by. */
  gone: number
  /** To the due day; below nothing: it is past by as many. */
  left: number
}

/** The days of a deadline until today, counted by the days that the API says it skips. */
export function daysCounted({ from, due, skipped, offSince = [] }: Deadline, today: string): DaysCounted {
  const off = new Set([...skipped, ...offSince].map(({ date }) => date))
  const between = (after: string, until: string): number => {
    let counted = 0
    for (let at = Date.parse(after) + DAY; at <= Date.parse(until); at += DAY)
      if (!off.has(new Date(at).toISOString().slice(0, 10))) counted += 1
    return counted
  }
  return {
    gone: between(from, today < due ? today : due),
    left: today <= due ? between(today, due) : 0 - between(due, today),
  }
}
