import { z } from 'zod'
import { DUTIES, GROUP_KINDS } from '../../../db/registers/group-members.js'
import { id, isoDate, named, orNull, reason } from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'

const kind = z.enum(GROUP_KINDS)
const duty = z.enum(DUTIES)

export const groupItem = z
  .object({
    id: z.string(),
    name: z.string(),
    kind,
    unit: named,
    members: z.int().meta({ description: 'Today' }),
    head: orNull(named),
  })
  .meta({ id: 'GroupItem' })
export const groupPage = pageOf(groupItem).meta({ id: 'GroupPage' })
export const groupQuery = z.object({
  ...pageQuery,
  unit: id.optional().meta({ description: 'Of this unit, or of one below it' }),
  kind: kind.optional(),
})

const member = z.object({
  person: named,
  duty,
  from: isoDate,
  to: isoDate.nullable().meta({ description: 'The first day on which it no longer holds' }),
  absent: orNull(
    z.object({
      from: isoDate,
      to: isoDate.nullable().meta({ description: 'The first day back, as far as it is known' }),
    }),
  )
    .optional()
    .meta({ description: 'Away today, or null; for those who read the file of the person' }),
})

export const standingGroup = z
  .object({
    id: z.string(),
    kind,
    name: z.string(),
    unit: named,
    head: orNull(named),
    members: z.array(member).meta({ description: 'Of today: the head, then the others by given name' }),
  })
  .meta({ id: 'StandingGroup' })

export const groupMember = z
  .object({
    person: named,
    duty,
    from: isoDate,
    to: isoDate.nullable().meta({ description: 'The first day on which it no longer holds' }),
    absence: z
      .object({ from: isoDate, to: isoDate.nullable() })
      .optional()
      .meta({ description: 'Away today; for those who read the absences of the person' }),
  })
  .meta({ id: 'GroupMember' })
export const memberPage = pageOf(groupMember).extend({ group: groupItem }).meta({ id: 'GroupMemberPage' })
export const memberQuery = z.object({ ...pageQuery })

export const newMember = z
  .strictObject({
    personId: id,
    duty: duty.optional().meta({ description: 'member where nothing is said' }),
    from: isoDate,
  })
  .meta({ id: 'NewGroupMember' })
export const memberEnding = z
  .strictObject({
    personId: id,
    endedOn: isoDate.meta({ description: 'The first day on which they are no member any more' }),
    reason,
  })
  .meta({ id: 'GroupMemberEnding' })
export const membership = groupMember.omit({ absence: true }).meta({ id: 'GroupMembership' })
