import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { listOpenCasesOfPost } from '../../db/reads/candidacies.js'
import { Refused } from '../../db/refused.js'
import {
  findPost,
  findPostAuthority,
  lockPost,
  type PostAuthority,
  type PostRow,
} from '../../db/registers/posts.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Instant, PostId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, type Reach, requireReach } from './caller.js'
import { requireUntied } from './recusal.js'

/** Everybody reads the posts. */
export const knownPost = refusing(
  ['post-not-found'],
  async (client: Client, id: PostId): Promise<PostRow> => {
    const row = await findPost(client, id)
    if (!row) throw new Refused({ code: 'post-not-found' })
    return row
  },
)

/** @throws Refused post-not-found; not-permitted where none of the rights reaches the unit of the post */
export const postWithin = refusing(
  [knownPost, 'not-permitted'],
  async (client: Client, id: PostId, rights: readonly Reach[]): Promise<PostRow> => {
    const post = await knownPost(client, id)
    if (!rights.some((reach) => covers(reach, post.unit.id))) throw new Refused({ code: 'not-permitted' })
    return post
  },
)

/** The post, to those who read the records of its unit. */
export const readablePost = refusing(
  [postWithin],
  (client: Client, caller: Caller, id: PostId): Promise<PostRow> =>
    postWithin(client, id, [caller.readsRecords]),
)

/** Everybody reads who acts on a post. */
export const knownAuthority = refusing(
  ['post-not-found'],
  async (client: Client, id: PostId): Promise<PostAuthority> => {
    const row = await findPostAuthority(client, id)
    if (!row) throw new Refused({ code: 'post-not-found' })
    return row
  },
)

/**
 * The post, locked, for administrators of its unit: it says who votes, counts and decides, so that none changes it who stands
 * back from an open procedure for it.
 */
export const postToChange = refusing(
  [knownPost, requireReach, requireUntied],
  async (client: pg.ClientBase, caller: Caller, { id }: { id: PostId }, at: Instant): Promise<PostRow> => {
    await lockPost(client, id)
    const row = await knownPost(client, id)
    requireReach(caller.administers, row.unit.id)
    for (const open of await listOpenCasesOfPost(client, id)) {
      await requireUntied(client, open, caller, localDate(at))
    }
    return row
  },
)
