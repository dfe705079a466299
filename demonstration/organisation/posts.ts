import type { Degree, PostId, PostLevel, SeatId, Text } from '../../domain/vocabulary.js'
import type { PostRow, SeatRow, UnitRow } from '../province.js'

/** When the seats of the province's offices were set up: the start of the term 2021–2026. */
export const OFFICES_SINCE = '2021-07-01'
/** When the communes took their present shape and the districts ended. */
export const COMMUNES_SINCE = '2025-07-01'
/** When the party congress elected the standing committee. */
export const CONGRESS = '2025-10-16'

export const PROVINCIAL = {
  standingCommittee: 'g-standing-committee',
  secretariat: 'g-standing-committee-secretariat',
  office: 'g-organisation-office',
  reviewers: 'g-action-program-reviewers',
  tellers: 'g-tellers',
  conference: 'g-province-conference',
} as const

export interface PostPlan {
  id: string
  unit: UnitRow
  title: Text
  level: PostLevel
  filledBy: PostRow['filledBy']
  degree: Degree
  seats: number
  since: string
  /** Decided by the standing committee, or by the unit's own leadership as delegated. */
  decidedBy: 'standing-committee' | 'own-leadership'
  /** The unit whose key cadres vote, where it is not the province itself. */
  conferenceOf?: UnitRow
}

/** A post of that plan with its circle of groups, and its seats. */
export function postWithSeats(plan: PostPlan): { post: PostRow; seats: SeatRow[] } {
  const body = plan.conferenceOf
  const delegated = plan.decidedBy === 'own-leadership' && body !== undefined
  const post: PostRow = {
    id: plan.id,
    unitId: plan.unit.id,
    titleVi: plan.title.vi,
    titleEn: plan.title.en,
    level: plan.level,
    filledBy: plan.filledBy,
    degree: plan.degree,
    managingBodyId: delegated ? groupOf(body, 'leadership') : PROVINCIAL.standingCommittee,
    electorateId: body ? groupOf(body, 'conference') : PROVINCIAL.conference,
    officeId: delegated && body.kind !== 'commune' ? groupOf(body, 'personnel') : PROVINCIAL.office,
    reviewersId: PROVINCIAL.reviewers,
    tellersId: PROVINCIAL.tellers,
    heads: headed(plan),
  }
  const seats = Array.from({ length: plan.seats }, (_, index) => ({
    id: `${plan.id.replace(/^post-/, 'seat-')}-${index + 1}`,
    postId: plan.id,
    ordinal: index + 1,
    createdOn: plan.since,
  }))
  return { post, seats }
}

/** Of a commune's two heads, which body. */
function headed({ id, unit }: PostPlan): PostRow['heads'] {
  if (unit.kind !== 'commune') return null
  if (id === `post-${keyOf(unit)}-secretary`) return 'party-committee'
  return id === `post-${keyOf(unit)}-chair` ? 'peoples-committee' : null
}

/** Id of a circle of that unit: g-health-conference. */
export function groupOf(
  unit: UnitRow,
  circle: 'committee' | 'conference' | 'leadership' | 'personnel' | 'secretariat' | 'union' | 'youth',
): string {
  return `g-${keyOf(unit)}-${circle}`
}

/** The part of a unit's id that the ids of its posts, seats and groups share. */
export function keyOf(unit: UnitRow): string {
  return unit.id.replace(/^u-/, '')
}

/** The post that a seat belongs to, by their ids. */
export function postIdOf(seatId: SeatId): PostId {
  return seatId.replace(/^seat-(.*)-\d+$/, 'post-$1')
}

/** Is it the id of a unit, post or seat of a commune? */
export function isOfCommune(id: string): boolean {
  return /^(u|post|seat)-c\d\d(-|$)/.test(id)
}
