/** Days are written 2026-11-29. */
interface Deadline {
  from: string
  due: string
  skipped: readonly DayOff[]
  /** The days off after the due day until today, where it is past. */
  offSince?: readonly DayOff[] | undefined
}

interface DayOff {
  date: string
  reason: string
}

export interface Cell {
  day: string
  /** `out`: before it was opened or after it ends; `past`, `left`: counted; `late`: worked after the due day. */
  is: 'out' | 'from' | 'past' | 'left' | 'late' | 'weekend' | 'holiday'
  edge: 'due' | 'overdue' | undefined
  isToday: boolean
  /** Which of the days granted it is. */
  nth: number | undefined
  /** Why nobody works on it. */
  why: string | undefined
}

/** Every day of the weeks from the one in which it was opened to the one in which it ends: where it is due, or today. */
export function cellsOf({ from, due, skipped, offSince = [] }: Deadline, today: string): Cell[] {
  const off = new Map([...skipped, ...offSince].map(({ date, reason }) => [date, reason]))
  const end = due > today ? due : today
  let counted = 0
  return daysBetween(plus(from, -weekday(from)), plus(end, 6 - weekday(end))).map((day) => {
    const why = off.get(day)
    const is = isOf(day)
    const nth = is === 'past' || is === 'left' ? ++counted : undefined
    const edge = day !== due ? undefined : due < today ? 'overdue' : 'due'
    return { day, is, edge, isToday: day === today, nth, why }
  })

  function isOf(day: string): Cell['is'] {
    if (day === from) return 'from'
    if (day < from || day > end) return 'out'
    if (off.has(day)) return isWeekend(day) ? 'weekend' : 'holiday'
    if (day > due) return 'late'
    return day > today ? 'left' : 'past'
  }
}

export const isWeekend = (day: string): boolean => weekday(day) > 4

/** Monday is 0. */
const weekday = (day: string): number => (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7
const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = plus(day, 1)) days.push(day)
  return days
}
