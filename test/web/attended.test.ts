import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { ATTENDED_MS, whileAttended } from '../../web/server/attended.js'

class Page extends EventTarget {
  visibilityState = 'visible'
}
let page: Page
let isAttended: boolean | undefined

beforeEach(() => {
  jest.useFakeTimers()
  page = new Page()
  whileAttended(page, (told) => {
    isAttended = told
  })
})
afterEach(() => {
  jest.useRealTimers()
})

test('a page before which nobody does anything asks for nothing by itself, so that the session can end', () => {
  expect(isAttended).toBe(true)
  jest.advanceTimersByTime(ATTENDED_MS - 1)
  expect(isAttended).toBe(true)
  jest.advanceTimersByTime(1)
  expect(isAttended).toBe(false)
})

test('whoever does something is there again, and for as long', () => {
  jest.advanceTimersByTime(ATTENDED_MS - 1)
  page.dispatchEvent(new Event('keydown'))
  jest.advanceTimersByTime(ATTENDED_MS - 1)
  expect(isAttended).toBe(true)
  jest.advanceTimersByTime(1)
  expect(isAttended).toBe(false)
  page.dispatchEvent(new Event('pointerdown'))
  expect(isAttended).toBe(true)
})

test('nobody is before a page that is not to be seen', () => {
  page.visibilityState = 'hidden'
  page.dispatchEvent(new Event('visibilitychange'))
  expect(isAttended).toBe(false)
  page.visibilityState = 'visible'
  page.dispatchEvent(new Event('visibilitychange'))
  expect(isAttended).toBe(true)
})
