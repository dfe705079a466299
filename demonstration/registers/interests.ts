import type { IsoDate } from '../../domain/vocabulary.js'
import type { Organisation } from '../organisation/organisation.js'
import type {
  DeclaredRow,
  GroupMemberRow,
  InterestRow,
  PersonRow,
  RoleGrantRow,
  Shortlist,
} from '../province.js'

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
  { roleGrants, members }: { roleGrants: readonly RoleGrantRow[]; members: readonly GroupMemberRow[] },
): InterestRow[] {
  const officer = roleGrants.find(({ role }) => role === 'hr_officer')
  const unitOf = new Map(posts.map(({ id, unitId }) => [id, unitId]))
  const postOf = new Map(seats.map(({ id, postId }) => [id, postId]))
  const working = new Set(
    posts.flatMap(({ officeId, reviewersId, tellersId }) => [officeId, reviewersId, tellersId]),
  )
  const acting = new Set(members.flatMap(({ groupId, personId }) => (working.has(groupId) ? [personId] : [])))
  return shortlists.flatMap(({ seatId, eligible }, index) => {
    const personId = eligible.find((candidate) => !acting.has(candidate))
    const unitId = unitOf.get(postOf.get(seatId) ?? '')
    if (index % EVERY_NTH_SHORTLIST > 0 || !personId || !unitId || !officer) return []
    return [
      {
        ...{
          personId,
          kind: 'capital',
          what: 'Cổ phần của một công ty cung cấp thiết bị cho đơn vị',
          unitId,
        },
        ...{ declaredOn: DECLARED_ON, source: SOURCE },
        ...{ recordedBy: officer.personId, recordedAt: `${DECLARED_ON}T02:00:00.000Z` },
      },
    ]
  })
}
