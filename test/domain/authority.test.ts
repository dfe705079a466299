import { describe, expect, test } from '@jest/globals'
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
