import type { Cited } from '../vocabulary.js'
import { cite } from './legal-texts.js'
import type { RetirementAge } from './values/eligibility-rules.js'

const FIRST_YEAR = 2021
const LAST_YEAR = 2035
const MEN = { first: 60 * 12 + 3, step: 3, last: 62 * 12 }
const WOMEN = { first: 55 * 12 + 4, step: 4, last: 60 * 12 }

/** Men 60 years 3 months in 2021, 3 more a year up to 62; women 55 years 4 months, 4 more a year up to 60. */
export const RETIREMENT_AGE: Cited<readonly RetirementAge[]> = {
  value: Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, years) => ({
    year: FIRST_YEAR + years,
    men: Math.min(MEN.first + years * MEN.step, MEN.last),
    women: Math.min(WOMEN.first + years * WOMEN.step, WOMEN.last),
  })),
  article: cite('labour-code-2019', '169.2'),
  note: {
    vi: 'Điều kiện lao động bình thường; các trường hợp nghỉ hưu sớm hơn hoặc muộn hơn chưa tính.',
    en: 'Normal working conditions; the cases of earlier or later retirement are not covered.',
  },
}
