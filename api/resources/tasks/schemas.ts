import { z } from 'zod'
import { CRITERIA } from '../../../domain/eligibility/criterion.js'
import { CASE_STATUSES } from '../../../domain/procedure/case.js'
import { AFTER_ROTATION } from '../../../domain/procedure/outcomes.js'
import { TASK_KINDS, type TaskKind } from '../../../domain/procedure/task-kinds.js'
import type { GivenResults } from '../../../records/cases/task-result.js'
import {
  byCode,
  count,
  documentNumber,
  id,
  instant,
  isoDate,
  name,
  named,
  namesByCode,
  orNull,
  procedureKind,
  reason,
  text,
} from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'
import { signatory } from '../posts/signatory.js'

export const deadline = z
  .object({
    from: isoDate,
    due: isoDate,
    workingDays: z.int().meta({ description: 'Days granted, in the unit beside it' }),
    unit: z.enum(['working-days', 'calendar-days']),
    skipped: z.array(z.object({ date: isoDate, reason: z.string() })),
    article: z.string(),
    provisional: z.boolean(),
  })
  .meta({ id: 'TaskDeadline' })

export const assignee = z
  .union([z.object({ person: named }), z.object({ group: named })])
  .meta({ id: 'Assignee' })

export const task = z
  .object({
    id: z.string(),
    kind: z.enum(TASK_KINDS),
    stage: z.object({ key: z.string(), title: z.string() }),
    status: z.enum(['open', 'done', 'cancelled']),
    procedure: z.object({
      id: z.string(),
      number: z.int(),
      kind: procedureKind,
      status: z.enum(CASE_STATUSES),
      unit: named,
      post: named,
    }),
    candidate: orNull(named),
    assignee,
    claimedBy: orNull(named),
    openedAt: instant,
    deadline: orNull(deadline),
    dueOn: isoDate.nullable(),
    overdue: z.boolean(),
    remindedAt: instant.nullable(),
    escalatedAt: instant.nullable(),
    closedAt: instant.nullable(),
    completedBy: orNull(named),
  })
  .meta({ id: 'Task' })
export const taskPage = pageOf(task).meta({ id: 'TaskPage' })
export const taskDetails = task
  .extend({
    about: z.record(z.string(), z.unknown()).optional().meta({
      description: 'What has to be known to do it; for those whose task it is or was, and their HR officers',
    }),
    names: namesByCode.optional(),
    shown: z
      .array(z.string())
      .optional()
      .meta({ description: 'Of a vote to be convened: what the law has put before the meeting, in words' }),
    outsidersNeed: z.string().optional().meta({
      description:
        'Of a vote to be convened that takes people from outside the list: what they need, by which article',
    }),
    differing: z.array(z.string()).optional().meta({
      description: 'Of a count that is entered anew: in which numbers the two entries differed, in words',
    }),
    signatory: signatory.optional(),
    standsBack: z.string().optional().meta({
      description:
        'Why the reader may not do it, by a relation or a declared interest: somebody else of the group does',
    }),
    convenedBy: z
      .string()
      .optional()
      .meta({ description: 'Of a vote to be convened: the article by which its members are' }),
    members: z
      .array(named.extend({ as: z.string().optional(), because: z.string().optional() }))
      .nullable()
      .optional()
      .meta({
        description:
          'On the day it was opened: who decides, or whom the records name for the vote, and as what',
      }),
  })
  .meta({ id: 'TaskDetails' })

export const warning = z
  .object({
    code: z.enum(['signed-by-another-office', 'objections-open', 'term-not-named']),
    field: z.string(),
    message: z.string(),
  })
  .meta({ id: 'Warning', description: 'What was recorded all the same, and should be looked at' })
export type Warning = z.output<typeof warning>

export const taskQuery = z.object({
  ...pageQuery,
  for: z
    .enum(['me', 'group'])
    .optional()
    .meta({ description: 'me: given to me or claimed by me; group: my groups may do it; both by default' }),
  status: z.enum(['open', 'done']).optional().meta({ description: 'open by default' }),
})

export const reassignment = z
  .strictObject({ to: id.meta({ description: 'A member of the group' }), reason })
  .meta({ id: 'Reassignment' })
export const nothing = z.strictObject({})

const keepsFormerPost = z.boolean().default(false).meta({
  description:
    'Of a decision that fills a seat: posts held before go on. true is refused where nothing is filled',
})
const resolutionNumber = documentNumber(60)
const lateReason = text(2000)
  .optional()
  .meta({ description: 'Where the term of the law has passed: why it is late' })
const resolution = {
  resolutionNumber,
  signedOn: isoDate,
  bodyVotes: z.strictObject({ inFavour: count, against: count }),
  signatory: name(200),
}

const ofVoteDecision = {
  views: text(5000)
    .optional()
    .meta({ description: 'What the others said; required where `about.decides` is head' }),
  resolutionNumber: resolutionNumber
    .optional()
    .meta({ description: 'Required where `about.decides` is authority, as is the day' }),
  decidedOn: isoDate.optional(),
}

/** What each kind of task is completed with. */
const RESULTS = {
  'confirm-eligibility': z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('confirm'),
      waivers: z
        .array(z.strictObject({ criterion: z.enum(CRITERIA), reason }))
        .max(CRITERIA.length)
        .default([]),
    }),
    z.strictObject({ decision: z.literal('reject'), reason }),
    z.strictObject({ decision: z.literal('recheck') }),
  ]),
  'submit-action-program': z.strictObject({ documentId: id, summary: text(5000) }),
  'submit-self-report': z.strictObject({ documentId: id, summary: text(5000) }),
  'give-opinion': z.strictObject({
    opinion: z.enum(['agree', 'disagree']),
    givenBy: name(300),
    givenOn: isoDate,
    summary: text(5000),
  }),
  'review-action-program': z.discriminatedUnion('accepted', [
    z.strictObject({ accepted: z.literal(true) }),
    z.strictObject({ accepted: z.literal(false), reason }),
  ]),
  'convene-vote': z.strictObject({
    meetingOn: isoDate,
    convened: z.array(id).max(5000),
    absences: z
      .array(z.strictObject({ personId: id, reason, forceMajeure: z.boolean() }))
      .max(5000)
      .default([]),
    corrections: z
      .array(z.strictObject({ personId: id, reason }))
      .max(500)
      .optional()
      .meta({ description: 'Whom you add to those the records name, or leave out, and why' }),
    outsiders: z
      .array(id)
      .max(20)
      .optional()
      .meta({
        description:
          'Where the task says what they need (`outsidersNeed`): whom the step before left behind (`about.mayJoin`), or who ' +
          'was no candidate so far and meets every criterion, and the meeting puts on the ballot all the same',
      }),
    settledBy: z
      .strictObject({ documentNumber: documentNumber(60), signedOn: isoDate })
      .optional()
      .meta({
        description:
          'The paper by which the authority settled the list and the absences before the vote; required where an ' +
          'absence for force majeure leaves the denominator',
      }),
    lateReason,
  }),
  'enter-count': z.strictObject({
    prepared: count.optional().meta({ description: 'Papers prepared: for all who were convened' }),
    issued: count,
    returned: count,
    nothingReturned: z.literal(true).optional().meta({
      description:
        'The second yes to a count of which no paper came back: without it `returned` 0 is asked about',
    }),
    blank: count,
    invalid: count,
    votes: byCode(id, z.union([count, z.strictObject({ yes: count, no: count })])).meta({
      description: 'Votes for each candidate; {yes, no} where the ballot agrees or disagrees with each',
    }),
  }),
  'decide-vote': z.discriminatedUnion('choice', [
    z.strictObject({ choice: z.literal('select'), person: id, reasons: reason, ...ofVoteDecision }),
    z.strictObject({ choice: z.literal('stop'), reasons: reason, ...ofVoteDecision }),
  ]),
  'record-policy': z.discriminatedUnion('agreed', [
    z.strictObject({
      agreed: z.literal(true),
      resolutionNumber,
      signedOn: isoDate,
      signatory: name(200),
    }),
    z.strictObject({ agreed: z.literal(false), reason }),
  ]),
  'submit-dossier': z.strictObject({ note: text(2000).optional(), lateReason }),
  'record-decision': z.discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('approved'),
      ...resolution,
      effectiveOn: isoDate,
      keepsFormerPost,
      afterRotation: z
        .enum(AFTER_ROTATION)
        .optional()
        .meta({ description: 'Of a rotation that ends, and of no other case' }),
      termEndsOn: isoDate.optional().meta({ description: 'The day on which the term of office ends' }),
      lateReason,
    }),
    z.strictObject({ outcome: z.literal('rejected'), ...resolution, reason, lateReason }),
    z.strictObject({ outcome: z.literal('more-papers'), reason }),
    z.strictObject({
      outcome: z.literal('returned'),
      stage: id,
      keep: z.array(id).max(20).default([]),
      reason,
    }),
  ]),
  'confirm-decision': z.discriminatedUnion('confirmed', [
    z.strictObject({ confirmed: z.literal(true) }),
    z.strictObject({ confirmed: z.literal(false), reason }),
  ]),
  'supply-papers': z.strictObject({ documentIds: z.array(id).min(1).max(50), note: text(2000) }),
  'resolve-lost-candidate': z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('return'), stage: id, reason }),
    z.strictObject({ action: z.literal('stop'), reason }),
  ]),
  'record-introduction': z.strictObject({ introducedOn: isoDate, resolutionNumber }),
  'record-election-result': z.strictObject({
    electedOn: isoDate,
    elected: z.boolean(),
    votesFor: count,
    voters: count,
  }),
  'record-ratification': z.discriminatedUnion('ratified', [
    z.strictObject({
      ratified: z.literal(true),
      resolutionNumber,
      signedOn: isoDate,
      effectiveOn: isoDate,
      keepsFormerPost,
    }),
    z.strictObject({ ratified: z.literal(false), reason }),
  ]),
} satisfies { [Kind in TaskKind]: z.ZodType<GivenResults[Kind]> }

function completionOf<Kind extends TaskKind>(kind: Kind) {
  return z.strictObject({ kind: z.literal(kind), result: RESULTS[kind] })
}
const [first, ...others] = TASK_KINDS

/** A completion names the kind of task, so that its result can be checked before the task is looked at. */
export const completion = z
  .discriminatedUnion('kind', [completionOf(first), ...others.map((kind) => completionOf(kind))])
  .meta({ id: 'Completion' })
