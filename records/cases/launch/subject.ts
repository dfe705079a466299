import type { Client } from '../../../db/pool.js'
import { type HeldPost, type LaunchPost, listHeldPosts } from '../../../db/reads/launches.js'
import { bodyOverPerson } from '../../../domain/authority/managing-body.js'
import type { Subject } from '../../../domain/procedure/case.js'
import type { PersonId, SeatId } from '../../../domain/vocabulary.js'

/** The seat to fill, and the circle of people that acts on it. */
export function subjectOf(post: LaunchPost, seatId: SeatId): Subject {
  const { postId, unitId, level, degree, office, reviewers, tellers, electorate, managingBody, partyLeads } =
    post
  return {
    seatId,
    postId,
    unitId,
    level,
    ...(degree !== null && { degree }),
    ...(partyLeads !== null && { partyLeads }),
    office,
    reviewers,
    tellers,
    electorate,
    managingBody,
    // A body without a secretariat has its office record what it decides.
    secretariat: post.secretariat ?? office,
  }
}

/** The subject of a procedure about whoever holds a seat: the body of the highest post held decides. */
export async function subjectAboutHolder(
  client: Client,
  post: LaunchPost,
  { seatId, holder }: { seatId: SeatId; holder: PersonId },
): Promise<Subject> {
  return subjectOfHolder(post, seatId, await listHeldPosts(client, holder))
}

/** As `subjectAboutHolder`, of the posts that are held. */
export function subjectOfHolder(post: LaunchPost, seatId: SeatId, held: readonly HeldPost[]): Subject {
  const subject = subjectOf(post, seatId)
  const highest = bodyOverPerson(held)
  if (!highest) return subject
  const { managingBody, secretariat, office } = highest
  return { ...subject, managingBody, secretariat: secretariat ?? office }
}
