import { beforeAll, describe, expect, test } from '@jest/globals'
import { filesUnder } from '../architecture/sources.js'

type Words = Readonly<Record<string, string>>
let words: { name: string; vi: Words; en: Words }[]

beforeAll(async () => {
  // What the words look at when they are loaded, of a browser.
  Object.assign(globalThis, {
    localStorage: { getItem: () => null },
    document: { documentElement: {} },
  })
  const { default: i18next } = await import('i18next')
  for (const file of filesUnder('web').filter((each) => /words[^/]*\.ts$|\/words\/.*\.ts$/.test(each)))
    await import(`../../${file.replace(/\.ts$/, '.js')}`)
  const { vi = {}, en = {} } = i18next.store.data as Record<string, Record<string, Words>>
  words = Object.entries(vi).map(([name, said]) => ({ name, vi: said, en: en[name] ?? {} }))
})

const values = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort()

describe('the words of the console', () => {
  test('are said in both languages, by every page', () => {
    expect(words.length).toBeGreaterThan(5)
    for (const { name, vi, en } of words) {
      const expected = Object.keys(vi).flatMap((key) =>
        key.endsWith('_other') ? [key, key.replace(/_other$/, '_one')] : [key],
      )
      expect([name, Object.keys(en).sort()]).toEqual([name, expected.sort()])
    }
  })

  test('name the same values in both', () => {
    for (const { name, vi, en } of words)
      for (const [key, text] of Object.entries(vi))
        expect([name, key, values(en[key] ?? '')]).toEqual([name, key, values(text)])
  })

  test('are not empty, and address nobody as "bạn"', () => {
    const all = words.flatMap(({ name, vi, en }) =>
      [...Object.entries(vi), ...Object.entries(en)].map(([key, text]) => ({ at: `${name}.${key}`, text })),
    )
    expect(all.filter(({ text }) => text.trim() === '').map(({ at }) => at)).toEqual([])
    expect(all.filter(({ text }) => /\bbạn\b/i.test(text)).map(({ at }) => at)).toEqual([])
  })
})
