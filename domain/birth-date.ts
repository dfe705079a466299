import { addDays, addMonths, isIsoDate } from './deadlines/dates.js'
import type { BirthDate, Cited, IsoDate, Text } from './vocabulary.js'
import { showDate } from './words.js'

/** The day that stands for one that is not known: the last that it could be, or the first. */
export const UNKNOWN_DAYS = ['last-day', 'first-day'] as const
export type UnknownDay = (typeof UNKNOWN_DAYS)[number]

const YEAR = 'YYYY'.length
const MONTH = 'YYYY-MM'.length
const DAY = 'YYYY-MM-DD'.length
const FIRST_OF_YEAR = '-01-01'

/** A calendar day that exists, or a month or a year: '1968-05-17', '1968-05', '1968'. */
export function isBirthDate(text: string): boolean {
  return [YEAR, MONTH, DAY].includes(text.length) && isIsoDate(firstDay(text))
}

/** Is the very day on record? */
export const isDayKnown = (bornOn: BirthDate): boolean => bornOn.length === DAY

/** The day with which ages are counted. RangeError of what is no birth date. */
export function dayCounted(bornOn: BirthDate, unknownDay: UnknownDay): IsoDate {
  const first = firstDay(bornOn)
  if (isDayKnown(bornOn) || unknownDay === 'first-day') return first
  return addDays(addMonths(first, bornOn.length === YEAR ? 12 : 1), -1)
}

const firstDay = (bornOn: BirthDate): IsoDate => bornOn + FIRST_OF_YEAR.slice(bornOn.length - YEAR)

/** As one reads it: '17/05/1968', '05/1968', '1968'. */
export function showBirthDate(bornOn: BirthDate): Text {
  const shown = bornOn.split('-').reverse().join('/')
  return { vi: shown, en: shown }
}

/** The same with the day with which ages are counted, where it is not on record, and by what. */
export function showCounted(bornOn: BirthDate, { value, article }: Cited<UnknownDay>): Text {
  const born = showBirthDate(bornOn)
  if (isDayKnown(bornOn)) return born
  const [day, which] = [showDate(dayCounted(bornOn, value)), UNKNOWN_DAY_NAMES[value]]
  return {
    vi: `${born.vi} (chưa rõ ngày${bornOn.length === YEAR ? ', tháng' : ''}; tính theo ngày ${day.vi}, ${which.vi}: ${article.vi})`,
    en: `${born.en} (${bornOn.length === YEAR ? 'month and ' : ''}day not known; counted with ${day.en}, ${which.en}: ${article.en})`,
  }
}

export const UNKNOWN_DAY_NAMES: Readonly<Record<UnknownDay, Text>> = {
  'last-day': { vi: 'ngày cuối cùng có thể', en: 'the last day that it could be' },
  'first-day': { vi: 'ngày đầu tiên có thể', en: 'the first day that it could be' },
}
