import { Refused } from '../db/refused.js'
import { findCadre } from '../db/registers/cadres.js'
import {
  endMembership,
  insertMember,
  listStanding,
  type MemberRow,
  type NewMember,
} from '../db/registers/group-members.js'
import { addDays } from '../domain/deadlines/dates.js'
import type { GroupId, IsoDate, PersonId } from '../domain/vocabulary.js'
import { audit } from './use-case/audit.js'
import { requireNotBefore } from './use-case/day-bounds.js'
import { wrongField } from './use-case/invalid-input.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'

/** A membership as it stands. */
export type Membership = Pick<MemberRow, 'person' | 'duty' | 'from' | 'to'>

/**
 * Somebody joins a group from a day on: what the group may they may then.
 * @throws Refused already-exists where they are a member then, or are to be; invalid-input where the group has a head
 */
export const joinGroup = under(
  'admins-of-membership',
  refuses('already-exists'),
  async ({ client, caller, at, granted }, member: NewMember): Promise<Membership & { unit: string }> => {
    const { group, personId, duty, from } = member
    const person = await findCadre(client, personId)
    if (!person) throw wrongField('personId', 'unknown-cadre')
    const standing = await listStanding(client, { group, from })
    if (standing.some(({ person: { id } }) => id === personId))
      throw new Refused({ code: 'already-exists', what: 'membership' })
    const head = standing.find((each) => each.duty === 'head')
    if (duty === 'head' && head) throw wrongField('duty', 'has-head', head.person.name)
    if (!(await insertMember(client, member)))
      throw new Refused({ code: 'already-exists', what: 'membership' })
    await audit(client, caller, at, { what: 'member-joined', after: { ...member } })
    return {
      ...{ person: { id: personId, name: person.fullName }, duty, from, to: null },
      unit: granted.unit.id,
    }
  },
)

/** Whose membership ends, on which day, and why. */
export interface MembershipEnded {
  group: GroupId
  personId: PersonId
  /** The first day on which they are no member any more. */
  endedOn: IsoDate
  reason: string
}

/**
 * Somebody leaves a group: at once, as whatever is taken from somebody is.
 * @throws Refused member-not-found where they are no member on the day before
 */
export const leaveGroup = under(
  'admins-of-membership',
  refuses('member-not-found', requireNotBefore),
  async (
    { client, caller, at },
    { group, personId, endedOn, reason }: MembershipEnded,
  ): Promise<Membership> => {
    const standing = await listStanding(client, { group, from: addDays(endedOn, -1) })
    const member = standing.find(({ person: { id } }) => id === personId)
    if (!member) throw new Refused({ code: 'member-not-found' })
    requireNotBefore('endedOn', endedOn, member.from)
    const { from, duty } = member
    await endMembership(client, { group, personId, from, to: endedOn })
    await audit(client, caller, at, {
      what: 'member-left',
      before: { group, personId, duty, from },
      after: { endedOn, reason },
    })
    return { ...member, to: endedOn }
  },
)
