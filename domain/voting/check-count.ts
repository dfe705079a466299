import type { Ballot } from '../rules/values/vote-rule.js'
import type { PersonId } from '../vocabulary.js'
import { LEVELS, type ThreeLevels } from './three-levels.js'

/** People on one ballot. No law has it: more for one post is a slip of whoever typed the count. */
export const MOST_CANDIDATES = 11

/** The answers to one person, where the ballot asks about each. */
export interface AgreeDisagree {
  yes: number
  no: number
}

/** What is counted for one person, by the kind of ballot. */
export type Answers = number | AgreeDisagree | ThreeLevels

/** What tellers count on the table. */
export interface PaperCount {
  /** Papers made ready before the meeting, where the record tells: for all who are convened, more than are issued. */
  prepared?: number
  issued: number
  returned: number
  blank: number
  invalid: number
  /**
   * One entry for every candidate on the ballot, 0 included: a number, yes and no where the ballot asks about each, or its levels
   * of confidence.
   */
  votes: Record<PersonId, Answers>
}

/**
 * A count as a teller enters it. `prepared` is null where the record does not tell. An entry without it was made by an
 * earlier version, for which a number and nothing differed: a case that was sent back for that stays so.
 */
export interface EnteredCount extends Omit<PaperCount, 'prepared'> {
  prepared?: number | null
  /** The second yes to a count of which no paper came back. */
  nothingReturned?: true
}

/** A paper count with the people around it. `convened` is before those excused leave it. */
export interface VoteCount extends PaperCount {
  members: number
  convened: number
  excused: number
  present: number
}

/** The first thing wrong with a count, and where. `limit` is the number that it should keep to, or add up to. */
export interface CountProblem {
  /** 'issued', 'votes.<person id>', 'votes.<person id>.yes' or '.low', or 'votes' where nobody is on the ballot */
  field: string
  problem:
    | 'not-a-whole-number'
    | 'negative'
    | 'too-large'
    | 'missing'
    | 'unknown-candidate'
    | 'wrong-shape'
    | 'more-than-members'
    | 'more-than-convened'
    | 'more-than-not-excused'
    | 'more-than-present'
    | 'more-than-prepared'
    | 'more-than-issued'
    | 'more-than-returned'
    | 'nobody-convened'
    | 'nobody-present'
    | 'does-not-add-up'
  limit?: number
}

/** The largest number any field takes: no body has more members, and products stay exact. */
const LARGEST = 1_000_000

/**
 * The first problem of a count, or undefined when it is sound: whole numbers from 0 to 1,000,000, an entry of the
 * ballot's shape for each of the `candidates` and for nobody else, each circle within the one around it, somebody
 * convened and present, and all returned papers accounted for: once where each names one person, once for every person
 * where each answers for all.
 */
export function checkCount(
  count: VoteCount,
  candidates: readonly PersonId[],
  ballot: Ballot = 'one-person',
): CountProblem | undefined {
  return (
    checkNumbers(count) ??
    checkCandidates(count, candidates) ??
    checkVotes(count, ballot) ??
    checkCircles(count) ??
    CHECKED_SUMS[ballot](count)
  )
}

const CHECKED_SUMS: Readonly<Record<Ballot, (count: VoteCount) => CountProblem | undefined>> = {
  'one-person': checkSum,
  'each-person': (count) => checkSums(count, YES_AND_NO),
  'three-levels': (count) => checkSums(count, LEVELS),
}

function checkNumbers(count: VoteCount): CountProblem | undefined {
  return (
    checkNumber('members', count.members) ??
    checkNumber('convened', count.convened) ??
    checkNumber('excused', count.excused) ??
    checkNumber('present', count.present) ??
    checkNumber('prepared', count.prepared ?? 0) ??
    checkNumber('issued', count.issued) ??
    checkNumber('returned', count.returned) ??
    checkNumber('blank', count.blank) ??
    checkNumber('invalid', count.invalid)
  )
}

function checkNumber(field: string, value: number): CountProblem | undefined {
  return isCountable(value) ? undefined : numberProblem(field, value)
}

function isCountable(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= LARGEST
}

function numberProblem(field: string, value: number): CountProblem {
  if (!Number.isInteger(value)) return { field, problem: 'not-a-whole-number' }
  if (value < 0) return { field, problem: 'negative', limit: 0 }
  return { field, problem: 'too-large', limit: LARGEST }
}

function checkCandidates({ votes }: VoteCount, candidates: readonly PersonId[]): CountProblem | undefined {
  if (candidates.length === 0) return { field: 'votes', problem: 'missing' }
  for (const candidate of candidates) {
    if (!Object.hasOwn(votes, candidate)) return { field: `votes.${candidate}`, problem: 'missing' }
  }
  for (const id of Object.keys(votes)) {
    if (!candidates.includes(id)) return { field: `votes.${id}`, problem: 'unknown-candidate' }
  }
  return undefined
}

const YES_AND_NO = ['yes', 'no'] as const

/** The answers to one person that each kind of ballot has. */
const ANSWERS: Readonly<Record<Ballot, readonly string[]>> = {
  'one-person': [],
  'each-person': YES_AND_NO,
  'three-levels': LEVELS,
}

function checkVotes({ votes }: VoteCount, ballot: Ballot): CountProblem | undefined {
  for (const id of Object.keys(votes)) {
    const given = votes[id]
    if (ballot === 'one-person') {
      if (typeof given !== 'number') return { field: `votes.${id}`, problem: 'wrong-shape' }
      if (!isCountable(given)) return numberProblem(`votes.${id}`, given)
    } else {
      const problem = checkAnswers(given, ANSWERS[ballot], `votes.${id}`)
      if (problem) return problem
    }
  }
  return undefined
}

function checkAnswers(
  given: Answers | undefined,
  answers: readonly string[],
  field: string,
): CountProblem | undefined {
  // null is an object too, and comes in with JSON that the types do not see
  if (typeof given !== 'object' || given === null) return { field, problem: 'wrong-shape' }
  if (Object.keys(given).some((name) => !answers.includes(name))) return { field, problem: 'wrong-shape' }
  for (const answer of answers) {
    const number = answerOf(given, answer)
    if (!isCountable(number)) return numberProblem(`${field}.${answer}`, number)
  }
  return undefined
}

/** One of the answers; no number where there is none. */
function answerOf(given: Answers | undefined, answer: string): number {
  const number: unknown = typeof given === 'object' ? Reflect.get(given, answer) : undefined
  return typeof number === 'number' ? number : Number.NaN
}

/** returned ≤ issued ≤ prepared, issued ≤ present ≤ convened − excused, convened ≤ members; somebody is convened, and comes. */
function checkCircles(count: VoteCount): CountProblem | undefined {
  const { members, convened, excused, present, prepared, issued, returned, blank, invalid } = count
  if (convened === 0 || convened === excused) return { field: 'convened', problem: 'nobody-convened' }
  if (present === 0) return { field: 'present', problem: 'nobody-present' }
  return (
    checkLimit('convened', convened, members, 'more-than-members') ??
    checkLimit('excused', excused, convened, 'more-than-convened') ??
    checkLimit(
      'present',
      present,
      convened - excused,
      excused > 0 ? 'more-than-not-excused' : 'more-than-convened',
    ) ??
    checkLimit('issued', issued, present, 'more-than-present') ??
    checkLimit('issued', issued, prepared ?? issued, 'more-than-prepared') ??
    checkLimit('returned', returned, issued, 'more-than-issued') ??
    checkLimit('blank', blank, returned, 'more-than-returned') ??
    checkLimit('invalid', invalid, returned, 'more-than-returned')
  )
}

function checkLimit(
  field: string,
  value: number,
  limit: number,
  problem: CountProblem['problem'],
): CountProblem | undefined {
  return value > limit ? { field, problem, limit } : undefined
}

/** Each paper names one person: all the votes together are the papers. */
function checkSum({ votes, blank, invalid, returned }: VoteCount): CountProblem | undefined {
  let sum = blank + invalid
  for (const id of Object.keys(votes)) {
    const given = votesFor(votes[id])
    if (given > returned) return { field: `votes.${id}`, problem: 'more-than-returned', limit: returned }
    sum += given
  }
  return sum === returned ? undefined : { field: 'returned', problem: 'does-not-add-up', limit: sum }
}

/**
 * Each valid paper answers for every person: the answers to each person are the papers. Of a ballot of levels one is invalid for
 * a person alone where it marks none of them, or several.
 */
function checkSums(
  { votes, blank, invalid, returned }: VoteCount,
  answers: readonly string[],
): CountProblem | undefined {
  for (const id of Object.keys(votes)) {
    const field = `votes.${id}`
    let sum = blank + invalid
    for (const answer of answers) {
      const number = answerOf(votes[id], answer)
      const problem = checkLimit(`${field}.${answer}`, number, returned, 'more-than-returned')
      if (problem) return problem
      sum += number
    }
    if (sum !== returned) return { field, problem: 'does-not-add-up', limit: sum }
  }
  return undefined
}

/** How many voted for a person: those who named them, said yes to them, or have confidence in them, be it high. */
export function votesFor(given: Answers | undefined): number {
  if (typeof given === 'number') return given
  if (!given) return 0
  return 'low' in given ? given.high + given.confidence : given.yes
}
