import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { KeptDrafts } from '../../web/server/kept-drafts.js'

/** A device that keeps things by their names, as a browser does. */
class Device {
  [name: string]: unknown
  getItem(name: string): string | null {
    return typeof this[name] === 'string' ? this[name] : null
  }
  setItem(name: string, value: string): void {
    this[name] = value
  }
  removeItem(name: string): void {
    delete this[name]
  }
}
let device: Device
let drafts: KeptDrafts

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-29T06:45:00Z') })
  device = new Device()
  drafts = new KeptDrafts(device)
})
afterEach(() => {
  jest.useRealTimers()
})

test('what is typed is kept a second after the last key, with when it was typed', () => {
  drafts.keep('u-1', 't-1', { reason: 'Thiếu' })
  jest.advanceTimersByTime(900)
  drafts.keep('u-1', 't-1', { reason: 'Thiếu bản chính' })
  jest.advanceTimersByTime(999)
  expect(Object.keys(device)).toEqual([])
  jest.advanceTimersByTime(1)
  expect(new KeptDrafts(device).of('u-1', 't-1')).toEqual({
    at: '2026-11-29T06:45:00.900Z',
    values: { reason: 'Thiếu bản chính' },
  })
})

test('a page that is left or closed within that second loses nothing', () => {
  drafts.keep('u-1', 't-1', { reason: 'Thiếu' })
  expect(drafts.of('u-1', 't-1')?.values).toEqual({ reason: 'Thiếu' })
  drafts.keep('u-1', 't-2', { reason: 'Đủ' })
  drafts.keepNow()
  expect(new KeptDrafts(device).of('u-1', 't-2')?.values).toEqual({ reason: 'Đủ' })
})

test('it is there for the same person and the same task only', () => {
  drafts.keep('u-1', 't-1', { reason: 'Thiếu' })
  expect(drafts.of('u-2', 't-1')).toBeUndefined()
  expect(drafts.of('u-1', 't-2')).toBeUndefined()
})

test('what was sent is not kept once more by what was typed just before', () => {
  drafts.keep('u-1', 't-1', { reason: 'Thiếu' })
  drafts.forget('u-1', 't-1')
  jest.runAllTimers()
  expect(drafts.of('u-1', 't-1')).toBeUndefined()
})

test('after a sign-out nothing of anybody is on the device, and what is not a draft stays', () => {
  device.setItem('language', 'en')
  drafts.keep('u-1', 't-1', { reason: 'Thiếu' })
  drafts.keepNow()
  drafts.keep('u-2', 't-2', { reason: 'Đủ' })
  drafts.forgetAll()
  jest.runAllTimers()
  expect(Object.keys(device)).toEqual(['language'])
})

test('when somebody signs in, what others left the day before goes, and what they themselves left a month ago', () => {
  device.setItem('language', 'en')
  device.setItem('draft:u-3:t-3', 'not ours')
  for (const [person, task] of [
    ['u-1', 'own'],
    ['u-2', 'of-another'],
  ] as const)
    drafts.keep(person, task, { reason: 'Thiếu' })
  drafts.keepNow()
  const names = (): string[] => Object.keys(device).sort()
  drafts.forgetOld('u-1')
  expect(names()).toEqual(['draft:u-1:own', 'draft:u-2:of-another', 'language'])
  jest.advanceTimersByTime(24 * 3_600_000)
  drafts.forgetOld('u-1')
  expect(names()).toEqual(['draft:u-1:own', 'language'])
  jest.advanceTimersByTime(30 * 24 * 3_600_000)
  drafts.forgetOld('u-1')
  expect(names()).toEqual(['language'])
})
