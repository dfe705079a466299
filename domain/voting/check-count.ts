import type { PersonId } from '../vocabulary.js'

/** What tellers count on the table. */
export interface PaperCount {
  issued: number
  returned: number
  blank: number
  invalid: number
  /** One entry for every candidate on the ballot, 0 included. */
  votes: Record<PersonId, number>
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
  /** 'issued', or 'votes.<person id>' */
  field: string
  problem:
    | 'not-a-whole-number'
    | 'negative'
    | 'too-large'
    | 'missing'
    | 'unknown-candidate'
    | 'more-than-members'
    | 'more-than-convened'
    | 'more-than-present'
    | 'more-than-issued'
    | 'more-than-returned'
    | 'nobody-convened'
    | 'nobody-present'
    | 'does-not-add-up'
  limit?: number
}

/** The largest number any field takes: no body has more members, and products stay exact. */
const LARGEST = 1_000_000

const PEOPLE = [
  'members',
  'convened',
  'excused',
  'present',
  'issued',
  'returned',
  'blank',
  'invalid',
] as const

/** A field may not exceed another: returned ≤ issued ≤ present ≤ convened − excused, convened ≤ members. */
const ORDER: readonly {
  field: (typeof PEOPLE)[number]
  limit: (count: VoteCount) => number
  problem: CountProblem['problem']
}[] = [
  { field: 'convened', limit: (count) => count.members, problem: 'more-than-members' },
  { field: 'excused', limit: (count) => count.convened, problem: 'more-than-convened' },
  { field: 'present', limit: (count) => count.convened - count.excused, problem: 'more-than-convened' },
  { field: 'issued', limit: (count) => count.present, problem: 'more-than-present' },
  { field: 'returned', limit: (count) => count.issued, problem: 'more-than-issued' },
  { field: 'blank', limit: (count) => count.returned, problem: 'more-than-returned' },
  { field: 'invalid', limit: (count) => count.returned, problem: 'more-than-returned' },
]

/**
 * The first problem of a count, or undefined when it is sound: whole numbers from 0 to 1,000,000, one number for each
 * of the `candidates` on the ballot and for nobody else, each circle within the one around it, somebody convened and
 * present, and all returned papers accounted for.
 */
export function checkCount(count: VoteCount, candidates: readonly PersonId[]): CountProblem | undefined {
  return checkNumbers(count, candidates) ?? checkCircles(count) ?? checkSum(count)
}

function checkNumbers(count: VoteCount, candidates: readonly PersonId[]): CountProblem | undefined {
  for (const field of PEOPLE) {
    const problem = checkNumber(field, count[field])
    if (problem) return problem
  }
  for (const candidate of candidates) {
    if (!Object.hasOwn(count.votes, candidate)) return { field: `votes.${candidate}`, problem: 'missing' }
  }
  const onTheBallot = new Set(candidates)
  for (const [candidate, votes] of Object.entries(count.votes)) {
    const field = `votes.${candidate}`
    if (!onTheBallot.has(candidate)) return { field, problem: 'unknown-candidate' }
    const problem = checkNumber(field, votes)
    if (problem) return problem
  }
  return undefined
}

function checkNumber(field: string, value: number): CountProblem | undefined {
  if (!Number.isInteger(value)) return { field, problem: 'not-a-whole-number' }
  if (value < 0) return { field, problem: 'negative', limit: 0 }
  if (value > LARGEST) return { field, problem: 'too-large', limit: LARGEST }
  return undefined
}

function checkCircles(count: VoteCount): CountProblem | undefined {
  if (count.convened === 0 || count.convened === count.excused) {
    return { field: 'convened', problem: 'nobody-convened' }
  }
  if (count.present === 0) return { field: 'present', problem: 'nobody-present' }
  for (const { field, limit, problem } of ORDER) {
    if (count[field] > limit(count)) return { field, problem, limit: limit(count) }
  }
  return undefined
}

function checkSum(count: VoteCount): CountProblem | undefined {
  let sum = count.blank + count.invalid
  for (const [candidate, votes] of Object.entries(count.votes)) {
    if (votes > count.returned) {
      return { field: `votes.${candidate}`, problem: 'more-than-returned', limit: count.returned }
    }
    sum += votes
  }
  return sum === count.returned ? undefined : { field: 'returned', problem: 'does-not-add-up', limit: sum }
}
