import { z } from 'zod'
import { type RelativesRule, TOGETHER_IN } from '../../../domain/integrity/together.js'
import { SHOWN } from '../../../domain/procedure/shown.js'
import type { StageDefinition } from '../../../domain/procedure/stage-kinds.js'
import type { ProcedureRules, RuleSet } from '../../../domain/rules/rule-set.js'
import type { Composition } from '../../../domain/rules/values/composition.js'
import type { DossierRules } from '../../../domain/rules/values/dossier-rules.js'
import type { EligibilityRules } from '../../../domain/rules/values/eligibility-rules.js'
import type { EvaluationRules } from '../../../domain/rules/values/evaluation-rules.js'
import type { LocalityRules } from '../../../domain/rules/values/locality-rules.js'
import type { PlanningRules } from '../../../domain/rules/values/planning-rules.js'
import type { TaskTimes } from '../../../domain/rules/values/task-times.js'
import type { NoneAbove, VoteRule } from '../../../domain/rules/values/vote-rule.js'
import {
  type CitedTime,
  DENOMINATORS,
  DISCIPLINES,
  DOSSIER_ITEMS,
  ELECTORATE_PARTS,
  FORMAL_MEASURES,
  type Fraction,
  GRADES,
  INTEREST_KINDS,
  POST_LEVELS,
  PUBLISHED,
  RELATION_KINDS,
} from '../../../domain/vocabulary.js'
import { bilingual, id, isoDate, postLevel, procedureKind, procedureType, text } from '../../http/fields.js'

/**
 * A rule set as JSON: the type of domain/rules/rule-set.ts, with the limits that a stored value needs. What the parts
 * mean together is checked by domain/rules/validate-rule-set.ts.
 */

/** Articles and notes quote the law: longer than names. */
const words = z.strictObject({ vi: text(2000), en: text(2000) }).meta({ id: 'LegalWording' })

function citedShape<S extends z.ZodType>(value: S) {
  return { value, article: words, note: words.optional() }
}
const cited = <S extends z.ZodType>(value: S) => z.strictObject(citedShape(value))
const waivable = <S extends z.ZodType>(value: S) =>
  z.strictObject({ ...citedShape(value), waivable: z.boolean() })

/** Products with the largest count stay exact. */
const LARGEST_TERM = 1_000_000

/** Exact. A percentage or a decimal is told so: half is {"numerator": 1, "denominator": 2}. */
const fraction = z.preprocess(
  (value, context) => {
    if (['number', 'string'].includes(typeof value)) {
      context.addIssue({ code: 'custom', params: { code: 'not-a-fraction' } })
    }
    return value
  },
  z.strictObject({
    numerator: z.int().min(0).max(LARGEST_TERM),
    denominator: z.int().min(1).max(LARGEST_TERM),
  }),
) satisfies z.ZodType<Fraction>

const months = z.int().min(0).max(1200)
/** At least one: domain/rules/validate-rule-set.ts. */
const days = z.strictObject({
  ...citedShape(z.int().min(-10_000).max(10_000)),
  unit: z.literal('calendar-days').optional(),
}) satisfies z.ZodType<CitedTime>
const workingDays = cited(z.int().min(-10_000).max(10_000))
const quantity = z.int().min(0).max(LARGEST_TERM)

const noneAbove = z.discriminatedUnion('take', [
  z.strictObject({
    take: z.literal('at-least'),
    share: fraction,
    to: z.enum(['next-step', 'second-round']),
  }),
  z.strictObject({
    take: z.literal('most'),
    count: z.int().min(1).max(100),
    to: z.enum(['next-step', 'second-round']),
  }),
  z.strictObject({ take: z.literal('decision'), by: z.enum(['head', 'authority']) }),
]) satisfies z.ZodType<NoneAbove>

const decider = z.enum(['head', 'authority', 'undecided'])
const voteRule = z
  .strictObject({
    ballot: cited(z.enum(['one-person', 'each-person'])),
    secret: cited(z.boolean()),
    announced: cited(z.boolean()),
    quorum: cited(fraction).optional(),
    excusedLeave: cited(z.boolean()),
    denominator: cited(z.enum(DENOMINATORS)),
    bar: cited(fraction).optional(),
    exactlyAtBar: cited(z.strictObject({ several: decider, one: decider })).optional(),
    noneAbove: cited(noneAbove).optional(),
    outsiders: cited(fraction).optional(),
  })
  .meta({ id: 'VoteRule' }) satisfies z.ZodType<VoteRule>

const composition = z.union([
  z.strictObject({ circle: z.literal('electorate') }),
  z.strictObject({
    parts: z.array(z.enum(ELECTORATE_PARTS)).min(1).max(ELECTORATE_PARTS.length).meta({
      description:
        'committee: the members of the group of kind party-committee of the unit, which is to hold the standing committee',
    }),
    everyoneBelow: z.int().min(1).max(LARGEST_TERM).optional(),
    everyoneWithoutSubunits: z.boolean().optional(),
  }),
]) satisfies z.ZodType<Composition>

const named = {
  key: z
    .string()
    .max(60)
    .regex(/^[a-z]+(-[a-z0-9]+)*$/),
  title: bilingual,
}
const step = z.discriminatedUnion('kind', [
  z.strictObject({ ...named, kind: z.literal('planningCheck') }),
  z.strictObject({
    ...named,
    kind: z.literal('submission'),
    what: z.enum(['action-program', 'self-report']),
  }),
  z.strictObject({
    ...named,
    kind: z.literal('consultation'),
    of: cited(
      z.enum(['leadership', 'receiving-leadership', 'present-workplace', 'party-committee', 'candidate']),
    ),
  }),
  z.strictObject({
    ...named,
    kind: z.literal('collectiveVote'),
    electorate: cited(composition),
    shown: cited(z.array(z.enum(SHOWN)).min(1).max(SHOWN.length)).optional(),
    vote: voteRule,
    secondRound: voteRule.optional(),
    result: z.enum(['list', 'selection', 'opinion']),
    heldWithin: days.optional(),
  }),
  z.strictObject({ ...named, kind: z.literal('approval'), decides: cited(z.enum(['policy', 'result'])) }),
  z.strictObject({ ...named, kind: z.literal('externalResult') }),
]) satisfies z.ZodType<StageDefinition>

const perAbsence = { abroad: months, hospital: months, maternity: months }
const perDiscipline = { reprimand: months, warning: months, removal: months }
const relatives = z.strictObject({
  degrees: z.array(z.enum(RELATION_KINDS)).min(1).max(RELATION_KINDS.length),
  where: z.array(z.enum(TOGETHER_IN)).min(1).max(TOGETHER_IN.length),
  sensitive: z.strictObject({
    levels: z.array(postLevel).max(POST_LEVELS.length),
    posts: z.array(id).max(1000),
  }),
}) satisfies z.ZodType<RelativesRule>
const eligibility = z.strictObject({
  planning: waivable(z.enum(['same-or-higher-post', 'equal-or-higher-post'])).optional(),
  plannedBeforeBegun: cited(z.boolean()).optional(),
  timeInLowerPost: waivable(months).optional(),
  evaluations: waivable(z.strictObject({ years: z.int().min(1).max(50), grade: z.enum(GRADES) })).optional(),
  fullTerm: waivable(months).optional(),
  ageCountedOn: cited(z.enum(['day-of-check', 'procedure-begun'])),
  retirementAge: cited(
    z
      .array(z.strictObject({ year: z.int().min(1900).max(2200), men: months, women: months }))
      .min(1)
      .max(200),
  ),
  papers: waivable(z.array(z.enum(['cv', 'asset-declaration'])).max(2)).optional(),
  qualification: waivable(z.literal('post-standard')).optional(),
  blocks: cited(z.array(z.enum(FORMAL_MEASURES)).max(FORMAL_MEASURES.length)).optional(),
  disciplineWait: cited(z.strictObject(perDiscipline)).optional(),
  earlierDisciplineWait: z
    .strictObject({ ...citedShape(z.strictObject(perDiscipline)), begunBefore: isoDate })
    .optional(),
  relatives: cited(relatives).optional(),
  noOtherCase: waivable(z.array(procedureKind).max(procedureKind.options.length)).optional(),
  absences: cited(z.strictObject(perAbsence)).optional(),
  endOfTerm: cited(z.literal('by-retirement-age')).optional(),
}) satisfies z.ZodType<EligibilityRules>

const taskTimes = z.strictObject({
  confirmEligibility: days,
  submitActionProgram: days,
  reviewActionProgram: days,
  submitSelfReport: days,
  giveOpinion: days,
  conveneVote: days,
  enterCount: days,
  decideVote: days,
  answerPolicy: days,
  submitDossier: days,
  recordDecision: days,
  confirmDecision: days,
  supplyPapers: days,
  resolveLostCandidate: days,
  recordExternalResult: days,
  remindBefore: workingDays,
}) satisfies z.ZodType<TaskTimes>

const dossierItems = z.array(z.enum(DOSSIER_ITEMS)).max(DOSSIER_ITEMS.length)
const dossier = z.strictObject({
  items: cited(dossierItems),
  maxAge: cited(
    z
      .strictObject({
        'proposal-and-minutes': months,
        cv: months,
        'leadership-assessment': months,
        'party-committee-comment': months,
        'residence-comment': months,
        'self-assessment': months,
        'political-conclusion': months,
        'asset-declaration': months,
        diplomas: months,
        'health-certificate': months,
      })
      .partial(),
  ),
  reusableWithin: cited(months),
  notReused: cited(dossierItems).optional(),
  waivedForEqualPost: cited(dossierItems),
}) satisfies z.ZodType<DossierRules>

const procedure = z.strictObject({
  type: procedureType,
  kinds: z.array(procedureKind).max(procedureKind.options.length),
  steps: z.array(step).min(1).max(30),
  eligibility,
  actionProgram: z.strictObject({
    requiredFrom: cited(postLevel),
    maxBytes: cited(
      z
        .int()
        .min(1)
        .max(100 * 1024 * 1024),
    ),
  }),
  approval: z.strictObject({
    majority: cited(fraction),
    afterObjectionsTo: cited(z.enum(PUBLISHED)).optional(),
    finishedWithin: days.optional(),
    decidedBeforeTermEnds: workingDays.optional(),
  }),
  dossier: dossier.optional(),
  recusal: z
    .strictObject({
      recusedRelatives: cited(z.array(z.enum(RELATION_KINDS)).max(RELATION_KINDS.length)),
      recusedInterests: cited(z.array(z.enum(INTEREST_KINDS)).max(INTEREST_KINDS.length)).optional(),
      candidatesVote: cited(z.boolean()),
    })
    .optional(),
  publicity: z
    .strictObject({ policy: workingDays, list: workingDays, result: workingDays })
    .optional()
    .meta({ description: 'For how many working days each is public; left out, the days that ship' }),
  term: z
    .strictObject({
      noticeBefore: workingDays.optional(),
      usualLength: cited(z.int().min(1).max(1200)).optional(),
    })
    .optional()
    .meta({
      description:
        'How long before a term ends the procedure opens by itself, and the term of a proposal without one',
    }),
  times: taskTimes,
}) satisfies z.ZodType<ProcedureRules>

const planning = z.strictObject({
  peoplePerPost: cited(quantity),
  postsPerPerson: cited(quantity),
  onlyHigherPosts: cited(z.boolean()),
  reviewedEveryMonths: cited(months),
  leavesAt: cited(z.array(z.enum(['over-age', ...DISCIPLINES, 'political-standard'])).max(5)),
  notWhileProposed: cited(z.array(procedureKind).min(1).max(procedureKind.options.length)).optional(),
  women: cited(z.strictObject({ province: fraction, commune: fraction })),
  ages: cited(
    z
      .array(
        z.strictObject({
          under: z.int().min(18).max(120),
          atLeast: fraction,
          atMost: fraction.optional(),
        }),
      )
      .max(20),
  ),
  ratio: cited(z.strictObject({ atLeast: fraction, atMost: fraction })),
}) satisfies z.ZodType<PlanningRules>

const evaluation = z.strictObject({
  inputs: cited(z.array(text(100)).min(1).max(30)),
  grades: cited(
    z
      .array(z.strictObject({ grade: z.enum(GRADES), from: z.int().min(0).max(100) }))
      .min(1)
      .max(GRADES.length),
  ),
  excellentShare: cited(fraction),
  breakthroughTasks: cited(
    z.strictObject({ from: postLevel, atLeast: quantity, atMost: quantity }),
  ).optional(),
  unfinishedTaskWarnsFrom: cited(z.enum(GRADES)).optional(),
}) satisfies z.ZodType<EvaluationRules>

const locality = z.strictObject({
  planningWomen: cited(fraction).optional(),
  planningUnder40: cited(fraction).optional(),
  nonLocalSecretaries: cited(z.strictObject({ district: fraction, commune: fraction })).optional(),
  secretaryAlsoChair: cited(fraction).optional(),
  youngToGrassRoots: cited(
    z.strictObject({ under: z.int().min(18).max(120), atLeast: fraction.optional() }),
  ).optional(),
}) satisfies z.ZodType<LocalityRules>

export const ruleSetId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .meta({ example: 'local-h-2027' })

/** What a rule set says of itself, and its parts: everything but the version. */
export const ruleSetShape = {
  id: ruleSetId,
  title: bilingual,
  inForce: z.strictObject({ from: isoDate, to: isoDate.optional() }),
  takesPlaceOf: ruleSetId.optional().meta({
    description:
      'Becomes the one chosen where nobody names one, in place of this one, from its first day in force; without it, ' +
      'it is chosen by hand only. Of the same type and kinds, or of the same parts (planning, evaluation)',
  }),
  reviewStatus: words,
  sources: z
    .array(z.strictObject({ id: ruleSetId, title: bilingual }))
    .min(1)
    .max(50),
  procedure: procedure.optional(),
  planning: planning.optional(),
  evaluation: evaluation.optional(),
  locality: locality.optional(),
}

export const ruleSet = z
  .strictObject({ ...ruleSetShape, version: z.int().min(1) })
  .meta({ id: 'RuleSet' }) satisfies z.ZodType<RuleSet>
