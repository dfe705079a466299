import { z } from 'zod'
import { UNKNOWN_DAYS } from '../../../domain/birth-date.js'
import { type RelativesRule, TOGETHER_IN } from '../../../domain/integrity/together.js'
import { MOVE_REASONS } from '../../../domain/moving/why-moved.js'
import { TIME_NAMES } from '../../../domain/procedure/task-kinds.js'
import { ROTATION_REASONS } from '../../../domain/rotation/why-rotated.js'
import type { ProcedureRules, RuleSet } from '../../../domain/rules/rule-set.js'
import { type ConfidenceRules, NOT_VOTED_ON } from '../../../domain/rules/values/confidence-rules.js'
import type {
  ActionProgramRules,
  ApprovalLimits,
  ApprovalRules,
  TermRules,
} from '../../../domain/rules/values/decision-rules.js'
import type { DossierRules } from '../../../domain/rules/values/dossier-rules.js'
import type { EligibilityRules } from '../../../domain/rules/values/eligibility-rules.js'
import {
  type EvaluationRules,
  EXCELLENT_OF,
  NOT_COMPLETED_GROUNDS,
} from '../../../domain/rules/values/evaluation-rules.js'
import {
  GROUND_PROOFS,
  type LeavingGround,
  type LeavingRules,
  PAPERS_OF_LEAVING,
  YEARS_APART,
} from '../../../domain/rules/values/leaving-rules.js'
import { GOAL_MEASURES, type LocalityRules } from '../../../domain/rules/values/locality-rules.js'
import type { MovingRules, NotMoved } from '../../../domain/rules/values/moving-rules.js'
import {
  COUNTED_FOR,
  type PlanningRules,
  POSTS_COUNTED_BY,
  THEORY,
} from '../../../domain/rules/values/planning-rules.js'
import type { Publicity } from '../../../domain/rules/values/publicity-rules.js'
import type { RecusalRules } from '../../../domain/rules/values/recusal-rules.js'
import type { TaskTimes } from '../../../domain/rules/values/task-times.js'
import {
  ABSENCE_KINDS,
  DISCIPLINES,
  DOSSIER_ITEMS,
  FORMAL_MEASURES,
  GRADES,
  INTEREST_KINDS,
  POST_LEVELS,
  PUBLISHED,
  RELATION_KINDS,
  WAYS_OF_LEAVING,
} from '../../../domain/vocabulary.js'
import {
  bilingual,
  hundredths,
  id,
  isoDate,
  postLevel,
  procedureKind,
  procedureType,
  stringUpTo,
  text,
} from '../../http/fields.js'
import { step } from './step-schema.js'
import {
  cited,
  citedShape,
  days,
  forEachOf,
  fraction,
  months,
  quantity,
  type SchemaOf,
  waivable,
  words,
  workingDays,
} from './value-schemas.js'

/**
 * A rule set as JSON: the type of domain/rules/rule-set.ts, with the limits that a stored value needs. What the parts
 * mean together is checked by domain/rules/publication/validate-rule-set.ts.
 */

const perAbsence = forEachOf(ABSENCE_KINDS, months)
const perDiscipline = forEachOf(DISCIPLINES, months)
const relatives = z.strictObject({
  degrees: z.array(z.enum(RELATION_KINDS)).min(1).max(RELATION_KINDS.length),
  where: z.array(z.enum(TOGETHER_IN)).min(1).max(TOGETHER_IN.length),
  sensitive: z.strictObject({
    levels: z.array(postLevel).max(POST_LEVELS.length),
    posts: z.array(id).max(1000),
  }),
}) satisfies z.ZodType<RelativesRule>
const byPaper = z
  .boolean()
  .optional()
  .meta({ description: 'Waived by a paper of the authority, with its number and day' })
const timeInLowerPost = {
  ...citedShape(months),
  waivable: z.boolean(),
  byPaper,
  notAtFirst: z.boolean().optional().meta({ description: 'Not asked of the lowest management post' }),
  onlyForHigher: z.boolean().optional().meta({ description: 'Asked for a higher post than is held alone' }),
  notByStructure: z.boolean().optional().meta({ description: 'Not asked of a seat by structure' }),
  notThroughDiscipline: z
    .boolean()
    .optional()
    .meta({ description: 'Time in a post left through discipline does not count' }),
}
const disciplineWait = { ...citedShape(z.strictObject(perDiscipline)), onlyForHigher: z.boolean().optional() }
const leavingGrounds = z
  .array(
    z.strictObject({
      ...citedShape(text(20)),
      words: bilingual,
      proof: z.enum(GROUND_PROOFS),
      counted: z
        .discriminatedUnion('what', [
          z.strictObject({
            what: z.literal('disciplines'),
            kinds: z.array(z.enum(DISCIPLINES)).min(1).max(DISCIPLINES.length),
            atLeast: quantity,
            inTerm: z.boolean(),
          }),
          z.strictObject({
            what: z.literal('years-not-completed'),
            atLeast: quantity,
            years: z.enum(YEARS_APART),
          }),
        ])
        .optional(),
      low: z
        .strictObject({
          above: fraction,
          atMost: fraction.optional(),
          orAtLeast: cited(fraction).optional(),
        })
        .optional(),
    }),
  )
  .min(1)
  .max(50) satisfies z.ZodType<readonly LeavingGround[]>
const notMoved = z
  .array(
    z.strictObject({
      ...citedShape(text(20)),
      words: bilingual,
      measures: z.array(z.enum(FORMAL_MEASURES)).min(1).max(FORMAL_MEASURES.length).optional(),
      absences: z.strictObject(perAbsence).partial().optional(),
      seconded: z.boolean().optional(),
      unlessAsked: z.boolean().optional().meta({ description: 'Moved all the same where they ask for it' }),
      notOnRecord: bilingual.optional(),
    }),
  )
  .min(1)
  .max(50) satisfies z.ZodType<readonly NotMoved[]>
const waits = forEachOf(WAYS_OF_LEAVING, months)
const eligibility = z.strictObject({
  planning: z
    .strictObject({
      ...citedShape(z.enum(['same-or-higher-post', 'equal-or-higher-post'])),
      waivable: z.boolean(),
      byPaper,
      onlyForHigher: z
        .boolean()
        .optional()
        .meta({ description: 'Asked for a higher post than is held alone' }),
    })
    .optional(),
  plannedBeforeBegun: cited(z.boolean()).optional(),
  timeInLowerPost: z.strictObject(timeInLowerPost).optional(),
  earlierTimeInLowerPost: z.strictObject({ ...timeInLowerPost, begunBefore: isoDate }).optional(),
  evaluations: waivable(z.strictObject({ years: z.int().min(1).max(50), grade: z.enum(GRADES) })).optional(),
  fullTerm: z
    .strictObject({
      ...citedShape(months),
      waivable: z.boolean(),
      byPaper,
      termOfPost: z.boolean().optional().meta({ description: "As many months as the post's term has" }),
      ofEverybody: z.boolean().optional().meta({ description: 'For an equal or a lower post too' }),
    })
    .optional(),
  plannedIfRotated: cited(z.array(z.enum(ROTATION_REASONS)).max(ROTATION_REASONS.length)).optional(),
  fullTermOfRotated: cited(
    z.strictObject({
      because: z.array(z.enum(ROTATION_REASONS)).min(1).max(ROTATION_REASONS.length),
      usual: months,
    }),
  ).optional(),
  fullTermInSpecialCase: cited(z.strictObject({ ofTerm: months, least: months })).optional(),
  ageCountedOn: cited(z.enum(['day-of-check', 'procedure-begun'])),
  ageCountedFrom: cited(z.enum(UNKNOWN_DAYS)).optional(),
  retirementAge: cited(
    z
      .array(z.strictObject({ year: z.int().min(1900).max(2200), men: months, women: months }))
      .min(1)
      .max(200),
  ),
  papers: waivable(z.array(z.enum(['cv', 'asset-declaration'])).max(2)).optional(),
  qualification: waivable(z.literal('post-standard')).optional(),
  blocks: cited(z.array(z.enum(FORMAL_MEASURES)).max(FORMAL_MEASURES.length)).optional(),
  disciplineWait: z.strictObject(disciplineWait).optional(),
  earlierDisciplineWait: z.strictObject({ ...disciplineWait, begunBefore: isoDate }).optional(),
  // Of one that was published before there was a relief: nobody waits after it.
  waitAfterLeaving: cited(z.strictObject({ ...waits, relief: waits.relief.optional() })).optional(),
  gradedSinceLeaving: cited(z.enum(GRADES)).optional(),
  lowerPostWithLeft: cited(months).optional(),
  noGroundOf: cited(leavingGrounds).optional(),
  waitForLowerPost: cited(z.array(z.enum(WAYS_OF_LEAVING)).max(WAYS_OF_LEAVING.length)).optional(),
  relatives: cited(relatives).optional(),
  noOtherCase: waivable(z.array(procedureKind).max(procedureKind.options.length)).optional(),
  ruledOutBy: cited(z.array(z.enum(FORMAL_MEASURES)).max(FORMAL_MEASURES.length)).optional(),
  absences: cited(z.strictObject(perAbsence)).optional(),
  holdsPost: cited(z.literal('equal-or-higher')).optional(),
  notMoved: cited(notMoved).optional(),
  endOfTerm: cited(z.enum(['by-retirement-age', 'at-retirement-age'])).optional(),
} satisfies SchemaOf<EligibilityRules>)

const taskTimes = z.strictObject({
  ...forEachOf(TIME_NAMES, days),
  remindBefore: workingDays,
} satisfies SchemaOf<TaskTimes>)

const dossierItems = z.array(z.enum(DOSSIER_ITEMS)).max(DOSSIER_ITEMS.length)
const dossier = z.strictObject({
  items: cited(dossierItems),
  maxAge: cited(z.strictObject(forEachOf(DOSSIER_ITEMS, months)).partial()),
  ageCountedTo: cited(z.enum(['decision', 'submission'])).optional(),
  reusableWithin: z
    .strictObject({
      ...citedShape(months),
      fromFirst: z.boolean().optional().meta({ description: 'Counted from the first submission' }),
    })
    .optional(),
  notReused: cited(dossierItems).optional(),
  waivedForEqualPost: z
    .strictObject({ ...citedShape(dossierItems), forLowerToo: z.boolean().optional() })
    .optional(),
} satisfies SchemaOf<DossierRules>)

const actionProgram = z.strictObject({
  requiredFrom: cited(postLevel),
  maxBytes: cited(
    z
      .int()
      .min(1)
      .max(100 * 1024 * 1024),
  ),
} satisfies SchemaOf<ActionProgramRules>)

const approval = z.strictObject({
  majority: cited(fraction),
  afterObjectionsTo: cited(z.enum(PUBLISHED)).optional(),
  finishedWithin: days.optional(),
  decidedBeforeTermEnds: workingDays.optional(),
  lateTermRunsFrom: cited(z.literal('end-of-old-term')).optional(),
  endsWithin: cited(months).optional(),
} satisfies SchemaOf<ApprovalRules & ApprovalLimits>)

const recusal = z.strictObject({
  recusedRelatives: cited(z.array(z.enum(RELATION_KINDS)).max(RELATION_KINDS.length)),
  recusedInterests: cited(z.array(z.enum(INTEREST_KINDS)).max(INTEREST_KINDS.length)).optional(),
  candidatesVote: cited(z.boolean()),
} satisfies SchemaOf<RecusalRules>)

const publicity = z.strictObject(forEachOf(PUBLISHED, workingDays) satisfies SchemaOf<Publicity>)

const term = z.strictObject({
  noticeBefore: days.optional(),
  usualLength: cited(z.int().min(1).max(1200)).optional(),
  shortest: cited(z.int().min(1).max(1200)).optional(),
  planNames: cited(z.array(z.enum(['because', 'next'])).max(2)).optional(),
  reappointedWith: cited(
    z
      .array(z.strictObject({ term: z.int().min(1).max(1200), left: z.int().min(0).max(1200) }))
      .min(1)
      .max(10),
  ).optional(),
} satisfies SchemaOf<TermRules>)

const leaving = z.strictObject({
  grounds: cited(leavingGrounds),
  putOffBy: workingDays.optional(),
  goesOnUntilAccepted: cited(z.boolean()).optional(),
  papersOfLeaving: cited(z.array(z.enum(PAPERS_OF_LEAVING)).min(1).max(PAPERS_OF_LEAVING.length)).optional(),
  withoutLetter: cited(z.literal('other-work')).optional(),
  leavesTheService: cited(z.boolean()).optional(),
} satisfies SchemaOf<LeavingRules>)

const confidence = z.strictObject({
  yearOfTerm: cited(z.int().min(1).max(10)),
  leadersFrom: cited(postLevel),
  notVotedOn: cited(z.array(z.enum(NOT_VOTED_ON)).max(NOT_VOTED_ON.length)),
  outOfPlanningAbove: cited(fraction),
  dismissedFrom: cited(fraction),
} satisfies SchemaOf<ConfidenceRules>)

const moveReasons = z.array(z.enum(MOVE_REASONS)).min(1).max(MOVE_REASONS.length)
const moving = z.strictObject({
  movedFor: cited(moveReasons),
  prolongedFor: cited(moveReasons).optional(),
  allowanceKept: cited(months).optional(),
} satisfies SchemaOf<MovingRules>)

const procedure = z.strictObject({
  type: procedureType,
  kinds: z.array(procedureKind).max(procedureKind.options.length),
  steps: z.array(step).min(1).max(30),
  eligibility,
  actionProgram,
  approval,
  dossier: dossier.optional(),
  recusal: recusal.optional(),
  publicity: publicity
    .optional()
    .meta({ description: 'For how many working days each is public; left out, the days that ship' }),
  term: term.optional().meta({
    description:
      'How long before a term ends the procedure opens by itself, and the term of a proposal without one',
  }),
  leaving: leaving.optional().meta({
    description: 'What leaving an office may be founded on: a launch names these grounds by their codes',
  }),
  confidence: confidence.optional().meta({
    description: 'Of a vote of confidence: when it is held, on whom, what follows from low confidence',
  }),
  moving: moving
    .optional()
    .meta({ description: 'Of a transfer or a secondment: for what somebody is moved' }),
  times: taskTimes,
} satisfies SchemaOf<ProcedureRules>)

const age = z.int().min(18).max(120)
const ageGroups = z
  .array(z.strictObject({ under: age, atLeast: fraction, atMost: fraction.optional() }))
  .max(20)

const planning = z.strictObject({
  peoplePerPost: cited(quantity).optional(),
  peoplePerSeat: cited(quantity).optional(),
  committees: cited(z.strictObject({ atLeast: fraction, atMost: fraction })).optional(),
  postsCountedBy: cited(z.enum(POSTS_COUNTED_BY)).optional(),
  monthsLeft: cited(z.strictObject({ first: months, second: months })).optional(),
  countingDates: cited(
    z
      .array(
        z.strictObject({
          countedFor: z.enum(COUNTED_FOR),
          termFrom: z.int().min(1950).max(2100),
          month: z.int().min(1).max(12),
        }),
      )
      .max(50),
  ).optional(),
  waitAfterDiscipline: cited(z.record(z.enum(DISCIPLINES), months)).optional(),
  waitAfterPost: cited(z.record(z.enum(WAYS_OF_LEAVING), months)).optional(),
  approvedWithin: workingDays.optional(),
  approvalPutOffBy: workingDays.optional(),
  builtInYear: cited(z.int().min(1).max(10)).optional(),
  reportedByMonth: cited(z.int().min(1).max(12)).optional(),
  committeesFirst: cited(z.boolean()).optional(),
  noneForHeadOfDeputies: cited(z.boolean()).optional(),
  theory: cited(z.strictObject({ first: z.enum(THEORY), second: z.enum(THEORY) })).optional(),
  leavesAboveLowConfidence: cited(fraction).optional(),
  reviewedInFirstMonths: cited(months).optional(),
  leavesAtReview: cited(
    z.array(z.enum(['over-age', ...DISCIPLINES, 'political-standard'])).max(5),
  ).optional(),
  postsPerPerson: cited(quantity),
  onlyHigherPosts: cited(z.boolean()),
  reviewedEveryMonths: cited(months).optional(),
  leavesAt: cited(z.array(z.enum(['over-age', ...DISCIPLINES, 'political-standard'])).max(5)),
  notWhileProposed: cited(z.array(procedureKind).min(1).max(procedureKind.options.length)).optional(),
  women: cited(z.strictObject({ province: fraction, commune: fraction })).optional(),
  ages: cited(ageGroups).optional(),
  agesCountedFrom: cited(z.enum(UNKNOWN_DAYS)).optional(),
  ratio: cited(z.strictObject({ atLeast: fraction, atMost: fraction })).optional(),
} satisfies SchemaOf<PlanningRules>)

const evaluation = z.strictObject({
  inputs: cited(z.array(text(100)).min(1).max(30)),
  grades: cited(
    z
      .array(z.strictObject({ grade: z.enum(GRADES), from: hundredths.min(0).max(100) }))
      .min(1)
      .max(GRADES.length),
  ),
  excellentShare: cited(fraction),
  excellentShareOutstanding: cited(fraction).optional(),
  excellentOf: cited(z.enum(EXCELLENT_OF)).optional(),
  notCompletedOn: cited(
    z.array(z.enum(NOT_COMPLETED_GROUNDS)).min(1).max(NOT_COMPLETED_GROUNDS.length),
  ).optional(),
  headNotAboveUnit: cited(z.boolean()).optional(),
  gradedFromMonths: cited(months).optional(),
  oneActOneYear: cited(z.boolean()).optional(),
  partyOpinionBefore: cited(z.boolean()).optional(),
  excellentUnitShare: cited(fraction).optional(),
  excellentUnitShareOutstanding: cited(fraction).optional(),
  excellentUnitsOfFew: cited(z.strictObject({ under: quantity, atMost: quantity })).optional(),
  breakthroughTasks: cited(
    z.strictObject({ from: postLevel, atLeast: quantity, atMost: quantity }),
  ).optional(),
  unfinishedTaskWarnsFrom: cited(z.enum(GRADES)).optional(),
} satisfies SchemaOf<EvaluationRules>)

const locality = z.strictObject({
  planningWomen: cited(fraction).optional(),
  planningUnder40: cited(fraction).optional(),
  planningYoung: cited(z.strictObject({ under: age, atLeast: fraction })).optional(),
  planningAges: cited(ageGroups).optional(),
  planningRatio: cited(z.strictObject({ atLeast: fraction, atMost: fraction })).optional(),
  planningBoth: cited(z.boolean()).optional(),
  planningGoals: cited(
    z
      .array(
        z.strictObject({
          year: z.int().min(2000).max(2100),
          measure: z.enum(GOAL_MEASURES),
          atLeast: fraction,
        }),
      )
      .max(100),
  ).optional(),
  nonLocalSecretaries: cited(z.strictObject({ district: fraction, commune: fraction })).optional(),
  secretaryAlsoChair: cited(fraction).optional(),
  youngToGrassRoots: cited(z.strictObject({ under: age, atLeast: fraction.optional() })).optional(),
} satisfies SchemaOf<LocalityRules>)

export const ruleSetId = stringUpTo(60)
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
      'it is chosen by hand only. Of the same type and kinds, or of the same parts (planning, evaluation, employeeEvaluation)',
  }),
  reviewStatus: words,
  sources: z
    .array(z.strictObject({ id: ruleSetId, title: bilingual }))
    .min(1)
    .max(50),
  procedure: procedure.optional(),
  planning: planning.optional(),
  evaluation: evaluation.optional(),
  employeeEvaluation: evaluation.optional(),
  locality: locality.optional(),
}

export const ruleSet = z
  .strictObject({ ...ruleSetShape, version: z.int().min(1) })
  .meta({ id: 'RuleSet' }) satisfies z.ZodType<RuleSet>
