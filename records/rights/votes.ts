import type { Client } from '../../db/pool.js'
import { findPaperHead, type PaperHead } from '../../db/reads/paper-heads.js'
import { findVote, type VoteDetails, type VoteStanding } from '../../db/reads/votes.js'
import { Refused } from '../../db/refused.js'
import type { VoteId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import type { Caller } from './caller.js'
import {
  type CaseCommanded,
  type CaseSeen,
  commanded,
  findCase,
  requireSteers,
  seenBy,
  seesCounts,
} from './cases.js'
import { requireNoRival } from './nearness.js'

/** @throws Refused vote-not-found also where the case is not the caller's to know of */
export const visibleVote = refusing(
  ['vote-not-found'],
  async (client: Client, caller: Caller, id: VoteId): Promise<CaseSeen & { vote: VoteDetails }> => {
    const vote = await findVote(client, id)
    const seen = vote && (await findCase(client, caller, vote.caseId))
    if (!seen) throw new Refused({ code: 'vote-not-found' })
    return { vote, ...seen }
  },
)

/** A vote that is counted. */
type CountedVote = VoteDetails & { [Name in 'count' | 'verdict']: NonNullable<VoteDetails[Name]> }

/** `head`: what the minutes say above their text. */
export const countedVote = refusing(
  [visibleVote, 'vote-not-counted', 'not-permitted'],
  async (
    client: Client,
    caller: Caller,
    id: VoteId,
  ): Promise<CaseSeen & { vote: CountedVote; head: PaperHead }> => {
    const { vote, ...seen } = await visibleVote(client, caller, id)
    const { count, verdict } = vote
    if (!count || !verdict) throw new Refused({ code: 'vote-not-counted' })
    if (!seesCounts(seen.rights, caller, vote)) throw new Refused({ code: 'not-permitted' })
    const head = await findPaperHead(client, vote.caseId)
    if (!head) throw new Refused({ code: 'vote-not-found' })
    return { ...seen, vote: { ...vote, count, verdict }, head }
  },
)

/** The case of a vote that is not annulled, for the HR officers of its unit and its level. */
export const standingVote = refusing(
  ['vote-not-found', requireSteers, requireNoRival, 'vote-not-open-to-annulment'],
  (caller: Caller, vote: VoteStanding | undefined): CaseCommanded & { vote: VoteId } => {
    const seen = vote && seenBy(caller, vote.standing)
    if (!seen) throw new Refused({ code: 'vote-not-found' })
    requireSteers(caller, seen.standing)
    requireNoRival(seen.standing)
    if (vote.status === 'annulled') throw new Refused({ code: 'vote-not-open-to-annulment' })
    return { ...commanded(caller, seen.standing), vote: vote.id }
  },
)
