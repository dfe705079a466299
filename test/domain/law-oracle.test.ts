import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { judgeOracle, OracleProblem } from '../../bin/law/oracle.js'
import { RULE_SETS } from '../../domain/rules/index.js'

/** Counts of the texts, reckoned by hand, as a legal office would write them down: `npm run law -- --check`. */
const csv = readFileSync(new URL('oracles.csv', import.meta.url), 'utf8')
const HEADER = 'ruleSet,step,convened,present,votes,outcome'
const of = (row: string) => judgeOracle(`${HEADER}\n${row}`, RULE_SETS)

describe('a file of counts', () => {
  test('is judged line by line as the texts have it', () => {
    const judged = judgeOracle(csv, RULE_SETS)
    expect(judged.filter(({ agrees }) => !agrees)).toEqual([])
    expect(judged).toHaveLength(csv.trimEnd().split('\n').length - 1)
  })

  test('says where a verdict is another than the one expected, and by which article', () => {
    const [first] = of('decree-300-2026,step-4,4,4,A=4,stopped')
    expect(first).toMatchObject({ line: 2, agrees: false, verdict: { outcome: 'selected' } })
    expect(first?.verdict.article.en).toContain('33.2')
  })

  test('may be of a spreadsheet set for Vietnamese, with semicolons and a mark at its beginning', () => {
    const file =
      '\uFEFFruleSet;step;convened;present;votes;outcome\r\ndecree-300-2026;step-4;4;4;"A=3;B=1";selected\r\n'
    expect(judgeOracle(file, RULE_SETS)).toMatchObject([{ agrees: true, verdict: { candidates: ['A'] } }])
  })

  test.each([
    ['decree-1,step-4,4,4,A=4,selected', 'line 2, ruleSet: "decree-1" is none of '],
    ['decree-300-2026,step-9,4,4,A=4,selected', 'line 2, step: "step-9" is none of step-1, '],
    ['decree-300-2026,step-4,four,4,A=4,selected', 'line 2, convened: "four" is not a whole number'],
    ['decree-300-2026,step-4,4,4,A=4/0,selected', 'line 2, votes: "A=4/0" is not "A=5"'],
    [
      'decree-300-2026,step-4,4,4,A=5,selected',
      'line 2: the count does not agree: votes.A more-than-returned',
    ],
  ])('that cannot be judged names the line and what would be right: %s', (row, problem) => {
    expect(() => of(row)).toThrow(OracleProblem)
    expect(() => of(row)).toThrow(problem)
  })

  test('without a column that is needed names those there are', () => {
    expect(() => judgeOracle('ruleSet,step\n', RULE_SETS)).toThrow(
      'line 1: there is no column "convened"; columns: ruleSet, step,',
    )
  })
})
