import { type GroupId, POST_LEVELS, type PostLevel } from '../vocabulary.js'

/** A post in office, and who decides on it. */
export interface ManagedPost {
  level: PostLevel
  managingBody: GroupId
}

/**
 * Who decides about somebody who holds several posts: the body that manages the highest of them, as
 * `PRINCIPLES.severalPosts` cites it. Of equal ones the first; undefined without a post.
 */
export function bodyOverPerson<Post extends ManagedPost>(posts: readonly Post[]): Post | undefined {
  return posts.reduce<Post | undefined>(
    (highest, post) => (highest && rank(highest) >= rank(post) ? highest : post),
    undefined,
  )
}

const rank = ({ level }: ManagedPost): number => POST_LEVELS.indexOf(level)
