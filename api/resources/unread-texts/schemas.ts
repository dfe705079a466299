import { z } from 'zod'
import { HOW_KNOWN } from '../../../domain/rules/unread.js'

export const unreadTexts = z
  .object({
    items: z.array(
      z.object({
        text: z.string().meta({ description: 'The text, as it is cited' }),
        what: z.string().meta({ description: 'What of it could not be read' }),
        known: z.enum(HOW_KNOWN),
        knownInWords: z.string(),
        inItsPlace: z.string().meta({ description: 'What the product does in its place' }),
      }),
    ),
    notBuilt: z
      .array(z.object({ what: z.string(), article: z.string(), instead: z.string() }))
      .meta({ description: 'What of the law the product has no procedure for, and what is done instead' }),
  })
  .meta({ id: 'UnreadTexts' })
