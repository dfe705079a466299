import { z } from 'zod'
import type { UnpublishedRuleSet } from '../../../db/registers/rule-sets.js'
import { DOERS } from '../../../domain/procedure/stage-kinds.js'
import { TASK_KINDS } from '../../../domain/procedure/task-kinds.js'
import { DENOMINATORS } from '../../../domain/vocabulary.js'
import { MOST_CANDIDATES } from '../../../domain/voting/check-count.js'
import { THRESHOLDS } from '../../../domain/voting/thresholds.js'
import { RULE_SET_STATUSES } from '../../../records/rule-sets/known.js'
import { refusedBecause } from '../../actions/schemas.js'
import {
  bilingual,
  byCode,
  count,
  flag,
  id,
  instant,
  isoDate,
  orNull,
  procedureKind,
  procedureType,
  reason,
  stringUpTo,
  wholeNumber,
} from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'
import { ruleSet, ruleSetId, ruleSetShape } from './rule-set-schema.js'

const status = z.enum(RULE_SET_STATUSES)
const version = z.int().min(1)
const versionAsked = wholeNumber(1, 1_000_000)

const inForce = z.object({ from: isoDate, to: isoDate.optional() })
const source = z.object({ id: z.string(), title: z.string() })
const isDefault = z.boolean().meta({
  description:
    'Chosen on the day asked for, today by default, where nobody names one: by a launch of its type, for the planning ' +
    'or for the evaluations. A published one is where it says whose place it takes; others are chosen by hand',
})

/** A rule set as a list shows it. */
export const ruleSetItem = z
  .object({
    id: z.string(),
    version: version.meta({ description: 'Of a draft: the one that it would be published as' }),
    title: z.string(),
    kinds: z.array(procedureKind).meta({ description: 'Empty where it rules no procedure' }),
    type: orNull(procedureType),
    inForce,
    takesPlaceOf: orNull(z.string()),
    default: isDefault,
    reviewStatus: z.string(),
    status,
    builtIn: z.boolean(),
    sources: z.array(source),
  })
  .meta({ id: 'RuleSetItem' })
export const ruleSetPage = pageOf(ruleSetItem).meta({ id: 'RuleSetPage' })

export const ruleSetQuery = z.object({
  ...pageQuery,
  kind: procedureKind.optional().meta({ description: 'By which such a case can be run' }),
  type: procedureType.optional(),
  on: isoDate.optional().meta({ description: 'In force on this day, of which "default" is told' }),
  status: status.optional(),
})

export const oneRuleSetQuery = z.object({
  version: versionAsked.optional().meta({ description: 'The highest by default' }),
  draft: flag.optional().meta({ description: 'true: the draft instead' }),
  on: isoDate.optional().meta({ description: 'The day of which "default" is told; today by default' }),
})

const stepView = z
  .object({
    key: z.string(),
    title: z.string(),
    kind: z.string(),
    vote: z
      .object({
        ballot: z.enum(['one-person', 'each-person', 'three-levels']),
        secret: z.boolean(),
        announced: z.boolean(),
        of: z.enum(DENOMINATORS),
        bar: z.string().nullable().meta({ example: '> 1/2' }),
        rounds: z.int(),
        result: z.enum(['list', 'selection', 'agreement', 'opinion']),
      })
      .optional(),
  })
  .meta({ id: 'RuleSetStep' })

const valueView = z
  .object({
    path: z
      .string()
      .meta({ description: 'Where it stands in `ruleSet`', example: 'procedure.steps.0.vote.bar' }),
    of: z
      .array(z.string())
      .meta({ description: 'The step or the part of the rule set, and the part of that' }),
    name: z.string(),
    says: z.string(),
    article: z.string(),
    note: z.string().optional(),
  })
  .meta({ id: 'RuleSetValue', description: 'In the language asked for' })

/** What has to be put right before a draft can be published. */
const problem = z.object({ field: z.string(), code: z.string(), message: z.string() })

const difference = z.object({
  path: z.string().meta({ example: 'procedure.steps.collective-vote.vote.bar' }),
  what: z.object({ vi: z.string(), en: z.string() }),
  before: z.unknown().meta({ description: 'null where there was nothing' }),
  after: z.unknown().meta({ description: 'null where there is nothing any more' }),
})

export const ruleSetDetails = z
  .object({
    ruleSet,
    default: isDefault,
    status,
    builtIn: z.boolean(),
    steps: z.array(stepView).meta({ description: 'In the language asked for' }),
    values: z.array(valueView).meta({ description: 'Every value to read, those of the steps first' }),
    enteredBy: z.string().nullable().meta({ description: 'Of the version, or of the draft as it stands' }),
    enteredAt: instant.nullable(),
    reason: z.string().nullable(),
    hash: z.string().nullable().meta({ description: 'Published: SHA-256 of its canonical JSON' }),
    mayWrite: z.boolean().meta({ description: 'You begin, change, publish and discard drafts' }),
    revision: z.int().optional().meta({ description: 'Draft: what If-Match names' }),
    problems: z.array(problem).optional().meta({ description: 'Draft: what keeps it from being published' }),
    differences: z.array(difference).optional().meta({
      description:
        'Draft: what would differ from what it would follow; left out where it would follow nothing',
    }),
  })
  .meta({ id: 'RuleSetDetails' })

/** A group of the post by its name there, each candidate, or the unit of whoever is proposed. */
export const doer = z.enum([...DOERS, 'unit-of-candidate'])

export const timeOfTask = {
  workingDays: z.int().meta({ description: 'In the unit beside it' }),
  unit: z.enum(['working-days', 'calendar-days']),
  article: z.string(),
}

export const template = z
  .object({
    ruleSet: z.object({ id: z.string(), version }),
    type: procedureType,
    kinds: z.array(procedureKind),
    title: z.string(),
    stages: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        kind: z.string(),
        tasks: z
          .array(z.object({ kind: z.enum(TASK_KINDS), title: z.string(), by: doer, ...timeOfTask }))
          .meta({ description: 'Where nothing goes wrong; none of a step that the law skips for the post' }),
      }),
    ),
    votes: z.int().meta({ description: 'Steps with a vote' }),
    workingDays: z.int().meta({ description: 'What all tasks may take, one after the other' }),
    calendarDays: z.int().meta({ description: 'Beside them, of terms that are counted in calendar days' }),
    launches: z
      .array(
        z.object({
          kind: procedureKind,
          applies: z.boolean(),
          default: z.boolean().meta({ description: 'A launch of the kind that names no type takes it' }),
          because: refusedBecause.optional(),
        }),
      )
      .optional()
      .meta({
        description: 'With `seat` or `post`: of each kind whether a launch for it would be taken, or why not',
      }),
  })
  .meta({ id: 'Template' })
const notPublished = z
  .object({
    type: procedureType,
    kinds: z.array(procedureKind),
    title: z.string().meta({ description: 'The type in words' }),
    because: z.string(),
  })
  .meta({ id: 'NotPublished' })
export const templatePage = pageOf(template)
  .extend({
    notPublished: z.array(notPublished).meta({
      description:
        'What cannot be launched on that day: the law has a text for it, no rule set of it is published',
    }),
  })
  .meta({ id: 'TemplatePage' })
export const templateQuery = z.object({
  ...pageQuery,
  on: isoDate.optional().meta({ description: 'The day on which the procedure begins; today by default' }),
  seat: id.optional().meta({ description: 'Which apply to this seat; for those who may launch for it' }),
  post: id.optional().meta({ description: 'The same of a post, whose vacant seat is meant' }),
})

export const voteCount = z
  .strictObject({
    step: stringUpTo(60).meta({ description: 'The key of a step that is a vote' }),
    round: z.int().min(1).max(2).optional().meta({ description: '1 by default' }),
    members: count.meta({ description: 'All members of those who vote' }),
    convened: count.meta({ description: 'Before those excused leave' }),
    excused: count,
    present: count,
    issued: count,
    returned: count,
    blank: count,
    invalid: count,
    votes: byCode(id, z.union([count, z.strictObject({ yes: count, no: count })])).meta({
      description: `For each candidate, ${MOST_CANDIDATES} at most; {yes, no} where the ballot asks about each`,
    }),
    outsiders: z.array(id).max(MOST_CANDIDATES).optional().meta({
      description: 'Those whom the step before did not list; only where the rule has a share for them',
    }),
    version: version.optional().meta({ description: 'The highest by default' }),
  })
  .meta({ id: 'VoteEvaluationRequest' })
export const simulationQuery = z.object({
  draft: flag.optional().meta({ description: 'true: by the draft of this rule set' }),
})

export const verdict = z
  .object({
    outcome: z.enum(['selected', 'advances', 'tie', 'undecided', 'stopped']),
    candidates: z.array(z.string()),
    votes: z.int().optional(),
    denominator: z.int(),
    of: z.enum(DENOMINATORS),
    bar: z.string().meta({ example: '> 1/2' }),
    decidedBy: z.enum(['head', 'authority']).optional(),
    article: z.object({ vi: z.string(), en: z.string() }),
    explanation: z.object({ vi: z.string(), en: z.string() }),
    thresholds: z
      .array(
        z.object({
          for: z.enum(THRESHOLDS).meta({
            description:
              'The meeting to count; to pass; to pass as an outsider; to go on where nobody passes',
          }),
          share: z.string().meta({ example: '> 1/2' }),
          least: z.int().meta({ description: 'Of those present for a meeting, else of votes' }),
          of: z.int(),
          article: z.object({ vi: z.string(), en: z.string() }),
        }),
      )
      .meta({ description: 'The shares that the rule asks for, as the least that is enough' }),
    sums: z.object({
      absent: z.int().meta({ description: 'Convened and neither present nor excused' }),
      kept: z.int().meta({ description: 'Issued and not returned' }),
      valid: z.int(),
    }),
  })
  .meta({ id: 'VoteVerdict' })

export const newRuleSet = z
  .strictObject({
    ...ruleSetShape,
    reason,
    draft: z.boolean().optional().meta({ description: 'true: kept as a draft, which changes nothing yet' }),
  })
  .meta({ id: 'NewRuleSet' }) satisfies z.ZodType<UnpublishedRuleSet & { reason: string }>
export const draftChange = z
  .strictObject({ ...ruleSetShape, reason })
  .meta({ id: 'RuleSetDraftChange' }) satisfies z.ZodType<UnpublishedRuleSet & { reason: string }>
export const publication = z.strictObject({ reason }).meta({ id: 'RuleSetPublication' })

export const enteredRuleSet = z
  .object({
    id: z.string(),
    version: version.meta({ description: 'Of a draft: the one that it would be published as' }),
    status,
    revision: z.int().optional().meta({ description: 'Draft: what If-Match names' }),
    hash: z.string().optional(),
    problems: z.array(problem).optional().meta({ description: 'Draft: what keeps it from being published' }),
    warnings: z
      .array(problem)
      .optional()
      .meta({ description: 'What was taken all the same, and should be looked at' }),
  })
  .meta({ id: 'EnteredRuleSet' })

export const differencesQuery = z.object({
  from: versionAsked.optional().meta({
    description:
      'A version of this rule set; by default the highest where `with` is given, else what the other one follows',
  }),
  to: versionAsked.optional().meta({ description: 'The version to compare it with, the highest by default' }),
  with: ruleSetId.optional().meta({ description: 'Of another rule set; of this one by default' }),
})
export const differenceList = z
  .object({
    before: z
      .object({ id: z.string(), version: z.int(), title: bilingual })
      .meta({ description: 'The earlier of the two' }),
    items: z.array(difference),
  })
  .meta({ id: 'RuleSetDifferences' })
