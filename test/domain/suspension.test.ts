import { describe, expect, test } from '@jest/globals'
import { addDays } from '../../domain/deadlines/dates.js'
import { deadlineAfter, workingCalendar } from '../../domain/deadlines/working-days.js'
import { lapsesOn } from '../../domain/leaving/suspension.js'
import { SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS, SHIPPED_YEARS } from '../../domain/rules/days-off.js'
import { suspensionInWords, suspensionRules } from '../../domain/rules/suspension.js'

const calendar = workingCalendar(SHIPPED_YEARS, SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS)
/** The first day after so many working days. */
const dayPast = (from: string, days: number) => addDays(deadlineAfter(calendar, from, days).due, 1)

test.each([
  ['2026-08-01', [2, 1, 3], 'art. 56.10'],
  ['2026-07-31', [2, 2, 3], 'art. 56'],
])(
  'a suspension decided on %s is decided by the head alone, proposed, decided and cancelled in %s working days (art. 56.3, 56.4, 56.10)',
  (on, days, article) => {
    const rules = suspensionRules(on)
    expect(rules.suspensionDecidedBy.value).toBe('head-alone')
    const terms = [
      rules.suspensionProposedWithin,
      rules.suspensionDecidedWithin,
      rules.suspensionCancelledWithin,
    ]
    expect(terms.map(({ value }) => value)).toEqual(days)
    for (const term of terms) expect(term.article.en).toContain(article)
    const said = suspensionInWords(rules)
    expect(said.vi).toContain(`quyết định trong ${days[1]}, hủy bỏ trong ${days[2]} ngày làm việc`)
  },
)

test('a suspension of the decree as issued cites no point of art. 56.9, which it has not', () => {
  const { suspendedAtMost, suspensionProlongedBy } = suspensionRules('2026-07-31')
  for (const { article, note } of [suspendedAtMost, suspensionProlongedBy])
    expect(`${article.vi} ${note?.vi}`).not.toContain('điểm')
})

describe('a suspension lapses by itself: Decree 170/2025 art. 56.9', () => {
  test('after thirty working days; decided before August 2026, after fifteen', () => {
    expect(lapsesOn(calendar, '2026-08-03', [])).toBe(dayPast('2026-08-03', 30))
    expect(lapsesOn(calendar, '2026-07-31', [])).toBe(dayPast('2026-07-31', 15))
  })

  test('prolonged once by thirty working days from its last day, and not again', () => {
    const first = { decidedOn: '2026-08-03', endedOn: dayPast('2026-08-03', 30) }
    const prolonged = lapsesOn(calendar, '2026-09-10', [first])
    expect(prolonged).toBe(dayPast(addDays(first.endedOn, -1), 30))
    const second = { decidedOn: '2026-09-10', ...(prolonged && { endedOn: prolonged }) }
    expect(lapsesOn(calendar, '2026-10-05', [first, second])).toBeUndefined()
  })

  test('one that is over prolongs nothing: the next is a suspension of its own', () => {
    const over = { decidedOn: '2026-08-03', endedOn: '2026-09-16' }
    expect(lapsesOn(calendar, '2026-09-16', [over])).toBe(dayPast('2026-09-16', 30))
  })
})
