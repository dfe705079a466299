import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import { type LaunchMatter, matterOf } from '../cases/launch/matter.js'
import type { LaunchNamed } from '../cases/launch/named.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, requireReach } from './caller.js'

/**
 * What is to be launched, for HR officers of the post's unit and of the office that acts on the post.
 * @throws Refused invalid-input where there is no such post, seat or case; not-permitted; wrong-level
 */
export const matterToLaunch = refusing(
  [requireReach, 'wrong-level'],
  async (client: Client, caller: Caller, named: LaunchNamed): Promise<LaunchMatter> => {
    const matter = await matterOf(client, caller, named)
    const { office, officeUnit, officeName: name, unitId } = matter.post
    requireReach(caller.manages, unitId)
    // Whoever manages a unit does not manage the posts of it that a higher body decides on.
    if (!covers(caller.manages, officeUnit)) throw new Refused({ code: 'wrong-level', office, name })
    return matter
  },
)
