import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { timesApplied } from '../../bin/law/applied.js'
import { lawDocument } from '../../bin/law/document.js'
import { SHIPPED_WORKED_SATURDAYS } from '../../domain/rules/days-off.js'
import { DEADLINE_COUNTING } from '../../domain/rules/deadline-counting.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { LEGAL_TEXTS, legalText } from '../../domain/rules/legal-texts.js'
import { NOT_BUILT } from '../../domain/rules/not-built.js'
import { PRINCIPLES } from '../../domain/rules/principles.js'
import type { ProcedureRules } from '../../domain/rules/rule-set.js'
import { NOT_FOUND } from '../../domain/rules/texts/legal-text.js'
import { UNREAD } from '../../domain/rules/unread.js'
import { labelOf } from '../../domain/rules/values/every-value.js'
import { VOTE_COUNTING } from '../../domain/rules/vote-counting.js'

const stored = readFileSync(new URL('../../docs/law.md', import.meta.url), 'utf8')

test('docs/law.md is what the rule sets say: after a change of theirs, `npm run law`', () => {
  expect(stored).toBe(lawDocument(RULE_SETS))
})

test('every article that a shipped rule set cites is in it, in both languages', () => {
  const cited = [...articles(RULE_SETS), ...articles([VOTE_COUNTING, DEADLINE_COUNTING, PRINCIPLES])]
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

describe('a chapter', () => {
  const PROCEDURES = RULE_SETS.flatMap(({ id, procedure }) => (procedure ? [[id, procedure] as const] : []))
  const TIMES = [
    'agreeToCandidate',
    'confirmEligibility',
    'submitActionProgram',
    'reviewActionProgram',
    'submitSelfReport',
    'giveOpinion',
    'conveneVote',
    'enterCount',
    'decideVote',
    'answerPolicy',
    'submitDossier',
    'recordDecision',
    'confirmDecision',
    'supplyPapers',
    'resolveLostCandidate',
    'recordExternalResult',
    'remindBefore',
  ]
  const NO_PROGRAM = ['submitActionProgram', 'reviewActionProgram', 'requiredFrom']
  const NO_ELECTION = 'recordExternalResult'
  const NO_VOTE = ['conveneVote', 'enterCount', 'decideVote', 'candidatesVote']
  const LEAVING = [
    ...['agreeToCandidate', 'confirmEligibility', 'submitSelfReport'],
    ...['answerPolicy', 'submitDossier', NO_ELECTION, ...NO_PROGRAM, 'ageCountedOn', 'retirementAge'],
  ]

  const LET_GO = [
    ...NO_VOTE,
    ...LEAVING.filter((name) => !['agreeToCandidate', 'confirmEligibility'].includes(name)),
  ]
  const STAYING = ['answerPolicy', NO_ELECTION, ...NO_PROGRAM, 'ageCountedOn']
  const FROM_ELSEWHERE = [
    ...['submitSelfReport', 'conveneVote', 'enterCount', 'decideVote'],
    ...[NO_ELECTION, 'candidatesVote'],
  ]

  const SECONDED = [
    ...['submitSelfReport', 'answerPolicy', 'submitDossier', NO_ELECTION],
    ...[...NO_VOTE, ...NO_PROGRAM, 'ageCountedOn', 'retirementAge'],
  ]

  const AFTER_MERGER = [
    ...['submitSelfReport', 'giveOpinion', 'answerPolicy', NO_ELECTION],
    ...[...NO_VOTE, ...NO_PROGRAM, 'ageCountedOn', 'retirementAge'],
  ]

  /** What no step of the procedure uses, written down a second time. */
  const UNUSED: Readonly<Record<string, readonly string[]>> = {
    'decree-300-2026': ['submitSelfReport', NO_ELECTION],
    'decree-170-2025': ['submitSelfReport', NO_ELECTION],
    'decree-116-2024': ['submitSelfReport', NO_ELECTION],
    'decree-138-2020': ['submitSelfReport', 'answerPolicy', NO_ELECTION],
    'decree-115-2020': ['submitSelfReport', NO_ELECTION],
    'appointment-from-elsewhere': FROM_ELSEWHERE,
    'from-elsewhere-170-2025': FROM_ELSEWHERE,
    'from-elsewhere-115-2020': FROM_ELSEWHERE,
    'after-merger': [...AFTER_MERGER, 'submitDossier'],
    'after-merger-170-2025': AFTER_MERGER,
    'regulation-80-2022': ['submitSelfReport'],
    'nomination-377-2025': ['submitSelfReport'],
    reappointment: STAYING,
    'reappointment-170-2025': STAYING,
    'reappointment-115-2020': STAYING,
    extension: ['conveneVote', ...STAYING],
    'extension-170-2025': ['giveOpinion', ...STAYING],
    'extension-115-2020': ['giveOpinion', ...STAYING],
    dismissal: LEAVING,
    relief: LET_GO,
    resignation: LET_GO,
    'dismissal-170-2025': LEAVING,
    'resignation-170-2025': LET_GO,
    'dismissal-115-2020': LEAVING,
    'relief-115-2020': LEAVING.filter((name) => !['agreeToCandidate', 'confirmEligibility'].includes(name)),
    replacement: ['giveOpinion', 'conveneVote', 'decideVote', ...LEAVING],
    'rotation-170-2025': ['submitSelfReport', NO_ELECTION, ...NO_VOTE, ...NO_PROGRAM],
    'rotation-end-170-2025': [
      ...['agreeToCandidate', 'confirmEligibility', 'answerPolicy', 'submitDossier'],
      ...[NO_ELECTION, ...NO_VOTE, ...NO_PROGRAM, 'ageCountedOn', 'retirementAge'],
    ],
    transfer: [...FROM_ELSEWHERE, ...NO_PROGRAM],
    'transfer-170-2025': [...FROM_ELSEWHERE, ...NO_PROGRAM],
    secondment: SECONDED,
    'secondment-170-2025': SECONDED,
    'secondment-end': [
      ...['agreeToCandidate', 'confirmEligibility', 'submitSelfReport', 'answerPolicy', 'submitDossier'],
      ...[NO_ELECTION, ...NO_VOTE, ...NO_PROGRAM, 'ageCountedOn', 'retirementAge'],
    ],
    rotation: ['submitSelfReport', 'answerPolicy', 'submitDossier', NO_ELECTION, ...NO_VOTE, ...NO_PROGRAM],
    'rotation-end': [
      ...['agreeToCandidate', 'confirmEligibility', 'submitSelfReport', 'answerPolicy', 'submitDossier'],
      ...[NO_ELECTION, ...NO_VOTE, ...NO_PROGRAM, 'ageCountedOn', 'retirementAge'],
    ],
    'short-procedure': [
      ...['submitSelfReport', 'giveOpinion', 'decideVote', 'answerPolicy', 'submitDossier', NO_ELECTION],
    ],
    'short-nomination': ['submitSelfReport', 'giveOpinion', 'decideVote', 'answerPolicy', 'submitDossier'],
  }

  const chapterOf = (id: string): string =>
    stored.split('<a id="').find((part) => part.startsWith(`${id}"`)) ?? ''
  const isPrinted = (id: string, name: string) => chapterOf(id).includes(`\n| ${labelOf(name)?.vi}<br>`)

  test.each(Object.entries(UNUSED))(
    'of %s leaves out what its steps never use, and nothing else',
    (id, unused) => {
      const { eligibility, times, actionProgram, approval, dossier, recusal } = lawOf(id)
      const all = Object.keys({
        ...eligibility,
        ...times,
        ...actionProgram,
        ...approval,
        ...dossier,
        ...recusal,
      })
      expect(all).toEqual(expect.arrayContaining(TIMES))
      expect(all.filter((name) => !isPrinted(id, name)).sort()).toEqual([...unused].sort())
    },
  )

  test('of a revocation has the decision alone: no criteria, no vote, no action program', () => {
    const { eligibility } = lawOf('revocation')
    const printed = [...Object.keys(eligibility), ...TIMES].filter((name) => isPrinted('revocation', name))
    expect(printed.sort()).toEqual(
      ['confirmDecision', 'recordDecision', 'remindBefore', 'resolveLostCandidate', 'supplyPapers'].sort(),
    )
    expect(chapterOf('revocation')).toContain('Không xét điều kiện')
  })

  test.each(PROCEDURES)(
    'of %s has every article that its steps cite, and a table for every step',
    (id, law) => {
      const chapter = chapterOf(id)
      for (const { vi, en } of articles(law.steps)) {
        expect([chapter.includes(vi), chapter.includes(en), vi]).toEqual([true, true, vi])
      }
      const steps = chapter.split('### Điều kiện')[0]?.split('\n**').slice(1) ?? []
      expect(steps).toHaveLength(law.steps.length)
      for (const step of steps) expect(step).toContain('| --- | --- | --- | --- |\n| ')
    },
  )

  test('every time that the product knows is used somewhere', () => {
    const used = new Set(PROCEDURES.flatMap(([, law]) => timesApplied(law).map(([task]) => task)))
    expect([...used].sort()).toEqual([...TIMES].sort())
  })

  test('of a reappointment gives the time to convene for the vote that has no term of its own', () => {
    expect(chapterOf('reappointment')).toContain('Chỉ bước: Tập thể lãnh đạo bỏ phiếu.')
    expect(chapterOf('decree-300-2026')).not.toContain('Chỉ bước:')
  })

  function lawOf(id: string): ProcedureRules {
    const law = PROCEDURES.find(([each]) => each === id)?.[1]
    if (!law) throw new Error(`no procedure in ${id}`)
    return law
  }
})

describe('what is the same of every procedure', () => {
  test.each([
    ['how votes are counted', VOTE_COUNTING],
    ['how deadlines are counted', DEADLINE_COUNTING],
    ['which text applies and who decides', PRINCIPLES],
  ])('is printed: %s', (_, values) => {
    for (const name of Object.keys(values)) expect(stored).toContain(`\n| ${labelOf(name)?.vi}<br>`)
  })

  test('has every text of law with its days, and what amends which of its articles', () => {
    const table = stored.split('## Văn bản / Texts')[1] ?? ''
    expect(table).toContain('| 29/09/2020 – 30/06/2026 |')
    expect(table).toContain('từ 01/08/2026 bởi Nghị định 300/2026/NĐ-CP: các điều 14.3, 23, ')
    expect(table).toContain('21/12/2025, Chính phủ<br>*the Government*')
  })

  test('has what could not be read, of texts that say so themselves, and what stands in its place', () => {
    const table = stored.split('## Những gì chưa đọc được')[1]?.split('\n## ')[0] ?? ''
    for (const { text, what, inItsPlace } of UNREAD) {
      const { name, note } = legalText(text)
      expect([text, note !== undefined]).toEqual([text, true])
      expect(table).toContain(`| ${name.vi}<br>*${name.en}* | ${what.vi}<br>*${what.en}* |`)
      expect(table).toContain(inItsPlace.en)
    }
    // Every text of law of which nothing is known but that it exists is among them.
    for (const { id, note } of LEGAL_TEXTS) {
      if (note === NOT_FOUND) expect(UNREAD.map(({ text }) => text)).toContain(id)
    }
  })

  test('has the worked Saturdays, with sources in both languages and what is from memory', () => {
    for (const { date } of SHIPPED_WORKED_SATURDAYS) expect(stored).toContain(`\n| ${date} | Làm bù cho ngày`)
    const fromMemory = stored.split('\n').filter((line) => /^\| 2026-01-(02|10) /.test(line))
    expect(fromMemory).toHaveLength(2)
    for (const line of fromMemory) expect(line).toContain('Ghi theo trí nhớ')
    expect(stored).toContain('thông báo của Chính phủ về ngày nghỉ năm 2026')
  })
})

test('numbers read as the texts write them', () => {
  expect(stored).toContain('2028: nam 62, nữ 57/8; 2029: nam 62, nữ 58;')
  expect(stored).toContain('*1 working day*')
  expect(stored).toContain('| 15 ngày<br>*15 calendar days* |')
  expect(stored).toContain('| ≥ 2/3 |')
  expect(stored).toContain('| > 50% |')
  expect(stored).toContain('1,0 – 1,3<br>*1.0 – 1.3*')
  expect(stored).not.toMatch(/\b1 working days|\/100\b|\b0 tháng/)
})

function* articles(value: unknown): Generator<{ vi: string; en: string }> {
  if (typeof value !== 'object' || value === null) return
  if ('article' in value && 'value' in value) yield value.article as { vi: string; en: string }
  for (const inner of Object.values(value)) yield* articles(inner)
}

test('what the product has no procedure for is listed by article, with what is done instead (art. 34)', () => {
  const listed = NOT_BUILT.map(({ article }) => article.en).join('; ')
  for (const at of ['34.1;', '34.5', '34.4', 'III.5']) expect(listed).toContain(at)
  for (const { what, article } of NOT_BUILT)
    expect([stored.includes(what.vi), stored.includes(article.vi)]).toEqual([true, true])
})
