import { parseCsv } from 'hucre/csv'
import { holdsVote } from '../../domain/procedure/stage-kinds.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { ballotOf, type VoteRule } from '../../domain/rules/values/vote-rule.js'
import { type AgreeDisagree, checkCount } from '../../domain/voting/check-count.js'
import { evaluateVote, type VoteCount, type VoteVerdict } from '../../domain/voting/evaluate-vote.js'

/** The columns of a file of counts, in any order: `vòng` and what follows a number may be left empty. */
export const COLUMNS = [
  ...(['ruleSet', 'step', 'round', 'members', 'convened', 'excused', 'present'] as const),
  ...(['issued', 'returned', 'blank', 'invalid', 'votes', 'outsiders', 'outcome', 'candidates'] as const),
] as const
type Column = (typeof COLUMNS)[number]
const NEEDED: readonly Column[] = ['ruleSet', 'step', 'convened', 'present', 'votes', 'outcome']

/** What is wrong in a file before anything is judged: the line, and what would be right. */
export class OracleProblem extends Error {}

/** One count of a file, judged: as the file says, or otherwise. */
export interface Judged {
  line: number
  expected: { outcome: string; candidates: string[] }
  verdict: VoteVerdict
  agrees: boolean
}

/**
 * Judges each count of a CSV by the rule set that it names, and compares the verdict with the one that the file expects, so
 * that a legal office runs cases of its own. `votes`: 'A=5;B=3', of a paper that asks of each 'A=5/2' (agree, disagree).
 * @throws OracleProblem names the line and the column
 */
export function judgeOracle(csv: string, ruleSets: readonly RuleSet[]): Judged[] {
  // Spreadsheets set for Vietnamese separate by semicolons.
  const delimiter = (csv.split('\n')[0] ?? '').includes(';') ? ';' : ','
  const [header = [], ...rows] = parseCsv(csv, { delimiter }).map((row) =>
    row.map((cell) => String(cell ?? '').trim()),
  )
  for (const column of NEEDED) {
    if (!header.includes(column))
      throw new OracleProblem(`line 1: there is no column "${column}"; columns: ${COLUMNS.join(', ')}`)
  }
  const unknown = header.find((column) => !(COLUMNS as readonly string[]).includes(column))
  if (unknown !== undefined)
    throw new OracleProblem(`line 1: unknown column "${unknown}"; columns: ${COLUMNS.join(', ')}`)
  return rows.flatMap((row, index) => {
    const line = index + 2
    if (row.every((cell) => cell === '')) return []
    const cellOf = (column: Column) => row[header.indexOf(column)] ?? ''
    return [judgeRow(line, cellOf, ruleSets)]
  })
}

type Cells = (column: Column) => string

function judgeRow(line: number, cellOf: Cells, ruleSets: readonly RuleSet[]): Judged {
  const at = (column: Column, problem: string) => new OracleProblem(`line ${line}, ${column}: ${problem}`)
  const rule = ruleOf(cellOf, ruleSets, at)
  const votes = votesOf(cellOf('votes'), ballotOf(rule) === 'each-person', at)
  const count = countOf(cellOf, votes, at)
  const wrong = checkCount(count, Object.keys(votes), ballotOf(rule))
  if (wrong)
    throw new OracleProblem(`line ${line}: the count does not agree: ${wrong.field} ${wrong.problem}`)
  const verdict = evaluateVote(rule, count, { outsiders: listed(cellOf('outsiders')) })
  const expected = { outcome: cellOf('outcome'), candidates: listed(cellOf('candidates')) }
  const sameCandidates =
    expected.candidates.length === 0 ||
    [...expected.candidates].sort().join() === [...verdict.candidates].sort().join()
  return { line, expected, verdict, agrees: expected.outcome === verdict.outcome && sameCandidates }
}

type At = (column: Column, problem: string) => OracleProblem

function ruleOf(cellOf: Cells, ruleSets: readonly RuleSet[], at: At): VoteRule {
  const ruleSet = ruleSets.find(({ id }) => id === cellOf('ruleSet'))
  if (!ruleSet)
    throw at('ruleSet', `"${cellOf('ruleSet')}" is none of ${ruleSets.map(({ id }) => id).join(', ')}`)
  const votes = (ruleSet.procedure?.steps ?? []).filter(holdsVote)
  const step = votes.find(({ key }) => key === cellOf('step'))
  if (!step) throw at('step', `"${cellOf('step')}" is none of ${votes.map(({ key }) => key).join(', ')}`)
  if ((cellOf('round') || '1') === '1') return step.vote
  if (cellOf('round') !== '2' || !step.secondRound)
    throw at('round', `the step has ${step.secondRound ? 'two rounds' : 'one round'}`)
  return step.secondRound
}

function votesOf(cell: string, ofEach: boolean, at: At): Record<string, number | AgreeDisagree> {
  const entries = listed(cell).map((entry): [string, number | AgreeDisagree] => {
    const [, name = '', yes = '', no] = /^([^=]+)=(\d+)(?:\/(\d+))?$/.exec(entry) ?? []
    if (name === '' || ofEach !== (no !== undefined))
      throw at('votes', `"${entry}" is not "${ofEach ? 'A=5/2' : 'A=5'}"`)
    return [name.trim(), no === undefined ? Number(yes) : { yes: Number(yes), no: Number(no) }]
  })
  if (entries.length === 0) throw at('votes', 'nobody is named')
  return Object.fromEntries(entries)
}

/** What is left empty follows from the rest: everybody present was given a paper, and gave it back. */
function countOf(cellOf: Cells, votes: VoteCount['votes'], at: At): VoteCount {
  const number = (column: Column, otherwise?: number): number => {
    const cell = cellOf(column)
    if (cell === '' && otherwise !== undefined) return otherwise
    if (!/^\d+$/.test(cell)) throw at(column, `"${cell}" is not a whole number`)
    return Number(cell)
  }
  const [convened, present] = [number('convened'), number('present')]
  const issued = number('issued', present)
  return {
    ...{ convened, present, issued, votes },
    members: number('members', convened),
    excused: number('excused', 0),
    returned: number('returned', issued),
    blank: number('blank', 0),
    invalid: number('invalid', 0),
  }
}

const listed = (cell: string): string[] =>
  cell
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
