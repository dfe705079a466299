import { expect, test } from '@jest/globals'
import { endsCase, outcomeOf } from '../../web/inbox/outcome.js'

const completion = { command: 'completion', path: '', allowed: true } as const
const ENDS = [{ what: 'status', sentence: 'Hồ sơ kết thúc.' }] as const
const ratified = { ...completion, title: 'Phê chuẩn', says: { ratified: true }, consequences: [...ENDS] }
const notRatified = {
  ...{ ...completion, title: 'Không phê chuẩn', says: { ratified: false } },
  consequences: [...ENDS],
}
const claim = { ...completion, command: 'claim' as const, title: 'Nhận việc', consequences: [] }
const TASK = { actions: [claim, ratified, notRatified] }

test('a result is called what the API calls the outcome that it says', () => {
  expect(outcomeOf(TASK, { ratified: false, reason: 'Chưa đủ' })?.title).toBe('Không phê chuẩn')
  expect(outcomeOf(TASK, { ratified: true, resolutionNumber: '14-QĐ/TTg' })?.title).toBe('Phê chuẩn')
})

test('a kind of task with one outcome has no name for it', () => {
  expect(outcomeOf({ actions: [{ ...ratified, says: {} }] }, { issued: 15 })).toBeUndefined()
})

test('what ends the procedure against somebody is asked once more; what ends it as it was meant to is not', () => {
  expect(endsCase(notRatified)).toBe(true)
  expect(endsCase(ratified)).toBe(false)
})

test('a refusal by which the procedure goes on is not asked once more', () => {
  expect(endsCase({ ...notRatified, consequences: [] })).toBe(false)
})
