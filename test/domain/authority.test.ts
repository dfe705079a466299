import { expect, test } from '@jest/globals'
import { bodyOverPerson } from '../../domain/authority/managing-body.js'

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
