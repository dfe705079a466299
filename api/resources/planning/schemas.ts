import { z } from 'zod'
import { CAPS } from '../../../domain/planning/caps.js'
import { LOCALITIES } from '../../../domain/planning/structure.js'
import { PLANNING_GROUPS } from '../../../domain/rules/values/planning-rules.js'
import {
  flag,
  id,
  isoDate,
  named,
  orNull,
  postLevel,
  reason,
  termOfOffice as term,
} from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'
import { ruleSetId } from '../rule-sets/rule-set-schema.js'

const reviewOutcome = z.enum(['kept', 'left'])

export const planningEntry = z
  .object({
    id: z.int(),
    person: named,
    holds: z
      .string()
      .nullable()
      .meta({ description: 'The post that the person holds today, of several the longest held' }),
    post: z.object({ id: z.string(), title: z.string() }),
    level: postLevel,
    term: z.string(),
    approvedOn: isoDate,
    leftOn: isoDate.nullable(),
    leftReason: z.string().nullable().optional().meta({ description: 'Not for monitors' }),
    reviews: z
      .array(
        z.object({
          on: isoDate,
          outcome: reviewOutcome,
          by: named,
          note: z.string().nullable().optional().meta({ description: 'Not for monitors' }),
        }),
      )
      .meta({ description: 'The latest first' }),
    reviewDueOn: isoDate
      .nullable()
      .meta({ description: 'By when it is to be reviewed again; null once it was left' }),
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
  reviewOverdue: z
    .literal('true')
    .transform(() => true as const)
    .optional()
    .meta({ description: 'true: in force, and its review was due before today' }),
})

export const newPlanningEntry = z
  .strictObject({ personId: id, postId: id, term, approvedOn: isoDate })
  .meta({ id: 'NewPlanningEntry' })
export const planningChange = z
  .strictObject({ term, approvedOn: isoDate })
  .partial()
  .meta({ id: 'PlanningChange', description: 'What is left out stays as it is' })
export const leaving = z.strictObject({ leftOn: isoDate, reason }).meta({ id: 'Leaving' })

export const entryReview = z
  .strictObject({ outcome: reviewOutcome, reviewedOn: isoDate, note: reason })
  .meta({ id: 'PlanningEntryReview' })

export const unitReview = z
  .strictObject({
    unit: id.meta({ description: 'Posts of this unit and everything below it' }),
    on: isoDate.optional().meta({ description: 'The day of the review, today by default' }),
    apply: z.boolean().meta({ description: 'false: only shows who leaves; true: ends those entries' }),
    note: reason.optional(),
    conclusions: z
      .array(z.strictObject({ personId: id, concludedOn: isoDate, met: z.boolean() }))
      .max(500)
      .default([])
      .meta({ description: 'Conclusions on the political standard; kept when applied' }),
  })
  .meta({ id: 'PlanningReview' })

const usedRules = z.object({ id: z.string(), version: z.int(), title: z.string() })

export const unitReviewResult = z
  .object({
    unit: named,
    on: isoDate,
    applied: z.boolean(),
    ruleSet: usedRules,
    reviewed: z.int(),
    kept: z.int(),
    left: z.int().meta({ description: 'Those who leave, or would' }),
    leaving: z.array(
      z.object({
        entry: z.object({
          id: z.int(),
          person: named,
          post: z.object({ id: z.string(), title: z.string() }),
          level: postLevel,
          term: z.string(),
          approvedOn: isoDate,
        }),
        reasons: z.array(
          z.object({
            reason: z.enum(['over-age', 'reprimand', 'warning', 'removal', 'political-standard']),
            since: isoDate,
            article: z.string(),
            evidence: z.string(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'PlanningReviewResult' })

const fraction = z.object({ numerator: z.int(), denominator: z.int() })
const verdict = z.enum(['ok', 'warning'])
export const measured = z
  .object({
    value: fraction,
    percent: z
      .number()
      .nullable()
      .meta({ description: 'Of the value, to be shown; the verdict comes of whole numbers' }),
    target: orNull(
      z.object({
        atLeast: fraction.optional(),
        atMost: fraction.optional(),
        article: z.string(),
        note: z.string().optional(),
      }),
    ),
    verdict,
  })
  .meta({ id: 'Measured' })

const locality = z.enum(LOCALITIES).meta({ description: 'Of a commune, or of the province and its bodies' })
const age = {
  from: z.int().nullable().meta({ description: 'Whole years; null: no lower bound' }),
  under: z.int().nullable().meta({ description: 'null: no upper bound' }),
}
const notForMonitors = { description: 'Not for monitors: made of birth dates and sex' }
const level = z
  .object({
    locality,
    level: postLevel,
    posts: z.int(),
    people: z.int(),
    ratio: measured.meta({ description: 'People to posts' }),
    women: measured.optional().meta(notForMonitors),
    ages: z
      .array(measured.extend(age).meta({ id: 'AgeShare' }))
      .optional()
      .meta(notForMonitors),
    both: z
      .object({
        young: z.boolean(),
        woman: z.boolean(),
        under: z.int(),
        article: z.string(),
        note: z.string().optional(),
        verdict,
      })
      .optional()
      .meta({
        description:
          'Whether somebody young and a woman are planned for a standing committee. Not for monitors',
      }),
    agesNote: z.string().optional().meta({
      description:
        'Of whom the day of birth is not known, and with which day it is counted. Not for monitors',
    }),
  })
  .meta({ id: 'PlanningLevel' })

const targets = ruleSetId.optional().meta({
  description: "A rule set with a locality's targets, which take the place of the general ones",
})
export const structureQuery = z.object({
  unit: id.optional().meta({
    description:
      'Posts of this unit and everything below it; the unit of your roles by default, where they cover one with all below it',
  }),
  on: isoDate.optional().meta({ description: 'Today by default' }),
  years: flag.optional().meta({ description: 'true: with what it was and is to be year by year' }),
  targets,
})
const about = { unit: named, on: isoDate, ruleSet: usedRules, targets: orNull(usedRules) }
const upTo1001 = z.int().meta({ description: 'Counted up to 1001' })
export const structure = z
  .object({
    ...about,
    levels: z.array(level),
    years: z
      .array(
        z.object({
          year: z.int(),
          on: isoDate.nullable().meta({ description: 'The day that is told of; null: still to come' }),
          people: z.int().meta({ description: 'Each counted once in a level' }),
          women: measured,
          young: orNull(measured),
        }),
      )
      .optional()
      .meta({ description: 'Where they are asked for. Not for monitors' }),
    today: z
      .object({ reviewsOverdue: upTo1001, postsUnplanned: upTo1001 })
      .meta({ description: 'Entries whose review was due before today, posts that nobody is planned for' }),
    mayPlan: z.boolean().meta({ description: 'Whether you may enter people in the planning of the unit' }),
  })
  .meta({ id: 'PlanningStructure' })

const move = z.strictObject({ personId: id, postId: id })
const moves = z.array(move).max(500).default([])
export const whatIfBody = z
  .strictObject({ unit: id, on: isoDate.optional(), targets, add: moves, remove: moves })
  .meta({ id: 'PlanningWhatIf', description: 'Changes nothing' })
export const whatIfResult = z
  .object({
    ...about,
    moved: z
      .array(z.object({ id: z.string() }))
      .meta({ description: 'Of whom the shares may tell sex and age: that they were read is on record' }),
    before: z.array(level),
    after: z.array(level),
    changes: z
      .array(
        z.object({
          locality,
          level: postLevel,
          measure: z.enum(['ratio', 'women', 'age']),
          from: age.from.optional(),
          under: age.under.optional(),
          before: verdict,
          after: verdict,
        }),
      )
      .meta({ description: 'Every verdict that would be another one' }),
    capsBroken: z
      .array(
        z.object({
          personId: z.string(),
          postId: z.string(),
          code: z.enum(CAPS),
          limit: z.int().optional(),
          count: z.int().optional(),
          level: postLevel.optional(),
          present: postLevel.optional(),
          group: z.enum(PLANNING_GROUPS).optional(),
          on: isoDate.optional(),
          until: isoDate.optional(),
          article: z.string(),
          message: z.string(),
        }),
      )
      .meta({ description: 'Additions that would be refused, as the planning would then be' }),
  })
  .meta({ id: 'PlanningWhatIfResult' })
