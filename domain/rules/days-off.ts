import type { DayOff } from '../deadlines/working-days.js'
import type { Cited, IsoDate, Text } from '../vocabulary.js'
import { showDate } from '../words.js'
import { cite, citing } from './legal-texts.js'
import { FROM_MEMORY } from './texts/legal-text.js'

/**
 * Public holidays and worked Saturdays that ship with the product. Days off are data: an administrator enters the
 * years that follow, and may correct these.
 */

const LABOUR_CODE = cite('labour-code-2019', '112')
const announcedFor = (year: number): Text => ({
  vi: `${LABOUR_CODE.vi}; thông báo của Chính phủ về ngày nghỉ năm ${year} (bản sao thứ cấp)`,
  en: `${LABOUR_CODE.en}; government announcement for ${year} (secondary copy)`,
})
const announced = (year: number) => announcedFor(year).en
const fromMemory = 'From memory: have your legal office confirm'

const NEW_YEAR: Text = { vi: 'Tết Dương lịch', en: "New Year's Day" }
const TET: Text = { vi: 'Tết Nguyên đán', en: 'Lunar New Year (Tết)' }
const HUNG_KINGS: Text = { vi: 'Giỗ Tổ Hùng Vương', en: "Hùng Kings' Commemoration Day" }
const REUNIFICATION: Text = { vi: 'Ngày Chiến thắng 30/4', en: 'Reunification Day' }
const LABOUR_DAY: Text = { vi: 'Ngày Quốc tế Lao động 1/5', en: 'International Labour Day' }
const NATIONAL_DAY: Text = { vi: 'Quốc khánh', en: 'National Day' }
const CULTURE_DAY: Text = { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnam Culture Day' }

function observed(holiday: Text): Text {
  return { vi: `${holiday.vi} (nghỉ bù)`, en: `${holiday.en} (observed)` }
}

/** A working day given off, or the Saturday worked for it; `other` is the day it was exchanged with. */
function swappedFor(other: IsoDate): Text {
  const day = showDate(other)
  return {
    vi: `Nghỉ hoán đổi, làm bù Thứ Bảy ${day.vi}`,
    en: `Day off in exchange for Saturday ${day.en}`,
  }
}

function workedFor(other: IsoDate): Text {
  const day = showDate(other)
  return { vi: `Làm bù cho ngày ${day.vi}`, en: `Worked in exchange for ${day.en}` }
}

function days(source: string, reason: Text, dates: readonly IsoDate[]): DayOff[] {
  return dates.map((date) => ({ date, reason, source }))
}

/** Years whose days off are entered below. */
export const SHIPPED_YEARS: readonly number[] = [2025, 2026, 2027]

/** Where the computed days come from that stand in for a year that nobody entered. */
export const COMPUTED: Text = {
  vi: 'Tính bằng phần mềm (date-holidays); chưa nhập thông báo nghỉ của năm này',
  en: 'date-holidays (computed; no announcement entered for this year)',
}

/** A source of the product's own days in both languages; the calendar keeps the English one. Others as they were entered. */
export function sourceInWords(source: string): Text {
  const known = [
    ...SHIPPED_YEARS.map(announcedFor),
    { vi: FROM_MEMORY.vi, en: fromMemory },
    LABOUR_CODE,
    COMPUTED,
  ]
  return known.find(({ en }) => en === source) ?? { vi: source, en: source }
}

export const SHIPPED_DAYS_OFF: readonly DayOff[] = [
  ...days(announced(2025), NEW_YEAR, ['2025-01-01']),
  ...days(announced(2025), TET, ['2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31']),
  ...days(announced(2025), HUNG_KINGS, ['2025-04-07']),
  ...days(announced(2025), REUNIFICATION, ['2025-04-30']),
  ...days(announced(2025), LABOUR_DAY, ['2025-05-01']),
  ...days(announced(2025), swappedFor('2025-04-26'), ['2025-05-02']),
  ...days(announced(2025), NATIONAL_DAY, ['2025-09-01', '2025-09-02']),

  ...days(announced(2026), NEW_YEAR, ['2026-01-01']),
  ...days(fromMemory, swappedFor('2026-01-10'), ['2026-01-02']),
  ...days(announced(2026), TET, ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20']),
  ...days(announced(2026), observed(HUNG_KINGS), ['2026-04-27']),
  ...days(announced(2026), REUNIFICATION, ['2026-04-30']),
  ...days(announced(2026), LABOUR_DAY, ['2026-05-01']),
  ...days(announced(2026), swappedFor('2026-08-22'), ['2026-08-31']),
  ...days(announced(2026), NATIONAL_DAY, ['2026-09-01', '2026-09-02']),
  ...days(announced(2026), CULTURE_DAY, ['2026-11-24']),

  ...days(announced(2027), NEW_YEAR, ['2027-01-01']),
  ...days(announced(2027), TET, [
    '2027-02-04',
    '2027-02-05',
    '2027-02-06',
    '2027-02-07',
    '2027-02-08',
    '2027-02-09',
    '2027-02-10',
  ]),
  ...days(announced(2027), HUNG_KINGS, ['2027-04-16']),
  ...days(announced(2027), REUNIFICATION, ['2027-04-30']),
  ...days(announced(2027), observed(LABOUR_DAY), ['2027-05-03']),
  ...days(announced(2027), NATIONAL_DAY, ['2027-09-02', '2027-09-03']),
  ...days(announced(2027), CULTURE_DAY, ['2027-11-24']),
]

export const SHIPPED_WORKED_SATURDAYS: readonly DayOff[] = [
  ...days(announced(2025), workedFor('2025-05-02'), ['2025-04-26']),
  ...days(fromMemory, workedFor('2026-01-02'), ['2026-01-10']),
  ...days(announced(2026), workedFor('2026-08-31'), ['2026-08-22']),
]

const CULTURE_DAY_SINCE = 2026

/** What is taken as the second day of National Day where no announcement was entered. */
export const SECOND_NATIONAL_DAY: Cited<'joins-a-weekend'> = citing(LABOUR_CODE)('joins-a-weekend', {
  vi: 'Luật cho nghỉ thêm một ngày liền kề trước hoặc sau, Chính phủ thông báo từng năm. Chưa có thông báo thì phần mềm đoán: 03/09 khi 02/09 là Chủ nhật, Thứ Hai hoặc Thứ Năm, còn lại là 01/09; thời hạn được đánh dấu là tạm tính.',
  en: 'The law gives one more day beside it, before or after, announced each year. Until then the product guesses: 3 September where 2 September is a Sunday, Monday or Thursday, else 1 September; deadlines are marked provisional.',
})

/**
 * The fixed days that a general holiday list lacks: the second day of National Day (1 or 3 September, announced each
 * year: taken here as the one that joins a weekend, else the 1st) and, since 2026, Vietnam Culture Day.
 */
export function fixedDaysOff(year: number, weekdayOfNationalDay: number): DayOff[] {
  const joinsTheWeekendAfter = [0, 1, 4].includes(weekdayOfNationalDay)
  const secondDay = days(LABOUR_CODE.en, NATIONAL_DAY, [`${year}-09-${joinsTheWeekendAfter ? '03' : '01'}`])
  const cultureDay = days(announced(CULTURE_DAY_SINCE), CULTURE_DAY, [`${year}-11-24`])
  return year >= CULTURE_DAY_SINCE ? [...secondDay, ...cultureDay] : secondDay
}

/** English names of the holidays that the general list gives in Vietnamese, by a word of the name. */
export const HOLIDAY_NAMES: readonly { contains: string; name: Text }[] = [
  { contains: 'Dương lịch', name: NEW_YEAR },
  { contains: 'Nguyên', name: TET },
  { contains: 'Hùng', name: HUNG_KINGS },
  { contains: 'Giải phóng', name: REUNIFICATION },
  { contains: 'Lao động', name: LABOUR_DAY },
  { contains: 'Quốc khánh', name: NATIONAL_DAY },
]
