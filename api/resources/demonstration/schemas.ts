import { z } from 'zod'
import { me } from '../me/schemas.js'

/** As whom the demonstration can be entered. */
export const account = z
  .object({
    login: z.string(),
    ...me.pick({ id: true, name: true, roles: true }).shape,
    purpose: z
      .string()
      .meta({ description: 'What there is to do with it, in the language that is asked for' }),
  })
  .meta({ id: 'DemonstrationAccount' })

export const accounts = z.object({ items: z.array(account) })
