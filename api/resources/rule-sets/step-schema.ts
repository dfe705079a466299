import { z } from 'zod'
import { SHOWN } from '../../../domain/procedure/shown-to-voters.js'
import {
  STAGE_KINDS,
  type StageDefinition,
  type StageKind,
  type StageOf,
} from '../../../domain/procedure/stage-kinds.js'
import type { Composition } from '../../../domain/rules/values/composition.js'
import {
  type ApprovalValues,
  type ConsultationValues,
  type MeetingValues,
  SUPERIOR_CHAIRS,
} from '../../../domain/rules/values/step-values.js'
import type { NoneAbove, VoteRule } from '../../../domain/rules/values/vote-rule.js'
import { DENOMINATORS, ELECTORATE_PARTS } from '../../../domain/vocabulary.js'
import { bilingual, stringUpTo } from '../../http/fields.js'
import { cited, days, fraction, LARGEST_TERM, type SchemaOf } from './value-schemas.js'

/** The steps of a procedure as JSON, by their kinds. */

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
  z.strictObject({
    take: z.literal('decision'),
    by: z.enum(['head', 'authority']),
    on: z.literal('result').optional(),
  }),
]) satisfies z.ZodType<NoneAbove>

const decider = z.enum(['head', 'authority', 'undecided'])
const voteRuleShape = {
  ballot: cited(z.enum(['one-person', 'each-person', 'three-levels'])),
  secret: cited(z.boolean()),
  announced: cited(z.boolean()),
  quorum: cited(fraction).optional(),
  excusedLeave: cited(z.boolean()),
  denominator: cited(z.enum(DENOMINATORS)),
  bar: cited(fraction).optional(),
  barIncluded: cited(z.boolean())
    .optional()
    .meta({ description: 'Exactly the bar passes too; absent: it does not' }),
  exactlyAtBar: cited(z.strictObject({ several: decider.optional(), one: decider })).optional(),
  noneAbove: cited(noneAbove).optional(),
  outsiders: cited(fraction).optional(),
  outsidersOf: cited(z.enum(DENOMINATORS)).optional(),
} satisfies SchemaOf<VoteRule>
const voteRule = z.strictObject(voteRuleShape).meta({ id: 'VoteRule' })

const composition = z.union([
  z.strictObject({ circle: z.literal('electorate') }),
  z.strictObject({
    parts: z.array(z.enum(ELECTORATE_PARTS)).min(1).max(ELECTORATE_PARTS.length).meta({
      description:
        'committee: the whole party committee where the party organisation of the unit is at the grass roots, else its standing committee; party-head: who heads it, where neither the head nor a deputy sits in it',
    }),
    everyoneBelow: z.int().min(1).max(LARGEST_TERM).optional(),
    everyoneWithoutSubunits: z.boolean().optional(),
    everyoneInConstituentUnit: z
      .boolean()
      .optional()
      .meta({ description: 'The unit of the post stands below another body' }),
    asksForStandingCommittee: z
      .boolean()
      .optional()
      .meta({ description: 'Where the records have no standing committee its members are to be named' }),
  }),
]) satisfies z.ZodType<Composition>

const consultation = {
  of: cited(
    z.enum([
      'leadership',
      'receiving-leadership',
      'present-workplace',
      'party-committee',
      'personnel-body',
      'bodies-concerned',
      'head-of-body',
      'authority',
      'candidate',
    ]),
  ),
  byVote: cited(
    z.strictObject({ share: fraction, of: z.enum(DENOMINATORS), exactly: z.literal('head') }),
  ).optional(),
  onlyWhere: cited(z.enum(['party-does-not-lead'])).optional(),
} satisfies SchemaOf<ConsultationValues>
const meeting = {
  electorate: cited(composition),
  shown: cited(z.array(z.enum(SHOWN)).min(1).max(SHOWN.length)).optional(),
  superiorChairs: cited(z.array(z.enum(SUPERIOR_CHAIRS)).min(1).max(SUPERIOR_CHAIRS.length))
    .extend({ votes: z.boolean().optional() })
    .optional(),
  partlyOnline: cited(z.literal('by-decision')).optional(),
  heldWithin: days.optional(),
  heldWhere: cited(z.literal('no-letter')).optional(),
} satisfies SchemaOf<MeetingValues>
const approval = {
  decides: cited(z.enum(['policy', 'result', 'acknowledgement'])),
} satisfies SchemaOf<ApprovalValues>

const named = {
  key: stringUpTo(60)
    .max(60)
    .regex(/^[a-z]+(-[a-z0-9]+)*$/),
  title: bilingual,
}

/** What each kind of step is written as. */
const STEPS = {
  planningCheck: z.strictObject({ ...named, kind: z.literal('planningCheck') }),
  submission: z.strictObject({
    ...named,
    kind: z.literal('submission'),
    what: z.enum(['action-program', 'self-report']),
  }),
  consultation: z.strictObject({ ...named, kind: z.literal('consultation'), ...consultation }),
  collectiveVote: z.strictObject({
    ...named,
    kind: z.literal('collectiveVote'),
    electorate: meeting.electorate,
    shown: meeting.shown,
    superiorChairs: meeting.superiorChairs,
    partlyOnline: meeting.partlyOnline,
    vote: voteRule,
    secondRound: voteRule.optional(),
    result: z.enum(['list', 'selection', 'agreement', 'opinion']),
    heldWithin: meeting.heldWithin,
    heldWhere: meeting.heldWhere,
  }),
  approval: z.strictObject({ ...named, kind: z.literal('approval'), ...approval }),
  externalResult: z.strictObject({ ...named, kind: z.literal('externalResult') }),
} satisfies { [Kind in StageKind]: z.ZodType<StageOf<Kind>> }

const [first, ...others] = STAGE_KINDS
export const step = z.discriminatedUnion('kind', [
  STEPS[first],
  ...others.map((kind) => STEPS[kind]),
]) satisfies z.ZodType<StageDefinition>
