import { z } from 'zod'
import { INTEREST_KINDS } from '../../../domain/vocabulary.js'
import { id, instant, isoDate, named, orNull, reason, text } from '../../http/fields.js'
import { declaration, source } from '../cadres/declarations.js'

const kind = z.enum(INTEREST_KINDS)
const WHAT = 'In what, in words: the company, the contract, the sum'
const OTHER = 'Whom of the records it ties the person to'
const UNIT = 'The unit that it touches, with all that is below it'

export const interest = z
  .object({
    id: z.int(),
    kind,
    what: z.string().meta({ description: WHAT }),
    other: orNull(named).meta({ description: OTHER }),
    unit: orNull(named).meta({ description: UNIT }),
    declaredOn: isoDate,
    source: z.string(),
    recordedBy: named,
    recordedAt: instant,
    ended: orNull(
      z.object({
        on: isoDate.meta({ description: 'The first day on which it is no more' }),
        reason: z.string(),
        by: named,
      }),
    ),
  })
  .meta({ id: 'Interest' })

export const interests = z
  .object({
    declarations: z
      .array(declaration)
      .meta({ description: 'The latest first. None: nothing is known of interests' }),
    items: z.array(interest).meta({ description: 'The latest declared first' }),
  })
  .meta({ id: 'Interests' })

export const newInterest = z
  .strictObject({
    kind,
    what: text(500).meta({ description: WHAT }),
    other: id.nullable().default(null).meta({ description: OTHER }),
    unit: id.nullable().default(null).meta({ description: UNIT }),
    declaredOn: isoDate,
    source,
  })
  .meta({ id: 'NewInterest' })

export const interestEnding = z.strictObject({ endedOn: isoDate, reason }).meta({ id: 'InterestEnding' })
