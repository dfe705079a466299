import type pg from 'pg'
import { Refused } from '../../db/refused.js'
import { findPost, type PostRow } from '../../db/registers/posts.js'
import type { PostId } from '../../domain/vocabulary.js'
import { type Caller, covers, type Reach } from './caller.js'

/** @throws Refused post-not-found; not-permitted where none of the rights reaches the unit of the post */
export async function postWithin(
  client: pg.Pool | pg.ClientBase,
  id: PostId,
  rights: readonly Reach[],
): Promise<PostRow> {
  const post = await findPost(client, id)
  if (!post) throw new Refused({ code: 'post-not-found' })
  if (!rights.some((reach) => covers(reach, post.unit.id))) throw new Refused({ code: 'not-permitted' })
  return post
}

/** The post, to those who read the records of its unit. */
export const readablePost = (client: pg.Pool | pg.ClientBase, caller: Caller, id: PostId): Promise<PostRow> =>
  postWithin(client, id, [caller.readsRecords])
