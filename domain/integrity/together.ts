import type { GroupId, PostId, PostLevel, RelationKind, UnitId } from '../vocabulary.js'

/** In what relatives may not be together: one body, at the head of one unit as head and deputy, sensitive posts. */
export const TOGETHER_IN = ['same-body', 'head-and-deputy', 'sensitive-posts'] as const
export type TogetherIn = (typeof TOGETHER_IN)[number]

/** What a rule set says of relatives together in office. */
export interface RelativesRule {
  /** How near: what the relative is to the person, from whichever side it was declared. */
  degrees: readonly RelationKind[]
  where: readonly TogetherIn[]
  /** The sensitive posts: of these levels, and these posts beside them. */
  sensitive: { levels: readonly PostLevel[]; posts: readonly PostId[] }
}

/** Kinds of groups in which relatives are not to sit together. */
export const BODY_KINDS = [
  'managing-body',
  'leadership-collective',
  'party-committee',
  'standing-committee',
] as const
export type BodyKind = (typeof BODY_KINDS)[number]

/** A group of the unit that a post belongs to. */
export interface UnitBody {
  groupId: GroupId
  kind: BodyKind
}

/** Where a post stands. */
export interface PostPlace {
  unitId: UnitId
  /** The department, commune or agency that the unit is or belongs to: divisions are no bodies of their own. */
  organisationId: UnitId
  /** The bodies whose member the holder of the post is. */
  bodies: readonly GroupId[]
}

const DEPARTMENT_LEADERS: readonly PostLevel[] = [
  'department-deputy',
  'department-head',
  'standing-committee',
]

/** A post as far as it tells what its holder is a member of. */
export interface LeadingPost {
  level: PostLevel
  /** The body of its unit that it heads. */
  heads?: 'party-committee' | 'peoples-committee' | null
}

/**
 * The bodies that a post leads to: its leaders are the leadership collective of the unit, members of the standing
 * committee its managing body. The standing committee of a unit's party committee is elected: only those who head that
 * committee or the people's committee are known to sit in it by their office.
 */
export function bodiesOf(
  { level, heads }: LeadingPost,
  unitKind: string,
  unitBodies: readonly UnitBody[],
): readonly GroupId[] {
  const leads = (kind: BodyKind) => {
    if (kind === 'managing-body') return level === 'standing-committee'
    if (heads) return true
    if (kind === 'party-committee' || kind === 'standing-committee') return false
    return DEPARTMENT_LEADERS.includes(level) || (unitKind === 'division' && level !== 'specialist')
  }
  return unitBodies.filter(({ kind }) => leads(kind)).map(({ groupId }) => groupId)
}

const DEPUTY_OF: Partial<Record<PostLevel, PostLevel>> = {
  'division-head': 'division-deputy',
  'department-head': 'department-deputy',
}

/** Is one of them the deputy's rung under the other's, the head's? */
export function isHeadAndDeputy(one: PostLevel, other: PostLevel): boolean {
  return DEPUTY_OF[one] === other || DEPUTY_OF[other] === one
}
