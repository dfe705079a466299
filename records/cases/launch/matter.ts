import type { Client } from '../../../db/pool.js'
import {
  findLaunchPost,
  findRevocable,
  type LaunchPost,
  type RevocableCase,
} from '../../../db/reads/launches.js'
import type { CaseId, SeatId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../rights/caller.js'
import { findCase } from '../../rights/cases.js'
import { wrongField } from '../../use-case/invalid-input.js'
import type { AboutHolder, Filling, LaunchAsked } from './asked.js'

/** What a case is to be about, and the post with the circle that acts on it. */
export type LaunchMatter =
  | { of: 'vacancy'; post: LaunchPost; request: Filling; seatId: SeatId | undefined }
  | { of: 'holder'; post: LaunchPost; request: AboutHolder }
  | { of: 'decision'; post: LaunchPost; revoked: RevocableCase }

/** @throws Refused invalid-input where there is no such post, seat or case, or none that the caller may know of */
export async function matterOf(client: Client, caller: Caller, request: LaunchAsked): Promise<LaunchMatter> {
  switch (request.kind) {
    case 'appointment':
    case 'nomination':
    case 'rotation':
      return { of: 'vacancy', ...(await postAndSeat(client, request)), request }
    case 'revocation':
      return { of: 'decision', ...(await revokedAndPost(client, caller, request.revokes)) }
    default: {
      const post = await findLaunchPost(client, { seatId: request.seatId })
      if (!post) throw wrongField('seatId', 'unknown-seat')
      return { of: 'holder', post, request }
    }
  }
}

async function postAndSeat(
  client: Client,
  { postId, seatId }: Filling,
): Promise<{ post: LaunchPost; seatId: SeatId | undefined }> {
  if (postId === undefined && seatId === undefined) throw wrongField('seatId', 'required')
  const post = await findLaunchPost(client, seatId === undefined ? { postId: postId ?? '' } : { seatId })
  if (!post) {
    throw seatId === undefined ? wrongField('postId', 'unknown-post') : wrongField('seatId', 'unknown-seat')
  }
  if (postId !== undefined && postId !== post.postId) throw wrongField('seatId', 'seat-of-another-post')
  return { post, seatId }
}

async function revokedAndPost(
  client: Client,
  caller: Caller,
  revokes: CaseId,
): Promise<{ post: LaunchPost; revoked: RevocableCase }> {
  const isSeen = (await findCase(client, caller, revokes)) !== undefined
  const revoked = isSeen ? await findRevocable(client, revokes) : undefined
  if (!revoked) throw wrongField('revokes', 'unknown-procedure')
  const post = await findLaunchPost(client, { postId: revoked.postId })
  if (!post) throw new Error(`case ${revokes} has no post`)
  return { post, revoked }
}
