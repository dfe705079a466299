import { expect, test } from '@jest/globals'
import { daysCounted } from '../../web/case/days-counted.js'

/** Five working days from a Friday, with a weekend and a holiday between. */
const deadline = {
  ...{ from: '2026-11-20', due: '2026-11-30' },
  skipped: ['2026-11-21', '2026-11-22', '2026-11-24', '2026-11-28', '2026-11-29'].map((date) => ({ date })),
}

test('the days of a deadline that have gone by and are left are counted without those it skips', () => {
  expect(daysCounted(deadline, '2026-11-20')).toEqual({ gone: 0, left: 5 })
  expect(daysCounted(deadline, '2026-11-23')).toEqual({ gone: 1, left: 4 })
  expect(daysCounted(deadline, '2026-11-29')).toEqual({ gone: 4, left: 1 })
  expect(daysCounted(deadline, '2026-11-30')).toEqual({ gone: 5, left: 0 })
})

test('days after the due day are counted without the days off since', () => {
  expect(daysCounted(deadline, '2026-12-02')).toEqual({ gone: 5, left: -2 })
  const offSince = [{ date: '2026-12-01' }]
  expect(daysCounted({ ...deadline, offSince }, '2026-12-02')).toEqual({ gone: 5, left: -1 })
})
