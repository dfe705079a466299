import type { PlanningRules } from '../rules/values/planning-rules.js'
import { type PersonId, POST_LEVELS, type PostId, type PostLevel, type Text } from '../vocabulary.js'

/** A rule of the planning that an entry would break, with its numbers. */
export type CapBroken =
  | { code: 'too-many-people-for-post'; limit: number; count: number; article: Text }
  | { code: 'too-many-posts-for-person'; limit: number; count: number; level: PostLevel; article: Text }
  | { code: 'post-not-higher'; level: PostLevel; present: PostLevel; article: Text }

/** The codes of the caps. */
export const CAPS = [
  'too-many-people-for-post',
  'too-many-posts-for-person',
  'post-not-higher',
] as const satisfies CapBroken['code'][]

/** What the caps look at: the entries in force beside the one to be made. */
export interface Circumstances {
  personId: PersonId
  post: { postId: PostId; level: PostLevel }
  /** Everybody planned for the post. */
  plannedForPost: readonly PersonId[]
  /** Every post that the person is planned for. */
  plannedOfPerson: readonly { postId: PostId; level: PostLevel }[]
  /** The levels of the posts that the person holds. */
  holds: readonly PostLevel[]
}

const rank = (level: PostLevel) => POST_LEVELS.indexOf(level)

/** Every cap that the entry would break; `count` is how many there would be with it. Caps refuse, targets warn. */
export function capsBroken(
  rules: PlanningRules,
  { personId, post, plannedForPost, plannedOfPerson, holds }: Circumstances,
): CapBroken[] {
  const broken: CapBroken[] = []
  const people = new Set([...plannedForPost, personId]).size
  const { peoplePerPost, postsPerPerson, onlyHigherPosts } = rules
  if (people > peoplePerPost.value) {
    const { value: limit, article } = peoplePerPost
    broken.push({ code: 'too-many-people-for-post', limit, count: people, article })
  }
  const { level } = post
  const ofLevel = plannedOfPerson.filter((planned) => planned.level === level)
  const posts = new Set([...ofLevel.map(({ postId }) => postId), post.postId]).size
  if (posts > postsPerPerson.value) {
    const { value: limit, article } = postsPerPerson
    broken.push({ code: 'too-many-posts-for-person', limit, count: posts, level, article })
  }
  const [present] = [...holds].sort((a, b) => rank(b) - rank(a))
  if (onlyHigherPosts.value && present !== undefined && rank(level) <= rank(present)) {
    broken.push({ code: 'post-not-higher', level, present, article: onlyHigherPosts.article })
  }
  return broken
}
