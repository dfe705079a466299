import { z } from 'zod'
import { instant } from '../../http/fields.js'
import { me } from '../me/schemas.js'
import { taskCounts } from '../tasks/schemas.js'

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
      tasks: taskCounts.meta({
        description: 'As GET /v1/tasks/counts: what every page of the console shows first',
      }),
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

const told = z
  .object({
    id: z.string().meta({ description: 'By which it is ended; it opens nothing' }),
    browser: z.string().nullable().meta({ description: 'As it calls itself; null where that says nothing' }),
    system: z.string().nullable().meta({ description: 'What it runs on, likewise' }),
    begunAt: instant,
    usedAt: instant.meta({ description: 'To the minute' }),
    endsAt: instant.meta({ description: 'Whatever is done meanwhile' }),
    isThis: z.boolean().meta({ description: 'By it this is asked' }),
  })
  .meta({ id: 'OwnSession' })
export const ownSessions = z
  .object({ sessions: z.array(told).meta({ description: 'This one first, then those used last' }) })
  .meta({ id: 'OwnSessions' })
export const sessionEnded = z.object({ id: z.string() }).meta({ id: 'SessionEnded' })
export const sessionEnding = z.strictObject({}).meta({ id: 'SessionEnding' })
