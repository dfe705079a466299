import { describe, expect, test } from '@jest/globals'
import { TOGETHER_IN } from '../../domain/integrity/together.js'
import { SHOWN } from '../../domain/procedure/shown-to-voters.js'
import type { StageDefinition } from '../../domain/procedure/stage-kinds.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { diffRuleSets } from '../../domain/rules/publication/diff-rule-sets.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { VALUES_BY_PART, valueInWords } from '../../domain/rules/values/every-value.js'
import {
  DENOMINATORS,
  DISCIPLINES,
  DOSSIER_ITEMS,
  ELECTORATE_PARTS,
  FORMAL_MEASURES,
  GRADES,
  POST_LEVELS,
  PROCEDURE_KINDS,
  PROCEDURE_TYPES,
  PUBLISHED,
  RELATION_KINDS,
} from '../../domain/vocabulary.js'

/** The names of members and the codes in a value, its texts and days apart. */
function* codeWords(value: unknown): Generator<string> {
  if (typeof value === 'string' && !/^\d{4}-\d\d-\d\d$/.test(value)) yield value
  if (typeof value !== 'object' || value === null || 'vi' in value) return
  for (const [name, inner] of Object.entries(value)) {
    if (!/^\d+$/.test(name)) yield name
    yield* codeWords(inner)
  }
}

const CODE_WORDS = [...new Set([...codeWords(RULE_SETS), 'undefined', 'null', '[object'])]

/** A law that rules nothing: every value of another is told against it. */
const NOTHING: RuleSet = {
  id: 'nothing',
  version: 1,
  title: { vi: 'Trống', en: 'Empty' },
  inForce: { from: '2000-01-01' },
  reviewStatus: { vi: 'chưa rà soát', en: 'not reviewed' },
  sources: [],
}

const OTHERS: readonly RuleSet[] = [NOTHING, ...RULE_SETS]

/** Articles and notes quote the law: no words of the product's. */
const toldOf = (one: RuleSet, other: RuleSet) =>
  diffRuleSets(one, other).filter(
    ({ path }) => !/(^|\.)(article|note|title|sources|reviewStatus)$/.test(path),
  )

/** In English a code of one word is an ordinary word ('head'), as are these; a member's name of several words is not. */
const ENGLISH_TOO = ['self-assessment', 'self-report', 'political-standard']
const isNoEnglishWord = (word: string) =>
  /[a-z](-|[A-Z])|^(undefined|null|\[)/.test(word) && !ENGLISH_TOO.includes(word)
const escaped = (word: string) => word.replace('[', '\\[')
const wholeWord = (words: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{N}-])(${words.map(escaped).join('|')})(?![\\p{L}\\p{N}-])`, 'u')
const IN_VIETNAMESE = wholeWord(CODE_WORDS)
const IN_ENGLISH = wholeWord(CODE_WORDS.filter(isNoEnglishWord))

/** With nothing in its steps but their names: what is in them is told too. */
function withBareSteps(ruleSet: RuleSet): RuleSet {
  const { procedure } = ruleSet
  if (!procedure) return ruleSet
  const steps = procedure.steps.map(({ key, title }) => ({ key, title }) as StageDefinition)
  return { ...ruleSet, procedure: { ...procedure, steps } }
}

test('no two values have the same name, by which alone their row is found', () => {
  const names = Object.values(VALUES_BY_PART).flatMap((rows) => Object.keys(rows))
  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([])
})

describe('what differs is told in words', () => {
  test.each(RULE_SETS.map((ruleSet) => [ruleSet.id, ruleSet] as const))(
    'of every value of %s: no name of a member and no code',
    (_, ruleSet) => {
      for (const { what } of [withBareSteps(ruleSet), ...OTHERS].flatMap((other) => toldOf(other, ruleSet))) {
        expect(what.vi).not.toMatch(IN_VIETNAMESE)
        expect(what.en).not.toMatch(IN_ENGLISH)
        expect(what.vi).toMatch(/^\p{L}/u)
        expect(what.en).toMatch(/^\p{L}/u)
      }
    },
  )

  test.each<[string, readonly string[]]>([
    ['shown', SHOWN],
    ['afterObjectionsTo', PUBLISHED],
    ['denominator', DENOMINATORS],
    ['leavesAt', ['over-age', ...DISCIPLINES, 'political-standard']],
    ['items', DOSSIER_ITEMS],
    ['blocks', FORMAL_MEASURES],
    ['requiredFrom', POST_LEVELS],
    ['noOtherCase', PROCEDURE_KINDS],
    ['recusedRelatives', RELATION_KINDS],
    ['of', ['leadership', 'receiving-leadership', 'present-workplace', 'party-committee', 'candidate']],
    ['ageCountedOn', ['day-of-check', 'procedure-begun']],
    ['planning', ['same-or-higher-post', 'equal-or-higher-post']],
  ])('every choice that a local rule set has for %s has words', (member, choices) => {
    const isList = ['shown', 'leavesAt', 'items', 'blocks', 'noOtherCase', 'recusedRelatives'].includes(
      member,
    )
    for (const choice of choices) {
      const words = valueInWords(member, isList ? [choice] : choice)
      expect([choice, words.vi.length > 2, words.vi === choice]).toEqual([choice, true, false])
    }
  })

  test('every composition, grade, relation and type has words too', () => {
    const all = [
      valueInWords('electorate', { parts: ELECTORATE_PARTS, everyoneBelow: 30 }),
      valueInWords(
        'grades',
        GRADES.map((grade, index) => ({ grade, from: 90 - index })),
      ),
      valueInWords('relatives', {
        degrees: RELATION_KINDS,
        where: TOGETHER_IN,
        sensitive: { levels: POST_LEVELS, posts: [] },
      }),
      ...PROCEDURE_TYPES.map((type) => typeTold(type)),
    ]
    for (const words of all) expect(words.vi).not.toMatch(IN_VIETNAMESE)
  })

  test('points are points, and who decides is named', () => {
    const words = RULE_SETS.flatMap((each) => [
      ...toldOf(NOTHING, each),
      ...toldOf(withBareSteps(each), each),
    ]).map(({ what }) => what.vi)
    expect(words).toContainEqual(
      expect.stringContaining(
        'đánh giá, xếp loại: mức xếp loại theo điểm: không có → hoàn thành xuất sắc nhiệm vụ: ≥ 90',
      ),
    )
    expect(words).toContainEqual(
      expect.stringContaining('một người: chưa thấy quy định, cấp có thẩm quyền quyết định'),
    )
  })
})

function typeTold(type: (typeof PROCEDURE_TYPES)[number]) {
  const [given] = RULE_SETS
  if (!given?.procedure) throw new Error('no procedure')
  const other = type === 'short' ? 'nomination' : 'short'
  const of = (each: typeof type): RuleSet => ({ ...given, procedure: { ...lawOf(given), type: each } })
  const [told] = diffRuleSets(of(type), of(other))
  if (told?.path !== 'procedure.type') throw new Error('no difference')
  return told.what
}

function lawOf({ procedure }: RuleSet) {
  if (!procedure) throw new Error('no procedure')
  return procedure
}
