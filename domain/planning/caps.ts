import type { PlanningGroup, PlanningRules } from '../rules/values/planning-rules.js'
import {
  type GroupId,
  HIGHEST_LEVEL,
  type IsoDate,
  type Months,
  type PersonId,
  POST_LEVELS,
  type PostId,
  type PostLevel,
  type Text,
} from '../vocabulary.js'
import { halfUp } from './half-up.js'

/** A rule of the planning that an entry would break, with its numbers. */
export type CapBroken =
  | { code: 'too-many-people-for-post'; limit: number; count: number; article: Text }
  | { code: 'too-many-posts-for-person'; limit: number; count: number; level: PostLevel; article: Text }
  | { code: 'post-not-higher'; level: PostLevel; present: PostLevel; article: Text }
  | ConditionBroken

/** A condition of whoever is to be planned that is not met. */
export type ConditionBroken =
  | {
      code: 'too-few-months-left'
      group: PlanningGroup
      limit: Months
      /** So many whole months are left. */
      count: Months
      /** On the counting date. */
      on: IsoDate
      article: Text
    }
  | { code: 'waits-after-discipline'; until: IsoDate; article: Text }
  | { code: 'waits-after-post'; until: IsoDate; article: Text }
  /** Of the vote of that day, for a higher post. */
  | { code: 'low-confidence'; on: IsoDate; article: Text }
  /** What is told to those to whom the file is not open: not which. */
  | { code: 'planning-condition-not-met'; article: Text }

/** The codes of the caps. */
export const CAPS = [
  'too-many-people-for-post',
  'too-many-posts-for-person',
  'post-not-higher',
  'too-few-months-left',
  'waits-after-discipline',
  'waits-after-post',
  'low-confidence',
  'planning-condition-not-met',
] as const satisfies CapBroken['code'][]

/** A post as the caps look at it. */
export interface CappedPost {
  postId: PostId
  level: PostLevel
  /** One where it is not said. */
  seats?: number | undefined
  /** Who approves the planning for it. */
  managingBody?: GroupId | undefined
}

/** What the caps look at: the entries in force beside the one to be made. */
export interface Circumstances {
  personId: PersonId
  post: CappedPost
  /** Everybody planned for the post. */
  plannedForPost: readonly PersonId[]
  /** Every post that the person is planned for. */
  plannedOfPerson: readonly CappedPost[]
  /** The levels of the posts that the person holds. */
  holds: readonly PostLevel[]
}

const rank = (level: PostLevel) => POST_LEVELS.indexOf(level)
/** Its posts are seats in committees. */
const isCommittee = ({ level }: CappedPost): boolean => level === HIGHEST_LEVEL

/** Every cap that the entry would break; `count` is how many there would be with it. Caps refuse, targets warn. */
export function capsBroken(rules: PlanningRules, asked: Circumstances): CapBroken[] {
  return [...peopleBroken(rules, asked), ...postsBroken(rules, asked), ...heightBroken(rules, asked)]
}

/** How many people may be planned for a post: by its seats, or for the post whatever its seats. */
export function mostPeople(
  rules: PlanningRules,
  post: CappedPost,
): { limit: number; article: Text } | undefined {
  const { committees, peoplePerSeat, peoplePerPost } = rules
  const { seats = 1 } = post
  if (committees && isCommittee(post)) {
    const { numerator, denominator } = committees.value.atMost
    return { limit: halfUp(seats * numerator, denominator), article: committees.article }
  }
  if (peoplePerSeat)
    return { limit: peoplePerSeat.value * Math.max(seats, 1), article: peoplePerSeat.article }
  return peoplePerPost && { limit: peoplePerPost.value, article: peoplePerPost.article }
}

function peopleBroken(rules: PlanningRules, { personId, post, plannedForPost }: Circumstances): CapBroken[] {
  const most = mostPeople(rules, post)
  const count = new Set([...plannedForPost, personId]).size
  return most && count > most.limit ? [{ code: 'too-many-people-for-post', count, ...most }] : []
}

function postsBroken(rules: PlanningRules, { post, plannedOfPerson }: Circumstances): CapBroken[] {
  const { value: limit, article } = rules.postsPerPerson
  const byBody = rules.postsCountedBy?.value === 'approving-body'
  if (byBody && isCommittee(post)) return []
  const together = plannedOfPerson.filter((planned) =>
    byBody
      ? planned.managingBody === post.managingBody && !isCommittee(planned)
      : planned.level === post.level,
  )
  const count = new Set([...together.map(({ postId }) => postId), post.postId]).size
  const { level } = post
  return count > limit ? [{ code: 'too-many-posts-for-person', limit, count, level, article }] : []
}

function heightBroken(
  { onlyHigherPosts }: PlanningRules,
  { post: { level }, holds }: Circumstances,
): CapBroken[] {
  const [present] = [...holds].sort((a, b) => rank(b) - rank(a))
  return onlyHigherPosts.value && present !== undefined && rank(level) <= rank(present)
    ? [{ code: 'post-not-higher', level, present, article: onlyHigherPosts.article }]
    : []
}
