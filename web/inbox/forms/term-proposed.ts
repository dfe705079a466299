import { isDay } from '../../parts/fields/days-typed.js'

/** The last day of a term of so many months that begins on that day; nothing where it is no day. */
export function lastDayOfTerm(from: string, months: number): string {
  if (!isDay(from)) return ''
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number)
  // Day 0 of the month that follows is the last day of a shorter one.
  const longest = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, longest) - 1)).toISOString().slice(0, 10)
}

/** The end of the term, as the day on which it begins changes: proposed, until another is typed. */
export function termProposed(
  { effectiveOn, termEndsOn }: Readonly<Record<'effectiveOn' | 'termEndsOn', string>>,
  from: string,
  months: number | undefined,
): { termEndsOn?: string } {
  if (months === undefined) return {}
  const isProposed = termEndsOn === '' || termEndsOn === lastDayOfTerm(effectiveOn, months)
  return isProposed ? { termEndsOn: lastDayOfTerm(from, months) } : {}
}
