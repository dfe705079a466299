import {
  findLaunchPost,
  findRevocable,
  type LaunchPost,
  type RevocableCase,
} from '../../../db/reads/launches.js'
import type { CaseId, SeatId } from '../../../domain/vocabulary.js'
import { type Caller, covers } from '../../../records/rights/caller.js'
import { findCase } from '../../../records/rights/cases.js'
import type { ApiDeps } from '../../deps.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem, refusalProblem } from '../../problems/problem.js'
import type { LaunchRequest } from './schemas.js'

/** A launch that fills a vacant seat. */
export type Filling = Extract<LaunchRequest, { kind: 'appointment' | 'nomination' | 'rotation' }>
/** A launch about whoever holds the seat: stays on, or leaves office. */
export type AboutHolder = Exclude<LaunchRequest, Filling | { kind: 'revocation' }>

/** What a case is to be about, and the post with the circle that acts on it. */
export type LaunchMatter =
  | { of: 'vacancy'; post: LaunchPost; request: Filling; seatId: SeatId | undefined }
  | { of: 'holder'; post: LaunchPost; request: AboutHolder }
  | { of: 'decision'; post: LaunchPost; revoked: RevocableCase }

/**
 * HR officers of the post's unit and of the office that acts on the post launch what is about it.
 * @throws Problem invalid-input where there is no such post, seat or case; not-permitted; wrong-level
 */
export async function officersOfPost(
  deps: ApiDeps,
  { caller, body }: { caller: Caller; body: LaunchRequest },
): Promise<LaunchMatter> {
  const matter = await matterOf(deps, caller, body)
  const { office, officeUnit, officeName: name, unitId } = matter.post
  if (!covers(caller.manages, unitId)) throw new Problem('not-permitted')
  // Whoever manages a unit does not manage the posts of it that a higher body decides on.
  if (!covers(caller.manages, officeUnit)) throw refusalProblem({ code: 'wrong-level', office, name })
  return matter
}

async function matterOf(deps: ApiDeps, caller: Caller, request: LaunchRequest): Promise<LaunchMatter> {
  switch (request.kind) {
    case 'appointment':
    case 'nomination':
    case 'rotation':
      return { of: 'vacancy', ...(await postAndSeat(deps, request)), request }
    case 'revocation':
      return { of: 'decision', ...(await revokedAndPost(deps, caller, request.revokes)) }
    default: {
      const post = await findLaunchPost(deps.pool, { seatId: request.seatId })
      if (!post) throw invalidInput(fieldError('seatId', 'unknown-seat'))
      return { of: 'holder', post, request }
    }
  }
}

async function postAndSeat(
  { pool }: ApiDeps,
  { postId, seatId }: Filling,
): Promise<{ post: LaunchPost; seatId: SeatId | undefined }> {
  if (postId === undefined && seatId === undefined) throw invalidInput(fieldError('seatId', 'required'))
  const post = await findLaunchPost(pool, seatId === undefined ? { postId: postId ?? '' } : { seatId })
  if (!post) {
    throw invalidInput(
      seatId === undefined ? fieldError('postId', 'unknown-post') : fieldError('seatId', 'unknown-seat'),
    )
  }
  if (postId !== undefined && postId !== post.postId) {
    throw invalidInput(fieldError('seatId', 'seat-of-another-post'))
  }
  return { post, seatId }
}

async function revokedAndPost(
  deps: ApiDeps,
  caller: Caller,
  revokes: CaseId,
): Promise<{ post: LaunchPost; revoked: RevocableCase }> {
  const revoked = await visibleCase(deps, caller, revokes)
  const post = await findLaunchPost(deps.pool, { postId: revoked.postId })
  if (!post) throw new Error(`case ${revokes} has no post`)
  return { post, revoked }
}

async function visibleCase(deps: ApiDeps, caller: Caller, id: CaseId): Promise<RevocableCase> {
  const found = await findCase(deps.pool, caller, id)
  const revoked = found && (await findRevocable(deps.pool, id))
  if (!revoked) throw invalidInput(fieldError('revokes', 'unknown-procedure'))
  return revoked
}
