import { describe, expect, test } from '@jest/globals'
import { type ActingPeriod, checkActing } from '../../domain/authority/acting.js'
import { bodyOverPerson } from '../../domain/authority/managing-body.js'
import { signsFor } from '../../domain/authority/signatory.js'
import { SIGNATORIES } from '../../domain/rules/authority.js'

const head = { level: 'division-head', managingBody: 'own-leadership' } as const
const deputy = { level: 'department-deputy', managingBody: 'standing-committee' } as const

test('of several posts the body that manages the highest decides, in whatever order they are held', () => {
  expect(bodyOverPerson([head, deputy])).toBe(deputy)
  expect(bodyOverPerson([deputy, head])).toBe(deputy)
  expect(bodyOverPerson([head])).toBe(head)
})

test('of equal posts the one held first decides; without a post nobody does', () => {
  const other = { ...head, managingBody: 'another' }
  expect(bodyOverPerson([head, other])).toBe(head)
  expect(bodyOverPerson([])).toBeUndefined()
})

describe('the signatory proposed', () => {
  const proposed = {
    office: SIGNATORIES.value['managing-body'],
    head: {
      name: 'Nguyễn Văn Đức',
      titles: ['Bí thư Tỉnh ủy', 'Secretary of the Provincial Party Committee'],
    },
  }

  test.each([
    'Bí thư',
    'bí thư tỉnh ủy',
    'T/M Ban Thường vụ, Bí thư',
    'For the Standing Committee, the Secretary',
    'Secretary',
    'NGUYỄN VĂN ĐỨC',
    'Bí thư Nguyễn Văn Đức',
  ])('is "%s", by office or by name, however it is typed', (signatory) => {
    expect(signsFor(signatory, proposed)).toBe(true)
  })

  test.each(['Phó Bí thư', 'Deputy Secretary', 'Chủ tịch UBND tỉnh', 'Trần Thị Bích', 'Nguyễn Văn Đ'])(
    'is not "%s"',
    (signatory) => {
      expect(signsFor(signatory, proposed)).toBe(false)
    },
  )

  test('is known by the office alone where nobody heads the body', () => {
    const { office } = proposed
    expect(signsFor('Bí thư', { office })).toBe(true)
    expect(signsFor('Nguyễn Văn Đức', { office })).toBe(false)
  })
})

describe('acting in a vacant seat', () => {
  const period = (person: string, from: string, until: string): ActingPeriod => ({ person, from, until })
  const latest = (from: string, ...others: ActingPeriod[]) => {
    const refused = checkActing(12, period('a', from, '2099-12-31'), others)
    return refused?.code === 'acting-too-long' ? refused.latest : refused
  }

  test.each([
    ['2026-08-03', '2027-08-03'],
    ['2023-03-01', '2024-03-01'],
    ['2024-02-29', '2025-02-28'],
    ['2026-12-31', '2027-12-31'],
  ])('from %s goes to %s at the latest, and that day counts', (from, last) => {
    expect(latest(from)).toBe(last)
    expect(checkActing(12, period('a', from, last), [])).toBeUndefined()
  })

  test('takes what others left of the months, whenever that is, and not a day where they left none', () => {
    const half = period('b', '2026-01-01', '2026-06-30')
    const rest = period('c', '2026-07-01', '2027-01-01')
    expect(latest('2026-07-01', half)).toBe('2027-01-01')
    expect(latest('2026-08-01', half)).toBe('2027-02-01')
    expect(checkActing(12, rest, [half])).toBeUndefined()
    expect(latest('2028-02-01', half, rest)).toBeNull()
  })

  test('is for one at a time, to the last day of each, and for nobody twice', () => {
    const other = period('b', '2026-03-01', '2026-04-30')
    for (const [from, until] of [
      ['2026-04-30', '2026-05-31'],
      ['2026-02-01', '2026-03-01'],
      ['2026-03-10', '2026-03-20'],
      ['2026-02-01', '2026-05-31'],
    ] as const) {
      expect(checkActing(12, period('a', from, until), [other])).toEqual({
        code: 'acts-meanwhile',
        from: '2026-03-01',
        until: '2026-04-30',
      })
    }
    expect(checkActing(12, period('a', '2026-05-01', '2026-05-31'), [other])).toBeUndefined()
    expect(checkActing(12, period('b', '2026-05-01', '2026-05-31'), [other])).toEqual({
      code: 'acts-again',
    })
  })
})
