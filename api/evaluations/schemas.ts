import { z } from 'zod'
import { GRADES } from '../../domain/vocabulary.js'
import { id, named, orNull, text, wholeNumber } from '../fields.js'
import { pageOf, pageQuery } from '../paging.js'
import { measured } from '../planning/schemas.js'

const points = z.int().min(0).max(100)
const input = z.union([points, text(1000)])

export const evaluation = z
  .object({
    person: named,
    unit: orNull(named),
    year: z.int(),
    grade: z.enum(GRADES),
    points: points.nullable().meta({ description: 'null where the grade alone is known' }),
    inputs: z.record(z.string(), z.union([z.int(), z.string()])),
    ruleSet: orNull(z.object({ id: z.string(), version: z.int() })).meta({
      description: 'By which the points became the grade',
    }),
    recordedBy: z.string().nullable(),
    breakthroughTasks: z
      .object({ finished: z.int(), unfinished: z.int(), open: z.int() })
      .meta({ description: 'Of the year' }),
    version: z.int(),
  })
  .meta({ id: 'Evaluation' })

export const evaluationPage = pageOf(evaluation)
  .extend({
    excellentShares: z
      .array(
        z.object({ unit: named, year: z.int(), excellent: z.int(), goodOrBetter: z.int(), share: measured }),
      )
      .meta({ description: '"Excellent" among "good" and above, by unit; only where a year is named' }),
  })
  .meta({ id: 'EvaluationPage' })

export const evaluationQuery = z.object({
  ...pageQuery,
  person: id.optional(),
  unit: id.optional().meta({ description: 'People of this unit and everything below it' }),
  year: wholeNumber(1950, 2100).optional(),
})

export const newEvaluation = z
  .strictObject({
    points,
    inputs: z.record(z.string(), input).meta({
      description: 'One for each input that the rule set of the year names: a short text, or points',
      example: { self: 'Hoàn thành tốt nhiệm vụ', 'measured-results': 88 },
    }),
  })
  .meta({ id: 'NewEvaluation' })
