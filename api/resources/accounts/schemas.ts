import { z } from 'zod'
import { ROLES } from '../../../domain/roles.js'
import { flag, id, instant, named, orNull, reason, stringUpTo, text } from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'

const role = z.enum(ROLES)

export const account = z
  .object({
    login: z.string().meta({ description: 'As the identity provider names them' }),
    person: named,
    unit: orNull(named),
    closedAt: instant.nullable().meta({ description: 'Since when nobody signs in with it' }),
    roles: z.array(z.object({ role, unit: named })),
    sessions: z.int().meta({ description: 'Browsers in which the person is signed in' }),
  })
  .meta({ id: 'Account' })
export const accountPage = pageOf(account).meta({ id: 'AccountPage' })

export const accountQuery = z.object({
  ...pageQuery,
  q: text(100).optional().meta({ description: 'Part of a name or of a login' }),
  unit: id.optional().meta({ description: 'People of this unit, or of one below it' }),
  role: role.optional().meta({ description: 'Who have it, wherever' }),
  closed: flag.optional().meta({ description: 'true: closed ones; false: open ones' }),
})

const login = stringUpTo(100)
  .min(1)
  .max(100)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@+-]*$/)
  .meta({ description: 'By which the identity provider knows the person', example: 'an.nguyen' })

export const newAccount = z.strictObject({ personId: id, login }).meta({ id: 'NewAccount' })
export const accountChange = z.strictObject({ reason }).meta({ id: 'AccountChange' })
