import type { IsoDate, PersonId, PostId, PostLevel, SeatId, UnitId } from '../domain/vocabulary.js'
import type { PostRow, Province, Shortcoming } from './province.js'

/** A vacant seat with the people thought of for it. */
export interface Vacancy {
  seatId: SeatId
  postId: PostId
  unitId: UnitId
  level: PostLevel
  filledBy: PostRow['filledBy']
  /** The first day without a holder. */
  vacantSince: IsoDate
  /** Meet every criterion; no one is eligible in two vacancies. */
  eligible: PersonId[]
  ineligible: PersonId[]
  /** Of each ineligible person the one criterion they miss. */
  misses: Record<PersonId, Shortcoming>
}

/** The vacant seats of a generated province, by the rows; in the same order each time, the README's first. */
export function vacancies(province: Province): Vacancy[] {
  const seats = new Map(province.seats.map((seat) => [seat.id, seat]))
  const posts = new Map(province.posts.map((post) => [post.id, post]))
  const left = new Map<SeatId, IsoDate>()
  for (const { seatId, toOn } of province.tenures) {
    if (seatId && toOn && toOn > (left.get(seatId) ?? '')) left.set(seatId, toOn)
  }
  return province.shortlists.map(({ seatId, eligible, ineligible }) => {
    const seat = seats.get(seatId)
    const post = seat && posts.get(seat.postId)
    if (!post) throw new RangeError(`${seatId}: no such seat`)
    const lastHeld = left.get(seatId)
    return {
      seatId,
      postId: post.id,
      unitId: post.unitId,
      level: post.level,
      filledBy: post.filledBy,
      vacantSince: lastHeld ?? seat.createdOn,
      eligible,
      ineligible: ineligible.map(({ personId }) => personId),
      misses: Object.fromEntries(ineligible.map(({ personId, misses }) => [personId, misses])),
    }
  })
}
