import { expect, test } from '@jest/globals'
import { cellsOf } from '../../web/parts/days-of-deadline.js'

const off = (date: string, reason: string) => ({ date, reason })

/** Two working days from a Wednesday; the Tuesday after the due day is a day off. */
const deadline = {
  ...{ from: '2026-11-18', due: '2026-11-20', skipped: [] },
  offSince: [
    ...[off('2026-11-21', 'Thứ Bảy'), off('2026-11-22', 'Chủ nhật')],
    off('2026-11-24', 'Ngày Văn hóa Việt Nam'),
  ],
}
const on = (today: string) =>
  Object.fromEntries(cellsOf(deadline, today).map(({ day, is, nth }) => [day.slice(8), nth ?? is]))

test('a day off after the due day is no late day, and the weekend is none', () => {
  expect(on('2026-11-26')).toMatchObject({
    ...{ '17': 'out', '18': 'from', '19': 1, '20': 2 },
    ...{ '21': 'weekend', '22': 'weekend', '23': 'late', '24': 'holiday', '25': 'late', '26': 'late' },
    '27': 'out',
  })
  const cells = cellsOf(deadline, '2026-11-26')
  expect(cells.find(({ day }) => day === '2026-11-24')?.why).toBe('Ngày Văn hóa Việt Nam')
  expect(cells.find(({ edge }) => edge)).toMatchObject({ day: '2026-11-20', edge: 'overdue' })
})

test('the days are of whole weeks, and the days granted are numbered', () => {
  const cells = cellsOf({ ...deadline, offSince: [] }, '2026-11-19')
  expect([cells.length, cells[0]?.day, cells.at(-1)?.day]).toEqual([7, '2026-11-16', '2026-11-22'])
  expect(cells.filter(({ nth }) => nth).map(({ is, nth }) => [is, nth])).toEqual([
    ['past', 1],
    ['left', 2],
  ])
  expect(cells.find(({ edge }) => edge)?.edge).toBe('due')
})
