import { currentLanguage, type Language } from './i18n.js'

/** Days of the office are those of Việt Nam, wherever the reader is. */
const ZONE = 'Asia/Ho_Chi_Minh'
/** Each is made once: to make one takes longer than all that it is asked for in a list. */
const DAY = new Intl.DateTimeFormat('en-GB', {
  ...{ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: ZONE },
})
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: ZONE })
const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const satisfies Record<Language, string>
const WEEKDAY = inEach((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }))
const NUMBER = inEach((locale) => new Intl.NumberFormat(locale))
const DECIMALS = new Map<string, Intl.NumberFormat>()

/** One for each language, made when it is first asked for. */
function inEach<Format>(make: (locale: string) => Format): (language: Language) => Format {
  const made: Partial<Record<Language, Format>> = {}
  return (language) => (made[language] ??= make(LOCALES[language]))
}

/** dd/MM/yyyy, of a day (2026-11-29) or a moment. */
export function day(at: string): string {
  const [year, month, date] = isoDay(at).split('-')
  return `${date}/${month}/${year}`
}

/** A day of birth: 19/07/1979; 07/1979 or 1979 where older files know no more. */
export const born = (on: string): string => on.split('-').reverse().join('/')

/** dd/MM, where the year is plain. */
export const dayOfYear = (at: string): string => day(at).slice(0, 5)

/** 13:45 */
export const clock = (at: string): string => CLOCK.format(new Date(at))

/** The day of a moment as ISO 8601 writes it. */
export function isoDay(at: string): string {
  if (at.length === 'yyyy-mm-dd'.length) return at
  // 29/11/2026
  return DAY.format(new Date(at)).split('/').reverse().join('-')
}

export const today = (): string => isoDay(new Date().toISOString())

/** Whole months from a day until another. */
export function monthsBetween(from: string, to: string): number {
  const months = (on: string) => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7))
  return months(to) - months(from) - (to.slice(8) < from.slice(8) ? 1 : 0)
}

/** Calendar days from a day until another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** Calendar days from a day until today. */
export const daysSince = (day: string): number => daysBetween(day, today())

/** thứ sáu; Friday */
export function weekday(day: string): string {
  const language = currentLanguage()
  const name = WEEKDAY(language).format(new Date(day))
  return language === 'en' ? name : name.toLowerCase()
}

/** Whole years from a day of birth until a day; of a birth whose day is not known, by what is. */
export function ageOn(bornOn: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** The first letters of the last two words of a name: Đ and L of Nguyễn Đình Long. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return words
    .slice(-2)
    .map(([first = '']) => first)
    .join('')
    .toUpperCase()
}

export const number = (value: number, language: Language = currentLanguage()): string =>
  NUMBER(language).format(value)

/** 24,6, with so many places at most. */
export function decimal(value: number, places: number): string {
  const locale = LOCALES[currentLanguage()]
  const name = `${locale} ${places}`
  const format = DECIMALS.get(name) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: places })
  DECIMALS.set(name, format)
  return format.format(value)
}

/** 3,4 kB */
export function size(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${decimal(value, 1)} ${unit}`
}

/** A word of the vocabulary at the beginning of a line. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A word of the vocabulary within a sentence. */
export const small = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1)
