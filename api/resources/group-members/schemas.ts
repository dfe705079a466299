import { z } from 'zod'
import { DUTIES, GROUP_KINDS } from '../../../db/registers/group-members.js'
import { id, isoDate, named, orNull, reason } from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'

const duty = z.enum(DUTIES)
const kind = z.enum(GROUP_KINDS)

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
