import type { Client } from '../../db/pool.js'
import { findLaunchPost, type PostNamed } from '../../db/reads/launches.js'
import { type LaunchMatter, matterOf } from '../cases/launch/matter.js'
import type { LaunchNamed } from '../cases/launch/named.js'
import { refusing } from '../use-case/refusing.js'
import type { Caller } from './caller.js'
import { requireSteers } from './cases.js'

/**
 * What is to be launched, for HR officers of the post's unit and of the office that acts on the post.
 * @throws Refused invalid-input where there is no such post, seat or case; not-permitted; wrong-level
 */
export const matterToLaunch = refusing(
  [requireSteers],
  async (client: Client, caller: Caller, named: LaunchNamed): Promise<LaunchMatter> => {
    const matter = await matterOf(client, caller, named)
    requireSteers(caller, matter.post)
    return matter
  },
)

/** The right to launch what is about that post or seat, if there is one: without the rest of what is asked. */
export async function postToLaunch(client: Client, caller: Caller, named: PostNamed): Promise<void> {
  const post = await findLaunchPost(client, named)
  if (post) requireSteers(caller, post)
}
