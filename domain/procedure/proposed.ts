import type { GroupId, PersonId } from '../vocabulary.js'

/** Somebody whose file is not open to whoever names them: no candidate before the group agrees. */
export interface Proposed {
  person: PersonId
  /** The personnel office of their own unit, or the authority of the post. */
  asked: GroupId
}
