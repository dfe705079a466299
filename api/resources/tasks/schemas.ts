import { z } from 'zod'
import { CRITERIA } from '../../../domain/eligibility/criterion.js'
import { CASE_STATUSES } from '../../../domain/procedure/case.js'
import { CARRIED_OUT_BY } from '../../../domain/procedure/conclusion.js'
import { AFTER_ROTATION } from '../../../domain/procedure/outcomes.js'
import { TASK_KINDS, type TaskKind } from '../../../domain/procedure/task-kinds.js'
import { SUPERIOR_CHAIRS } from '../../../domain/rules/values/step-values.js'
import type { GivenResults } from '../../../records/cases/task-result.js'
import { action } from '../../actions/schemas.js'
import {
  byCode,
  count,
  documentNumber,
  flag,
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
import { whyAsked } from '../procedures/parts-schemas.js'
import { due } from './due.js'
import { form } from './form-schema.js'

export const deadline = z
  .object({
    from: isoDate,
    due: isoDate,
    workingDays: z.int().meta({ description: 'Days granted, in the unit beside it' }),
    unit: z.enum(['working-days', 'calendar-days']),
    skipped: z.array(z.object({ date: isoDate, reason: z.string() })),
    offSince: z
      .array(z.object({ date: isoDate, reason: z.string() }))
      .optional()
      .meta({ description: 'Of one open task that is overdue: the days off after the due day until today' }),
    article: z.string(),
    provisional: z.boolean(),
  })
  .meta({ id: 'TaskDeadline' })

export const workingDaysLeft = z
  .int()
  .nullable()
  .meta({ description: 'From today to the due day; below nothing: overdue by as many working days' })

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
    ...due,
    remindedAt: instant.nullable(),
    escalatedAt: instant.nullable(),
    closedAt: instant.nullable(),
    completedBy: orNull(named),
    returnedBecause: z.string().optional().meta({
      description: 'Of an open task of oneself in the inbox: why what was handed in before was returned',
    }),
    result: z
      .object({ title: z.string(), facts: z.array(z.object({ what: z.string(), is: z.string() })) })
      .optional()
      .meta({ description: 'Of what the reader did themself: what it came to and what they recorded' }),
  })
  .meta({ id: 'Task' })
const tabCount = pageOf(task).pick({ total: true, totalCapped: true }).optional()
export const taskPage = pageOf(task)
  .extend({
    tabs: z.object({ me: tabCount, group: tabCount }).optional().meta({
      description:
        'Of the first page where a unit, a kind or what is overdue is asked for, and no name: how many of the same are open beside this list, `me` given to me or claimed by me, `group` that my groups may do',
    }),
  })
  .meta({ id: 'TaskPage' })
export const taskDetails = task
  .extend({
    about: z.record(z.string(), z.unknown()).optional().meta({
      description: 'What has to be known to do it; for those whose task it is or was, and their HR officers',
    }),
    names: namesByCode.optional(),
    ruleSet: z
      .object({ id: z.string(), version: z.int() })
      .meta({ description: 'The law that its procedure keeps' }),
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
    why: whyAsked.optional(),
    mayChair: z
      .object({
        cases: z.array(z.object({ code: z.string(), name: z.string() })),
        article: z.string(),
        votes: z.boolean().meta({ description: 'Whoever chairs votes, and is to be among those convened' }),
      })
      .optional()
      .meta({ description: 'Of a vote to be convened: when a leader of the superior body chairs' }),
    mayBeOnline: z
      .object({ article: z.string() })
      .optional()
      .meta({ description: 'Of a vote to be convened: it may be held partly online, by which article' }),
    byVote: z
      .object({ sentence: z.string(), article: z.string() })
      .optional()
      .meta({ description: 'Of an opinion on which those asked vote where they are: when they agree' }),
    signatory: signatory.optional(),
    actions: z.array(action),
    form: form.optional(),
    standsBack: z.string().optional().meta({
      description:
        'Why the reader may not do it, by a relation or a declared interest: somebody else of the group does',
    }),
    waitsForAnother: z.string().optional().meta({
      description: 'To whoever made the first entry of two: that another makes the second, and who may',
    }),
    recorded: z.object({ by: named, at: instant }).optional().meta({
      description: 'Of what a second person confirms: who entered it, and when',
    }),
    convenedBy: z
      .string()
      .optional()
      .meta({ description: 'Of a vote to be convened: the article by which its members are' }),
    standingCommitteeMissing: z.boolean().optional().meta({
      description:
        'The law convenes a standing committee that the records do not have: its members are added',
    }),
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
  overdue: flag.optional().meta({ description: 'true: past its due date; of what is done: done late' }),
  kind: z.enum(TASK_KINDS).optional(),
  unit: id.optional().meta({ description: 'Of procedures of this unit and everything below it' }),
  group: id.optional().meta({ description: 'Given to this group of mine' }),
  q: text(100).optional().meta({
    description: 'Number, post title or name of a candidate of the procedure, with or without diacritics',
  }),
  sort: z.enum(['dueOn', 'openedAt', 'number']).optional().meta({
    description:
      'dueOn: due first, the default of open ones; openedAt: what waits the longest first; number: by the number of the procedure, the lowest first. With either, `kind`, `unit` or `q` the 2,000 tasks that are due first or were done last are looked at, of a name or title that many have the first 1,000; where there are more, `totalCapped` says so',
  }),
})

const upTo500 = z.int().meta({ description: 'At most 500' })
const byDue = z.object({ overdue: upTo500, dueSoon: upTo500, later: upTo500, undated: upTo500 })
export const taskCounts = z
  .object({
    mine: upTo500.meta({ description: 'Given to me, or claimed by me' }),
    group: upTo500.meta({ description: 'That my groups may do' }),
    open: upTo500.meta({ description: 'Both, each once' }),
    overdue: upTo500.meta({ description: 'Of these, past their due date' }),
    byDue: z.object({ me: byDue, group: byDue }).meta({ description: 'By when they are due' }),
    dueSoonUntil: isoDate.meta({ description: 'The last day of what is due soon' }),
    changes: z.int().meta({
      description:
        'Changes of the records that somebody else entered and that I may confirm or refuse; at most 1000',
    }),
    breakthroughTasks: upTo500.meta({
      description: 'Breakthrough tasks that wait for my approval, by my role over the unit',
    }),
  })
  .meta({ id: 'TaskCounts' })

export const reassignment = z
  .strictObject({ to: id.meta({ description: 'A member of the group' }), reason })
  .meta({ id: 'Reassignment' })
export const nothing = z.strictObject({})

const keepsFormerPost = z.boolean().default(false).meta({
  description:
    'Of a decision that fills a seat: posts held before go on. true is refused where nothing is filled',
})
/** Characters of the number of a paper. */
export const LONGEST_NUMBER = 60
const resolutionNumber = documentNumber(LONGEST_NUMBER)
const lateReason = text(2000)
  .optional()
  .meta({ description: 'Where the term of the law has passed: why it is late' })
const resolution = {
  resolutionNumber,
  signedOn: isoDate,
  bodyVotes: z.strictObject({ inFavour: count, against: count }),
  signatory: name(200),
}

const approval = z.strictObject({
  outcome: z.literal('approved'),
  ...resolution,
  effectiveOn: isoDate,
  keepsFormerPost,
  afterRotation: z
    .enum(AFTER_ROTATION)
    .optional()
    .meta({ description: 'Of a rotation that ends, and of no other case' }),
  termEndsOn: isoDate.optional().meta({
    description:
      'The day on which the term of office ends. Not named, it is the last day of the term of the post, where that is entered',
  }),
  conclusion: z
    .strictObject({
      ...{ number: resolutionNumber, signedOn: isoDate, signatory: name(200) },
      carriedOutBy: z.enum(CARRIED_OUT_BY),
    })
    .optional()
    .meta({
      description:
        'Of a post of the State: the conclusion of the Party’s body, a paper of its own before the decision, and who signs that',
    }),
  lateReason,
})
const rejection = z.strictObject({ outcome: z.literal('rejected'), ...resolution, reason, lateReason })
/** What the body answered that leaves a paper. */
export const decisionOnPaper = z.discriminatedUnion('outcome', [approval, rejection])

export const decisionPreview = z
  .strictObject({
    result: decisionOnPaper.optional().meta({
      description: 'As it would be recorded; left out, where a colleague has recorded it and one confirms it',
    }),
  })
  .meta({ id: 'DecisionPreview' })

const ofVoteDecision = {
  views: text(5000)
    .optional()
    .meta({ description: 'What the others said; required where `about.decides` is head' }),
  resolutionNumber: resolutionNumber
    .optional()
    .meta({ description: 'Required where `about.decides` is authority, as is the day' }),
  decidedOn: isoDate.optional(),
}

const waivedBy = z
  .strictObject({
    number: resolutionNumber,
    signedOn: isoDate,
    review: text(5000)
      .optional()
      .meta({ description: 'What the review of those planned and of results found' }),
    isNewBody: z.boolean().optional().meta({ description: 'A new body without approved planning' }),
  })
  .meta({ id: 'WaivedBy', description: 'The paper by which the authority excepts' })

const confirmation = z.discriminatedUnion('confirmed', [
  z.strictObject({ confirmed: z.literal(true) }),
  z.strictObject({ confirmed: z.literal(false), reason }),
])

/** The ballots for one person, by what they say. */
const threeLevels = z.strictObject({ high: count, confidence: count, low: count, invalid: count })

/** What each kind of task is completed with. */
const RESULTS = {
  'agree-to-candidate': z.discriminatedUnion('agreed', [
    z.strictObject({ agreed: z.literal(true) }),
    z.strictObject({ agreed: z.literal(false), reason }),
  ]),
  'confirm-eligibility': z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('confirm'),
      waivers: z
        .array(z.strictObject({ criterion: z.enum(CRITERIA), reason, paper: waivedBy.optional() }))
        .max(CRITERIA.length)
        .default([]),
    }),
    z.strictObject({ decision: z.literal('reject'), reason }),
    z.strictObject({ decision: z.literal('recheck') }),
  ]),
  'confirm-waivers': confirmation,
  'submit-action-program': z.strictObject({ documentId: id, summary: text(5000) }),
  'submit-self-report': z.strictObject({ documentId: id, summary: text(5000) }),
  'give-opinion': z.strictObject({
    opinion: z.enum(['agree', 'disagree']),
    votes: z
      .strictObject({ agree: count, of: count.min(1) })
      .optional()
      .meta({ description: 'Required where the task says that those asked vote (`byVote`)' }),
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
      .strictObject({
        ...{ documentNumber: documentNumber(60), signedOn: isoDate },
        authority: name(300).optional(),
      })
      .optional()
      .meta({
        description:
          'The paper by which the authority settled the list and the absences before the vote; required where an ' +
          'absence for force majeure leaves the denominator',
      }),
    chair: z
      .strictObject({ name: name(300), because: z.enum(SUPERIOR_CHAIRS) })
      .optional()
      .meta({
        description: 'A leader of the direct superior body who chairs, in the cases that the task names',
      }),
    partlyOnline: z
      .strictObject({ documentNumber: documentNumber(60), signedOn: isoDate, ballot: text(300) })
      .optional()
      .meta({
        description: 'The decision by which the meeting is held partly online, and how the ballot is held',
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
    votes: byCode(id, z.union([count, z.strictObject({ yes: count, no: count }), threeLevels])).meta({
      description:
        'Votes for each candidate; {yes, no} where the ballot agrees or disagrees with each; the levels where it has levels of confidence',
    }),
  }),
  'resolve-count-difference': z.discriminatedUnion('action', [
    z.strictObject({
      action: z.literal('discard'),
      enteredBy: z
        .array(id)
        .min(1)
        .max(2)
        .meta({ description: 'Whose entries are discarded (`about.entries`): one of the two, or both' }),
      reason,
    }),
    z.strictObject({
      action: z.literal('correct'),
      enteredBy: id.meta({ description: 'Who is to correct their own entry' }),
      reason,
    }),
  ]),
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
    approval,
    rejection,
    z.strictObject({ outcome: z.literal('more-papers'), reason }),
    z.strictObject({
      outcome: z.literal('returned'),
      stage: id,
      keep: z.array(id).max(20).default([]),
      reason,
    }),
  ]),
  'record-acknowledgement': z.strictObject({ resolutionNumber, signedOn: isoDate, signatory: name(200) }),
  'confirm-decision': confirmation,
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
  'confirm-election-result': confirmation,
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
  'confirm-ratification': confirmation,
} satisfies { [Kind in TaskKind]: z.ZodType<GivenResults[Kind]> }

/** What each kind of task is completed with, as it is sent. */
export type ResultsSent = { [Kind in TaskKind]: z.input<(typeof RESULTS)[Kind]> }

function completionOf<Kind extends TaskKind>(kind: Kind) {
  return z.strictObject({ kind: z.literal(kind), result: RESULTS[kind] })
}
const [first, ...others] = TASK_KINDS

/** A completion names the kind of task, so that its result can be checked before the task is looked at. */
export const completion = z
  .discriminatedUnion('kind', [completionOf(first), ...others.map((kind) => completionOf(kind))])
  .meta({ id: 'Completion' })
