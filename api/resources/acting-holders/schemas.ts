import { z } from 'zod'
import { id, instant, isoDate, named, orNull, reason, text } from '../../http/fields.js'

const until = isoDate.meta({ description: 'The last day' })
const endedOn = isoDate.meta({
  description:
    'The first day on which they no longer act; the day on which they began: an entry that was wrong',
})

export const actingHolder = z
  .object({
    id: z.int(),
    seat: z.object({ id: z.string(), ordinal: z.int() }),
    person: named,
    from: isoDate,
    until,
    reference: z.string(),
    recordedBy: named,
    recordedAt: instant,
    ended: orNull(
      z.object({
        on: endedOn,
        reason: z.string().nullable(),
        by: orNull(named),
        procedure: z.string().nullable().meta({ description: 'The procedure that filled the seat' }),
      }),
    ),
  })
  .meta({ id: 'ActingHolder' })
export const actingHolders = z.object({ items: z.array(actingHolder) }).meta({ id: 'ActingHolders' })

export const newActingHolder = z
  .strictObject({
    seatId: id,
    personId: id,
    from: isoDate,
    until,
    reference: text(300).meta({ description: 'The paper that says so: number and date' }),
  })
  .meta({ id: 'NewActingHolder' })

export const actingEnding = z.strictObject({ endedOn, reason }).meta({ id: 'ActingEnding' })
