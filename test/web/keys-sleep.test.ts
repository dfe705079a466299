import { expect, test } from '@jest/globals'
import { keysSleep } from '../../web/keys/keys-sleep.js'

/** Part of a page: what is asked for is found where one of its words is asked for. */
const holding = (...words: string[]) => ({
  closest: (selector: string) => words.some((word) => selector.includes(word)),
  querySelector: (selector: string) => words.some((word) => selector.includes(word)),
})
const NOTHING = holding()

test('a key of one letter acts where nobody types and no form is begun', () => {
  expect(keysSleep(NOTHING, NOTHING)).toBe(false)
  expect(keysSleep(null, NOTHING)).toBe(false)
})

test.each(['input', 'textarea', '[role="radio"]', '[role="checkbox"]', '[role="combobox"]', '[role="menu"]'])(
  'it sleeps while the focus is in %s, which takes what is pressed',
  (field) => {
    expect(keysSleep(holding(field), NOTHING)).toBe(true)
  },
)

test.each(['[data-begun="true"]', '[role="dialog"]'])(
  'it sleeps wherever the focus is while there is %s on the page',
  (what) => {
    expect(keysSleep(NOTHING, holding(what))).toBe(true)
  },
)
