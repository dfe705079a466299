import { type Client, together } from '../../../db/pool.js'
import { findCandidateRecords, findRecordOfHolder } from '../../../db/reads/candidate-records.js'
import {
  findCandidates,
  findLaunchPost,
  findRevocable,
  type HeldPost,
  type LaunchCandidate,
  type LaunchPost,
  listHeldPosts,
  type PostNamed,
  type RevocableCase,
} from '../../../db/reads/launches.js'
import {
  type HeldConfidenceVote,
  type HolderInBody,
  listConfidenceVotes,
  listHoldersInBody,
} from '../../../db/reads/leaders.js'
import { listRuleSets } from '../../../db/registers/rule-sets.js'
import type { CandidateRecord } from '../../../domain/eligibility/record.js'
import type { RuleSet } from '../../../domain/rules/rule-set.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import type { AboutHolder, ConfidenceLaunch, Filling, LaunchAsked, Revocation } from './asked.js'

/** A launch as it is asked, with what the records say of what it names: read at once, before it is judged. */
export type LaunchNamed =
  /** `records`: what is on file about whoever is to be transferred. */
  | (Named & {
      of: 'vacancy'
      request: Filling
      people: ReadonlyMap<PersonId, LaunchCandidate>
      records: readonly CandidateRecord[]
    })
  /** `held`: the posts of whoever holds the seat; `record`: what is on file about them, where they are to leave office or be seconded. */
  | (Named & {
      of: 'holder'
      request: AboutHolder
      held: readonly HeldPost[]
      record: CandidateRecord | undefined
    })
  | (Named & {
      of: 'leaders'
      request: ConfidenceLaunch
      held: readonly HolderInBody[]
      earlier: readonly HeldConfidenceVote[]
    })
  | (Named & { of: 'decision'; request: Revocation; revoked: RevocableCase | undefined })

interface Named {
  /** Undefined where there is no such post, seat or case. */
  post: LaunchPost | undefined
  /** All that the law is chosen among. */
  ruleSets: readonly RuleSet[]
}

/** All that a launch is judged by, but for who asks, in one flight. */
export async function namedInLaunch(client: Client, request: LaunchAsked): Promise<LaunchNamed> {
  switch (request.kind) {
    case 'appointment':
    case 'nomination':
    case 'rotation':
    case 'transfer': {
      const named: PostNamed =
        request.seatId === undefined ? { postId: request.postId ?? '' } : { seatId: request.seatId }
      const [post, people, records, ruleSets] = await together([
        findLaunchPost(client, named),
        findCandidates(client, request.candidates, named),
        request.kind === 'transfer' ? findCandidateRecords(client, request.candidates) : [],
        listRuleSets(client),
      ])
      return { of: 'vacancy', request, post, people, records, ruleSets }
    }
    case 'revocation': {
      const { revokes: caseId } = request
      const [post, revoked, ruleSets] = await together([
        findLaunchPost(client, { caseId }),
        findRevocable(client, caseId),
        listRuleSets(client),
      ])
      return { of: 'decision', request, post, revoked, ruleSets }
    }
    case 'confidence-vote': {
      const { seatId } = request
      const [post, held, earlier, ruleSets] = await together([
        findLaunchPost(client, { seatId }),
        listHoldersInBody(client, seatId),
        listConfidenceVotes(client, seatId),
        listRuleSets(client),
      ])
      return { of: 'leaders', request, post, held, earlier, ruleSets }
    }
    default: {
      const { seatId } = request
      const [post, held, record, ruleSets] = await together([
        findLaunchPost(client, { seatId }),
        listHeldPosts(client, { seatId }),
        'grounds' in request || request.kind === 'secondment'
          ? findRecordOfHolder(client, seatId)
          : undefined,
        listRuleSets(client),
      ])
      return { of: 'holder', request, post, held, record, ruleSets }
    }
  }
}
