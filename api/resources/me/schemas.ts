import { z } from 'zod'
import { ROLES } from '../../../domain/roles.js'
import { named } from '../../http/fields.js'

/** Somebody with an account: who they are, their groups, and their roles with the units. */
export const me = z
  .object({
    id: z.string(),
    name: z.string(),
    login: z.string(),
    locale: z.enum(['vi', 'en']),
    groups: z.array(named),
    isCandidate: z.boolean().meta({ description: 'Of a procedure that is open' }),
    hasSeveralUnits: z
      .boolean()
      .meta({ description: 'As an HR officer or a monitor, for more than one unit, those below counted' }),
    roles: z.array(z.object({ role: z.enum(ROLES), unit: named })),
  })
  .meta({ id: 'Me' })
