import type { Client } from '../../../db/pool.js'
import type { LaunchPost, RevocableCase } from '../../../db/reads/launches.js'
import type { SeatId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../rights/caller.js'
import { findCase } from '../../rights/cases.js'
import { wrongField } from '../../use-case/invalid-input.js'
import type { LaunchNamed } from './named.js'

/** What a case is to be about, and the post with the circle that acts on it. */
export type LaunchMatter =
  | (Of<'vacancy'> & { seatId: SeatId | undefined })
  | Of<'holder'>
  | Of<'leaders'>
  | (Of<'decision'> & { revoked: RevocableCase })

type Of<What extends LaunchNamed['of']> = Extract<LaunchNamed, { of: What }> & { post: LaunchPost }

/** @throws Refused invalid-input where there is no such post, seat or case, or none that the caller may know of */
export async function matterOf(client: Client, caller: Caller, named: LaunchNamed): Promise<LaunchMatter> {
  switch (named.of) {
    case 'vacancy':
      return vacancyIn(named)
    case 'holder': {
      const { post } = named
      if (!post) throw wrongField('seatId', 'unknown-seat')
      return { ...named, post }
    }
    case 'leaders': {
      const { post } = named
      if (!post) throw wrongField('seatId', 'unknown-seat')
      return { ...named, post }
    }
    case 'decision':
      return decisionIn(client, caller, named)
  }
}

function vacancyIn(named: Extract<LaunchNamed, { of: 'vacancy' }>): LaunchMatter {
  const { post, request } = named
  const { postId, seatId } = request
  if (postId === undefined && seatId === undefined) throw wrongField('seatId', 'required')
  if (!post) {
    throw seatId === undefined ? wrongField('postId', 'unknown-post') : wrongField('seatId', 'unknown-seat')
  }
  if (postId !== undefined && postId !== post.postId) throw wrongField('seatId', 'seat-of-another-post')
  return { ...named, post, seatId }
}

/** Of the case that is named nothing is told to whoever may not know of it: it is looked for as theirs. */
async function decisionIn(
  client: Client,
  caller: Caller,
  named: Extract<LaunchNamed, { of: 'decision' }>,
): Promise<LaunchMatter> {
  const { post, revoked, request } = named
  const isSeen = revoked !== undefined && (await findCase(client, caller, request.revokes)) !== undefined
  if (!isSeen) throw wrongField('revokes', 'unknown-procedure')
  if (!post) throw new Error(`case ${request.revokes} has no post`)
  return { ...named, post, revoked }
}
