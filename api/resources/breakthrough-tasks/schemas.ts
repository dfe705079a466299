import { z } from 'zod'
import { BREAKTHROUGH_STATUSES } from '../../../domain/evaluation/breakthrough-tasks.js'
import {
  documentNumber,
  flag,
  id,
  isoDate,
  named,
  orNull,
  postLevel,
  text,
  wholeNumber,
} from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'

const status = z.enum(BREAKTHROUGH_STATUSES)
/** As long as the number of any resolution may be. */
const resolutionNumber = documentNumber(60)
const year = z.int().min(1950).max(2100)

export const breakthroughTask = z
  .object({
    id: z.int(),
    person: named,
    year: z.int(),
    title: z.string(),
    status,
    result: z.string().nullable(),
    approvedBy: orNull(named),
    approvedOn: isoDate.nullable(),
    resolutionNumber: z.string().nullable().meta({ description: 'Of the resolution that approved it' }),
    resolvedOn: isoDate.nullable(),
    closedBy: orNull(named),
    closedOn: isoDate.nullable(),
    version: z.int(),
  })
  .meta({ id: 'BreakthroughTask' })
export const breakthroughTaskPage = pageOf(breakthroughTask).meta({ id: 'BreakthroughTaskPage' })

const unit = id.optional().meta({ description: 'People of this unit and everything below it' })
export const breakthroughTaskQuery = z.object({
  ...pageQuery,
  person: id.optional(),
  unit,
  year: wholeNumber(1950, 2100).optional(),
  status: status.optional(),
  toApprove: flag.optional().meta({
    description: 'true: registered, and for you to approve by your role over the unit; not your own',
  }),
})

export const newBreakthroughTask = z
  .strictObject({ personId: id, year, title: text(500) })
  .meta({ id: 'NewBreakthroughTask' })
export const approval = z
  .strictObject({ resolutionNumber, resolvedOn: isoDate })
  .meta({ id: 'BreakthroughTaskApproval', description: 'By which resolution of the standing committee' })
export const refusal = z.strictObject({ reason: text(2000) }).meta({ id: 'BreakthroughTaskRefusal' })
export const completion = z
  .strictObject({ outcome: z.enum(['finished', 'unfinished']), result: text(2000) })
  .meta({ id: 'BreakthroughTaskCompletion' })

export const unfinishedQuery = z.object({ ...pageQuery, unit })
export const unfinishedHolder = z
  .object({
    person: named,
    unit: named,
    posts: z.array(z.object({ id: z.string(), title: z.string(), level: postLevel })),
    tasks: z
      .array(z.object({ year: z.int(), title: z.string(), status, result: z.string().nullable() }))
      .meta({ description: 'Of past years: unfinished, or approved and never finished' }),
  })
  .meta({ id: 'UnfinishedHolder' })
export const unfinishedPage = pageOf(unfinishedHolder).meta({ id: 'UnfinishedHolderPage' })
