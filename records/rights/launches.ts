import type { Client } from '../../db/pool.js'
import { findLaunchPost, type LaunchPost, type PostNamed } from '../../db/reads/launches.js'
import type { SeatId } from '../../domain/vocabulary.js'
import { type LaunchMatter, matterOf } from '../cases/launch/matter.js'
import type { LaunchNamed } from '../cases/launch/named.js'
import { wrongField } from '../use-case/invalid-input.js'
import { refusing } from '../use-case/refusing.js'
import type { Caller } from './caller.js'
import { requireSteers } from './cases.js'
import { requireNoCompetitor } from './nearness.js'

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

/**
 * The seat that a launch is to be about, for those who may launch for its post and do not compete with whoever holds it.
 * @throws Refused invalid-input where there is no such seat; not-permitted; wrong-level; recused
 */
export const seatToLaunchFor = refusing(
  [requireSteers, requireNoCompetitor],
  async (client: Client, caller: Caller, seatId: SeatId): Promise<{ post: LaunchPost; seatId: SeatId }> => {
    const post = await findLaunchPost(client, { seatId })
    if (!post) throw wrongField('seat', 'unknown-seat')
    requireSteers(caller, post)
    const holder = post.seats.find(({ id }) => id === seatId)?.holder
    requireNoCompetitor(caller, holder ? [holder] : [])
    return { post, seatId }
  },
)

/** The right to launch what is about that post or seat, if there is one: without the rest of what is asked. */
export async function postToLaunch(client: Client, caller: Caller, named: PostNamed): Promise<void> {
  const post = await findLaunchPost(client, named)
  if (post) requireSteers(caller, post)
}
