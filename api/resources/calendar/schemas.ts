import { z } from 'zod'
import { bilingual, instant, isoDate, text, wholeNumber } from '../../http/fields.js'

const FIRST_YEAR = 2000
const LAST_YEAR = 2100
const MOST_DAYS = 366

export const MOST_YEARS = 10

const year = wholeNumber(FIRST_YEAR, LAST_YEAR)
export const calendarPath = z.object({ year })
export const calendarQuery = z.object({
  from: year.meta({ description: 'The first year' }),
  to: year.meta({ description: `The last one; ${MOST_YEARS} at the most in all` }),
})

const kind = z.enum(['off', 'worked']).meta({
  description: 'off: a day made free; worked: a Saturday or Sunday made a working day in exchange',
})
const exchangedFor = isoDate.meta({ description: 'The day it was exchanged with, of the opposite kind' })

const calendarDay = z.strictObject({
  date: isoDate,
  kind,
  reason: bilingual,
  source: text(300).meta({ description: 'The announcement it is taken from' }),
  exchangedFor: exchangedFor.optional(),
})

export const newCalendarYear = z
  .strictObject({ days: z.array(calendarDay).max(MOST_DAYS) })
  .meta({ id: 'NewCalendarYear', description: 'All of the year; what is left out is an ordinary day' })

export const calendarYear = z
  .object({
    year: z.int(),
    entered: z.boolean().meta({ description: 'false: computed; deadlines that touch it are provisional' }),
    days: z.array(
      z.object({
        date: isoDate,
        kind,
        reason: bilingual,
        source: z.string(),
        exchangedFor: exchangedFor.optional(),
        provisional: z.literal(true).optional().meta({ description: 'Computed, not announced' }),
      }),
    ),
  })
  .meta({
    id: 'CalendarYear',
    description: 'The days of a year that is entered can be sent back as they are',
  })

export const calendarYearRead = calendarYear
  .extend({
    sources: z.record(z.string(), z.string()).meta({
      description: "Where the days are from in the reader's language, by `source`",
    }),
  })
  .meta({ id: 'CalendarYearRead' })

export const calendarYears = z
  .object({ years: z.array(calendarYearRead).meta({ description: 'The earliest first' }) })
  .meta({ id: 'CalendarYears' })

export const calendarReplaced = calendarYear
  .extend({
    missing: calendarYear.shape.days.meta({
      description: 'Holidays that would have been computed and are not entered: on purpose, or forgotten',
    }),
    recomputation: z.object({
      id: z.string(),
      status: z
        .enum(['started', 'waiting'])
        .meta({ description: 'waiting: it begins by itself once Temporal can be reached' }),
      openDeadlines: z.int().meta({ description: 'Deadlines to be counted anew' }),
      progress: z.string().meta({ description: 'Where to see how far it is' }),
    }),
  })
  .meta({ id: 'CalendarReplaced' })

const cases = (description: string) => z.int().meta({ description })

export const recomputation = z
  .object({
    id: z.string(),
    year: z.int(),
    requestedAt: instant,
    total: cases('Procedures to be looked at'),
    done: cases('Procedures looked at'),
    changed: cases('Of these, those with a due date that moved'),
    failed: cases('Of these, those that could not be reached'),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Recomputation' })
