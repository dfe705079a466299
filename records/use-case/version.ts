import { Refused } from '../../db/refused.js'
import { refusing } from './refusing.js'

/** The versions of a record of which somebody says that they have read it; `any`: whatever is there. Undefined: not said. */
export type VersionRead = 'any' | readonly number[] | undefined

/**
 * Has the record not changed since it was read?
 * @throws Refused precondition-required where nobody says what was read, precondition-failed where it has changed
 */
export const requireVersion = refusing(
  ['precondition-required', 'precondition-failed'],
  (read: VersionRead, { version }: { version: number }): void => {
    if (read === undefined) throw new Refused({ code: 'precondition-required' })
    if (read !== 'any' && !read.includes(version)) throw new Refused({ code: 'precondition-failed' })
  },
)

/** As `requireVersion`, of what may not be there yet: then nobody can have read it. */
export const requireReplacement = refusing(
  [requireVersion],
  (read: VersionRead, before: { version: number } | undefined): void => {
    if (before) requireVersion(read, before)
    else if (read !== undefined) throw new Refused({ code: 'precondition-failed' })
  },
)
