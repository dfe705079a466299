import { z } from 'zod'
import { DUTIES, GROUP_KINDS } from '../../../db/registers/group-members.js'
import { isoDate, named, orNull } from '../../http/fields.js'

const member = z.object({
  person: named,
  duty: z.enum(DUTIES),
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
    kind: z.enum(GROUP_KINDS),
    name: z.string(),
    unit: named,
    head: orNull(named),
    members: z.array(member).meta({ description: 'Of today: the head, then the others by given name' }),
  })
  .meta({ id: 'StandingGroup' })
