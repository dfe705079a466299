import { z } from 'zod'
import { me } from '../me/schemas.js'

const isDemonstration = z
  .boolean()
  .meta({ description: 'This is the demonstration: its accounts can be listed' })

/** Who is signed in, or where to do so. */
export const session = z
  .discriminatedUnion('signedIn', [
    z.object({
      signedIn: z.literal(true),
      ...me.shape,
      by: z.enum(['session', 'token']),
      endsAt: z.iso
        .datetime()
        .nullable()
        .meta({ description: 'Whatever is done meanwhile; null where it is not known' }),
      signOut: z.string().nullable().meta({ description: 'Where a POST ends the session; null of a token' }),
      demonstration: isDemonstration,
    }),
    z.object({
      signedIn: z.literal(false),
      signIn: z.string().nullable().meta({
        description:
          'Where a browser signs in (?returnTo=, ?login=); null where this installation lets none in',
      }),
      demonstration: isDemonstration,
    }),
  ])
  .meta({ id: 'Session' })
