import { outsidersAreOf, shareOfOutsiders, type VoteRule } from '../rules/values/vote-rule.js'
import type { Cited, Denominator, Fraction, PersonId } from '../vocabulary.js'
import { type VoteCount, votesFor } from './check-count.js'
import { convenedOf } from './quorum.js'
import { atLeastBar } from './shares.js'

/** One person on the ballot and the votes for them. */
export interface Standing {
  id: PersonId
  votes: number
  /** Not listed by the step before, and voted in all the same. */
  outsider: boolean
}

/** A count as a rule looks at it. */
export interface Tally {
  rule: VoteRule
  count: VoteCount
  ballot: VoteRule['ballot']
  /** Passes strictly above it; absent: the vote decides nothing. */
  bar: Cited<Fraction> | undefined
  /** The share that outsiders need, where the rule takes any. */
  outsiders: Cited<Fraction> | undefined
  /** How many that share is of, and who they are. */
  outsidersOf: { denominator: number; of: Denominator }
  /** How many the votes are compared with. */
  denominator: number
  of: Denominator
  /** Whom the rule considers, by id: the order tells nothing. */
  standings: readonly Standing[]
  /** Outsiders without the share that they need: nothing else applies to them. */
  shutOut: readonly Standing[]
}

function numberOf(of: Denominator, rule: VoteRule, count: VoteCount): number {
  switch (of) {
    case 'convened':
      return convenedOf(rule, count)
    case 'present':
      return count.present
    case 'all-members':
      return count.members
    case 'collected':
      return count.returned
  }
}

/** The tally of a sound count. Outsiders are told apart only where the rule has a bar and a share for them. */
export function tallyOf(
  rule: VoteRule,
  count: VoteCount,
  ids: readonly PersonId[],
  outsiders: readonly PersonId[],
): Tally {
  const of = rule.denominator.value
  const denominator = numberOf(of, rule, count)
  const ofOutsiders = outsidersAreOf(rule)
  const outsidersOf = { denominator: numberOf(ofOutsiders, rule, count), of: ofOutsiders }
  const { ballot, bar } = rule
  const needed = shareOfOutsiders(rule)
  const share = bar && outsiders.length > 0 ? needed?.value : undefined
  const standings: Standing[] = []
  const shutOut: Standing[] = []
  for (const id of inOrder(ids)) {
    const votes = votesFor(count.votes[id])
    const outsider = share !== undefined && outsiders.includes(id)
    const kept = !outsider || atLeastBar(votes, outsidersOf.denominator, share)
    const list = kept ? standings : shutOut
    list.push({ id, votes, outsider })
  }
  return { rule, count, ballot, bar, outsiders: needed, outsidersOf, denominator, of, standings, shutOut }
}

/** Sorted by code unit, so that every server has the same order; most ballots come sorted. */
function inOrder(ids: readonly PersonId[]): readonly PersonId[] {
  let last = ''
  for (const id of ids) {
    if (id < last) return [...ids].sort()
    last = id
  }
  return ids
}

/** The most votes that one of them has; 0 where there is nobody. */
export function mostVotes(standings: readonly Standing[]): number {
  let most = 0
  for (const { votes } of standings) if (votes > most) most = votes
  return most
}
