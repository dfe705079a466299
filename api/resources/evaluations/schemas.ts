import { z } from 'zod'
import { EMPLOYED_AS } from '../../../domain/planning/rules-in-force.js'
import { NOT_COMPLETED_GROUNDS } from '../../../domain/rules/values/evaluation-rules.js'
import { GRADES } from '../../../domain/vocabulary.js'
import { byCode, hundredths, id, named, orNull, stringUpTo, text, wholeNumber } from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'
import { measured } from '../planning/schemas.js'

/** Of 100, with two decimals at the most. */
const points = hundredths.min(0).max(100)
const input = z.union([points, text(1000)])

const evaluationWarning = z
  .object({
    code: z.enum(['unfinished-tasks', 'head-above-unit']),
    field: z.literal('grade'),
    message: z.string(),
  })
  .meta({
    id: 'EvaluationWarning',
    description:
      'What is recorded all the same, and should be looked at: a task of the year was concluded as unfinished, or a head is graded above their unit',
  })

export const evaluation = z
  .object({
    person: named,
    unit: orNull(named),
    year: z.int(),
    grade: z.enum(GRADES),
    points: points.nullable().meta({ description: 'null where the grade alone is known' }),
    inputs: z.record(z.string(), z.union([z.number(), z.string()])),
    ruleSet: orNull(z.object({ id: z.string(), version: z.int() })).meta({
      description: 'By which the points became the grade',
    }),
    evidence: z
      .string()
      .nullable()
      .meta({ description: 'The paper that gives the grade, where no points do' }),
    employedAs: z.enum(EMPLOYED_AS),
    likeTasks: z.string().nullable().meta({ description: 'The group of people with like tasks' }),
    ground: orNull(z.object({ of: z.enum(NOT_COMPLETED_GROUNDS), paper: z.string() })).meta({
      description: 'What makes the year "not completed" whatever its points',
    }),
    recordedBy: orNull(named),
    breakthroughTasks: z
      .object({ finished: z.int(), unfinished: z.int(), open: z.int() })
      .meta({ description: 'Of the year' }),
    warnings: z.array(evaluationWarning).optional(),
    version: z.int(),
  })
  .meta({ id: 'Evaluation' })

const asks = z.object({
  ruleSet: z.object({ id: z.string(), version: z.int(), title: z.string() }),
  inputs: z.array(z.object({ input: z.string(), title: z.string() })),
  grades: z
    .array(z.object({ grade: z.enum(GRADES), from: z.number() }))
    .meta({ description: 'The best first: from so many points' }),
  grounds: z.array(z.object({ ground: z.enum(NOT_COMPLETED_GROUNDS), title: z.string() })),
  article: z.string(),
  beside: z
    .array(z.string())
    .meta({ description: 'What else the text has on whoever is graded, by article' }),
})

export const evaluationPage = pageOf(evaluation)
  .extend({
    excellentShares: z
      .array(
        z.object({
          unit: named,
          year: z.int(),
          employedAs: z.enum(EMPLOYED_AS),
          likeTasks: z.string().nullable().meta({ description: 'null: everybody of the unit' }),
          unitGrade: orNull(z.object({ grade: z.enum(GRADES), evidence: z.string(), version: z.int() })).meta(
            {
              description: 'Of the unit itself: of an outstanding one more people may be',
            },
          ),
          excellent: z.int(),
          most: z.int().meta({ description: 'So many may be' }),
          share: measured,
        }),
      )
      .meta({
        description:
          '"Excellent" beside those counted for it, by unit and by group of like tasks; only where a year is named',
      }),
    gradesUnit: z.boolean().optional().meta({
      description:
        'Whether you may record the grade of the unit asked for: nobody does who heads it, or is near to whoever does',
    }),
    asksOfEmployees: orNull(asks).optional().meta({ description: 'The same of public employees' }),
    asks: orNull(asks).optional().meta({
      description:
        'With which points and inputs an evaluation of the year is recorded; null: with the grade and its paper. Only where a year is named',
    }),
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
    points: points.optional(),
    inputs: byCode(stringUpTo(100), input)
      .optional()
      .meta({
        description: 'One for each input that the rule set of the year names: a short text, or points',
        example: { self: 'Hoàn thành tốt nhiệm vụ', 'measured-results': 88.25 },
      }),
    grade: z.enum(GRADES).optional(),
    evidence: text(300).optional().meta({
      description: 'The paper that gives the grade: number and date',
      example: 'Thông báo 31-TB/TU ngày 20/12/2024',
    }),
    employedAs: z.enum(EMPLOYED_AS).optional().meta({ description: 'A civil servant by default' }),
    likeTasks: text(200)
      .optional()
      .meta({ description: 'The group of people with like tasks', example: 'Lãnh đạo phòng' }),
    ground: z
      .strictObject({ of: z.enum(NOT_COMPLETED_GROUNDS), paper: text(300) })
      .optional()
      .meta({ description: 'What makes the year "not completed" whatever its points, and its paper' }),
  })
  .meta({
    id: 'NewEvaluation',
    description:
      'points and inputs for a year in which a rule set turns points into the grade; grade and evidence for one before',
  })

export const unitGrade = z
  .object({
    unitId: z.string(),
    year: z.int(),
    grade: z.enum(GRADES),
    evidence: z.string(),
    recordedBy: named,
    version: z.int(),
  })
  .meta({ id: 'UnitGrade' })
export const newUnitGrade = z
  .strictObject({ grade: z.enum(GRADES), evidence: text(300) })
  .meta({ id: 'NewUnitGrade' })
