import { z } from 'zod'
import { NOT_VOTED_ON } from '../../../domain/rules/values/confidence-rules.js'
import { id, isoDate, named } from '../../http/fields.js'

export const leadersQuery = z.object({
  seat: id.meta({ description: 'A seat of the body' }),
  on: isoDate.optional().meta({ description: 'As of that day; today by default' }),
})

export const leadersOfSeat = z
  .object({
    items: z.array(
      z.object({
        person: named,
        post: named,
        since: isoDate,
        leftOut: z
          .object({ because: z.enum(NOT_VOTED_ON), words: z.string(), article: z.string() })
          .optional()
          .meta({ description: 'Not voted on, by what is on record' }),
      }),
    ),
    notice: z
      .object({ words: z.string(), article: z.string() })
      .optional()
      .meta({ description: 'For what else somebody may be left out, by a paper' }),
    yearOfTerm: z.object({ year: z.int(), article: z.string() }),
    earlier: z
      .array(z.object({ procedure: z.string(), begunOn: isoDate }))
      .meta({ description: 'Votes of the body that are open or were held, the latest first' }),
  })
  .meta({ id: 'LeadersOfSeat' })
