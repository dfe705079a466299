import type { EnteredCount, PaperCount } from './check-count.js'
import { LEVELS } from './three-levels.js'

/**
 * Where two entries of one count differ: 'issued', 'votes.<person id>'; nothing where they are the same. What a record need
 * not tell is compared only where both do. Judged by the records alone: who is a candidate can change after the vote, what
 * was counted cannot.
 */
export function differingFields(one: EnteredCount, other: EnteredCount): string[] {
  const papers = (['issued', 'returned', 'blank', 'invalid'] as const).filter(
    (field) => one[field] !== other[field],
  )
  const people = Object.keys({ ...one.votes, ...other.votes }).filter(
    (id) => !isSameAnswer(one.votes[id], other.votes[id]),
  )
  return [
    ...(isPreparedSame(one, other) ? [] : ['prepared']),
    ...papers,
    ...people.map((id) => `votes.${id}`),
  ]
}

/** The count of two entries that do not differ: with the papers prepared, where one of them tells. */
export function countOfBoth(
  { prepared: one, nothingReturned: _, ...count }: EnteredCount,
  { prepared: other }: EnteredCount,
): PaperCount {
  const prepared = one ?? other ?? undefined
  return { ...count, ...(prepared !== undefined && { prepared }) }
}

const isPreparedSame = ({ prepared: one }: EnteredCount, { prepared: other }: EnteredCount): boolean =>
  one === other || one === null || other === null

function isSameAnswer(one: EnteredCount['votes'][string] | undefined, other: typeof one): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other
  if ('low' in one || 'low' in other) {
    return 'low' in one && 'low' in other && LEVELS.every((level) => one[level] === other[level])
  }
  return one.yes === other.yes && one.no === other.no
}
