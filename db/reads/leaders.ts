import type { CaseId, IsoDate, PersonId, PostId, PostLevel, SeatId, Text } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { OPEN_OR_COMPLETED } from '../sql/open-statuses.js'

/** Somebody who holds a post of a body today. */
export interface HolderInBody {
  personId: PersonId
  name: string
  postId: PostId
  seatId: SeatId
  post: Text
  level: PostLevel
  /** Since when the post is held. */
  from: IsoDate
}

/** Whoever holds a post of the very unit of a seat, once for each post, the highest rung first. */
export async function listHoldersInBody(client: Client, seatId: SeatId): Promise<HolderInBody[]> {
  const { rows } = await client.query<HolderInBody>({
    name: 'list-holders-in-body',
    text: `SELECT t.person_id AS "personId", h.full_name AS name, p.id AS "postId", t.seat_id AS "seatId",
             jsonb_build_object('vi', p.title_vi, 'en', p.title_en) AS post, p.level, t.from_on AS "from"
           FROM seats own JOIN posts o ON o.id = own.post_id JOIN posts p ON p.unit_id = o.unit_id
             JOIN tenures t ON t.post_id = p.id AND t.to_on IS NULL AND t.seat_id IS NOT NULL JOIN people h ON h.id = t.person_id
           WHERE own.id = $1 ORDER BY h.full_name, t.person_id, t.from_on, p.id`,
    values: [seatId],
  })
  return rows
}

/** A vote of confidence on the leaders of a body. */
export interface HeldConfidenceVote {
  id: CaseId
  begunOn: IsoDate
}

/** The votes of confidence of the unit of a seat that are open or were completed, the latest first. */
export async function listConfidenceVotes(client: Client, seatId: SeatId): Promise<HeldConfidenceVote[]> {
  const { rows } = await client.query<HeldConfidenceVote>({
    name: 'list-confidence-votes',
    text: `SELECT c.id, c.begun_on AS "begunOn" FROM cases c
           WHERE c.unit_id = (SELECT o.unit_id FROM seats s JOIN posts o ON o.id = s.post_id WHERE s.id = $1)
             AND c.kind = 'confidence-vote' AND c.status IN ${OPEN_OR_COMPLETED}
           ORDER BY c.begun_on DESC, c.id`,
    values: [seatId],
  })
  return rows
}
