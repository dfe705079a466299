import type { PaperCount } from './check-count.js'

/**
 * Where two entries of one count differ: 'issued', 'votes.<person id>'; nothing where they are the same. What a record may
 * leave out is compared only where both give it. Judged by the records alone: who is a candidate can change after the vote,
 * what was counted cannot.
 */
export function differingFields(one: PaperCount, other: PaperCount): string[] {
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

const isPreparedSame = ({ prepared: one }: PaperCount, { prepared: other }: PaperCount): boolean =>
  one === undefined || other === undefined || one === other

function isSameAnswer(one: PaperCount['votes'][string] | undefined, other: typeof one): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other
  return one.yes === other.yes && one.no === other.no
}
