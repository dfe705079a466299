import type { IsoDate } from '../../domain/vocabulary.js'
import type { InterestDeclared } from '../../records/interests.js'
import type { Organisation } from '../organisation/organisation.js'
import type { DeclaredRow, GroupMemberRow, PersonRow, Shortlist } from '../province.js'

/** When everybody declared: with their property, at the end of the year before. */
const DECLARED_ON: IsoDate = '2025-12-31'
const SOURCE = 'Bản kê khai lợi ích năm 2025'
const EVERY_NTH_SHORTLIST = 3

/** Everybody has declared; most have nothing to name. */
export function interestsDeclared(people: readonly PersonRow[]): DeclaredRow[] {
  return people.map(({ id }) => ({ personId: id, declaredOn: DECLARED_ON, source: SOURCE }))
}

/**
 * Of some shortlists one candidate has shares in a supplier of the unit: something for officers to see. None of those
 * who act on procedures themselves, who would stand back.
 */
export function interests(
  shortlists: readonly Shortlist[],
  { posts, seats }: Pick<Organisation, 'posts' | 'seats'>,
  members: readonly GroupMemberRow[],
): InterestDeclared[] {
  const unitOf = new Map(posts.map(({ id, unitId }) => [id, unitId]))
  const postOf = new Map(seats.map(({ id, postId }) => [id, postId]))
  const working = new Set(
    posts.flatMap(({ officeId, reviewersId, tellersId }) => [officeId, reviewersId, tellersId]),
  )
  const acting = new Set(members.flatMap(({ groupId, personId }) => (working.has(groupId) ? [personId] : [])))
  return shortlists.flatMap(({ seatId, eligible }, index): InterestDeclared[] => {
    const person = eligible.find((candidate) => !acting.has(candidate))
    const unit = unitOf.get(postOf.get(seatId) ?? '')
    if (index % EVERY_NTH_SHORTLIST > 0 || !person || !unit) return []
    const what = 'Cổ phần của một công ty cung cấp thiết bị cho đơn vị'
    return [{ person, kind: 'capital', what, other: null, unit, declaredOn: DECLARED_ON, source: SOURCE }]
  })
}
