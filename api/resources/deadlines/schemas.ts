import { z } from 'zod'
import { dayWithin, isoDate, wholeNumber } from '../../http/fields.js'

/** The days that are counted from: those whose public holidays can be computed. */
const FIRST_DAY = '1970-01-01'
const LAST_DAY = '2100-12-31'
const LONGEST = 1_000

const direction = z.enum(['forward', 'backward'])

export const deadlineQuery = z.object({
  from: dayWithin(FIRST_DAY, LAST_DAY).meta({
    description: `The day of the event; counting starts the day after, or before it. ${FIRST_DAY} to ${LAST_DAY}`,
  }),
  workingDays: wholeNumber(0, LONGEST).meta({ description: `0 to ${LONGEST}` }),
  direction: direction.default('forward').meta({
    description:
      'backward: the last day that is so many working days before the event (90 before a term ends)',
  }),
})

export const countedDeadline = z
  .object({
    from: isoDate,
    workingDays: z.int(),
    direction,
    due: isoDate,
    overdueFrom: z.iso.datetime().meta({ description: '00:00 of the day after, in Asia/Ho_Chi_Minh' }),
    skipped: z.array(z.object({ date: isoDate, reason: z.string() })),
    provisional: z.boolean().meta({ description: 'It touches a year whose days off are not entered yet' }),
  })
  .meta({ id: 'CountedDeadline' })
