import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import {
  findPost,
  findPostAuthority,
  lockPost,
  type PostAuthority,
  type PostRow,
} from '../../db/registers/posts.js'
import type { PostId } from '../../domain/vocabulary.js'
import { type Caller, covers, type Reach, requireReach } from './caller.js'

/** @throws Refused post-not-found; not-permitted where none of the rights reaches the unit of the post */
export async function postWithin(client: Client, id: PostId, rights: readonly Reach[]): Promise<PostRow> {
  const post = await knownPost(client, id)
  if (!rights.some((reach) => covers(reach, post.unit.id))) throw new Refused({ code: 'not-permitted' })
  return post
}

/** The post, to those who read the records of its unit. */
export const readablePost = (client: Client, caller: Caller, id: PostId): Promise<PostRow> =>
  postWithin(client, id, [caller.readsRecords])

/** Everybody reads the posts. @throws Refused post-not-found */
export async function knownPost(client: Client, id: PostId): Promise<PostRow> {
  const row = await findPost(client, id)
  if (!row) throw new Refused({ code: 'post-not-found' })
  return row
}

/** Everybody reads who acts on a post. @throws Refused post-not-found */
export async function knownAuthority(client: Client, id: PostId): Promise<PostAuthority> {
  const row = await findPostAuthority(client, id)
  if (!row) throw new Refused({ code: 'post-not-found' })
  return row
}

/** The post, locked, for administrators of its unit. @throws Refused post-not-found, not-permitted */
export async function postToChange(
  client: pg.ClientBase,
  caller: Caller,
  { id }: { id: PostId },
): Promise<PostRow> {
  await lockPost(client, id)
  const row = await knownPost(client, id)
  requireReach(caller.administers, row.unit.id)
  return row
}
