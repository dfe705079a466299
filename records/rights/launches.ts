import type { Client } from '../../db/pool.js'
import { findLaunchPost, type LaunchPost, type PostNamed } from '../../db/reads/launches.js'
import { Refused } from '../../db/refused.js'
import { type LaunchMatter, matterOf } from '../cases/launch/matter.js'
import type { LaunchNamed } from '../cases/launch/named.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, requireReach } from './caller.js'

/** @throws Refused not-permitted to others than HR officers of the post's unit; wrong-level to those of another office */
const requireOffice = refusing(
  [requireReach, 'wrong-level'],
  (
    { manages }: Caller,
    {
      office,
      officeUnit,
      officeName: name,
      unitId,
    }: Pick<LaunchPost, 'office' | 'officeUnit' | 'officeName' | 'unitId'>,
  ): void => {
    requireReach(manages, unitId)
    // Whoever manages a unit does not manage the posts of it that a higher body decides on.
    if (!covers(manages, officeUnit)) throw new Refused({ code: 'wrong-level', office, name })
  },
)

/**
 * What is to be launched, for HR officers of the post's unit and of the office that acts on the post.
 * @throws Refused invalid-input where there is no such post, seat or case; not-permitted; wrong-level
 */
export const matterToLaunch = refusing(
  [requireOffice],
  async (client: Client, caller: Caller, named: LaunchNamed): Promise<LaunchMatter> => {
    const matter = await matterOf(client, caller, named)
    requireOffice(caller, matter.post)
    return matter
  },
)

/** The right to launch what is about that post or seat, if there is one: without the rest of what is asked. */
export async function postToLaunch(client: Client, caller: Caller, named: PostNamed): Promise<void> {
  const post = await findLaunchPost(client, named)
  if (post) requireOffice(caller, post)
}
