import { z } from 'zod'
import { GROUND_ANSWERS } from '../../../domain/leaving/judge-ground.js'
import { GROUND_PROOFS } from '../../../domain/rules/values/leaving-rules.js'
import { id, isoDate, named } from '../../http/fields.js'

export const groundsQuery = z.object({
  seat: id.meta({ description: 'The seat that the person holds' }),
  ruleSet: id.meta({ description: 'The rule set that the launch would run by' }),
  on: isoDate.optional().meta({ description: 'As of that day; today by default' }),
})

export const groundsOfSeat = z
  .object({
    holder: named.optional().meta({ description: 'Absent: nobody holds the seat, nothing is answered' }),
    asksForLetter: z
      .boolean()
      .meta({ description: 'By this law there is a vote on whoever hands in no letter: say `byLetter`' }),
    items: z.array(
      z.object({
        code: z.string(),
        words: z.string(),
        article: z.string(),
        proof: z.enum(GROUND_PROOFS),
        answer: z.enum(GROUND_ANSWERS).optional().meta({ description: 'What the records say of it' }),
        evidence: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'GroundsOfSeat' })
