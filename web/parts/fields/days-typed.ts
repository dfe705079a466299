/** A day is written 2026-11-29; what is typed and is none stays as it was typed. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
const AS_WRITTEN = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$|^(\d{2})(\d{2})(\d{4})$/

/** A day of the calendar: 2027-02-31 is none. */
export function isDay(text: string): boolean {
  const [, year = '', month = '', date = ''] = ISO.exec(text) ?? []
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)))
  return year > '1000' && at.toISOString().slice(0, 10) === text
}

const MONTH_AS_WRITTEN = /^(\d{1,2})[/.\- ](\d{4})$/
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/

/** A day, a month or a year of birth as an office writes it, as the API has it: 1979-07-19, 1979-07, 1979; else as it is typed. */
export function birthTyped(text: string): string {
  const [, month, year] = MONTH_AS_WRITTEN.exec(text.trim()) ?? []
  const read = month && year ? `${year}-${month.padStart(2, '0')}` : dayTyped(text)
  return month && !MONTH.test(read) ? text : read
}

/** As an office writes it: 19/07/1979, 07/1979, 1979. */
export function birthWritten(birth: string): string {
  const [, year, month] = MONTH.exec(birth) ?? []
  if (year && month) return `${month}/${year}`
  return isDay(birth) ? birth.split('-').reverse().join('/') : birth
}

/** 29/11/2026, 29-11-2026, 29.11.2026 and 29112026 as 2026-11-29; anything else, and a day that there is not, as it is typed. */
export function dayTyped(text: string): string {
  const [, d1, m1, y1, d2, m2, y2] = AS_WRITTEN.exec(text.trim()) ?? []
  const [date = d2, month = m2, year = y2] = [d1, m1, y1]
  if (!date || !month || !year) return text
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : text
}
