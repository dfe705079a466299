import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { lawDocument } from '../../bin/law/document.js'
import { RULE_SETS } from '../../domain/rules/index.js'

const stored = readFileSync(new URL('../../docs/law.md', import.meta.url), 'utf8')

test('docs/law.md is what the rule sets say: after a change of theirs, `npm run law`', () => {
  expect(stored).toBe(lawDocument(RULE_SETS))
})

test('every article that a shipped rule set cites is in it, in both languages', () => {
  const cited = [...articles(RULE_SETS)]
  expect(cited.length).toBeGreaterThan(500)
  for (const { vi, en } of cited)
    expect([stored.includes(vi), stored.includes(en), vi]).toEqual([true, true, vi])
})

test('a value that has no label or no words stops the generator', () => {
  const [first] = RULE_SETS
  if (!first) throw new Error('no rule set')
  const article = { vi: 'Điều 1', en: 'art. 1' }
  const odd = { ...first, locality: { somethingNew: { value: 1, article } } }
  expect(() => lawDocument([odd as never])).toThrow('somethingNew: a value without a label')
})

function* articles(value: unknown): Generator<{ vi: string; en: string }> {
  if (typeof value !== 'object' || value === null) return
  if ('article' in value && 'value' in value) yield value.article as { vi: string; en: string }
  for (const inner of Object.values(value)) yield* articles(inner)
}
