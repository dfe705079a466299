import { z } from 'zod'
import { flag, id, isoDate, named, postLevel, reason, text } from '../fields.js'
import { pageOf, pageQuery } from '../paging.js'

const term = text(40).meta({ description: 'The term of office planned for', example: '2025–2030' })

export const planningEntry = z
  .object({
    id: z.int(),
    person: named,
    post: z.object({ id: z.string(), title: z.string() }),
    level: postLevel,
    term: z.string(),
    approvedOn: isoDate,
    leftOn: isoDate.nullable(),
    leftReason: z.string().nullable().optional().meta({ description: 'Not for monitors' }),
    version: z.int(),
  })
  .meta({ id: 'PlanningEntry' })
export const planningPage = pageOf(planningEntry).meta({ id: 'PlanningPage' })

export const planningQuery = z.object({
  ...pageQuery,
  post: id.optional(),
  person: id.optional(),
  unit: id.optional().meta({ description: 'Posts of this unit and everything below it' }),
  current: flag.optional().meta({ description: 'true: in force; false: left' }),
})

export const newPlanningEntry = z
  .strictObject({ personId: id, postId: id, term, approvedOn: isoDate })
  .meta({ id: 'NewPlanningEntry' })
export const planningChange = z
  .strictObject({ term, approvedOn: isoDate })
  .partial()
  .meta({ id: 'PlanningChange', description: 'What is left out stays as it is' })
export const leaving = z.strictObject({ leftOn: isoDate, reason }).meta({ id: 'Leaving' })
