import { z } from 'zod'
import { MOVE_REASONS } from '../../../domain/moving/why-moved.js'
import { CANDIDATE_STATUSES, CASE_STATUSES, GROUNDS } from '../../../domain/procedure/case.js'
import { CARRIED_OUT_BY } from '../../../domain/procedure/conclusion.js'
import { MOST_VOTED_ON } from '../../../domain/procedure/confidence-vote.js'
import { LIMITED } from '../../../domain/procedure/limits.js'
import { AFTER_ROTATION } from '../../../domain/procedure/outcomes.js'
import { TASK_KINDS } from '../../../domain/procedure/task-kinds.js'
import { ROTATION_REASONS } from '../../../domain/rotation/why-rotated.js'
import { FORMAL_MEASURES, INTEREST_KINDS } from '../../../domain/vocabulary.js'
import { MOST_CANDIDATES } from '../../../domain/voting/check-count.js'
import { action } from '../../actions/schemas.js'
import {
  documentNumber,
  flag,
  id,
  instant,
  isoDate,
  named,
  namesByCode,
  orNull,
  postLevel,
  procedureKind,
  procedureType,
  reason,
  text,
  wholeNumber,
} from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'
import { EVENT_KINDS } from '../../words/event-words.js'
import { signatory } from '../posts/signatory.js'
import { due } from '../tasks/due.js'
import { assignee, deadline, warning } from '../tasks/schemas.js'
import { vote } from '../votes/schemas.js'
import { elsewhere } from './elsewhere.js'
import { caseDocument, criterionResult, whyAsked } from './parts-schemas.js'

const kind = procedureKind
const status = z.enum(CASE_STATUSES)

/** The law it runs by, and since when. */
const lawOfLaunch = {
  type: procedureType.optional().meta({ description: 'The procedure; the usual one of the kind by default' }),
  ruleSetId: id.optional().meta({ description: 'Of the rule sets in force on the day it began' }),
  ruleSetVersion: z.int().min(1).max(1_000_000).optional(),
  beganOn: isoDate
    .optional()
    .meta({ description: 'Today by default; earlier with `beganBefore`: it selects the rule set' }),
  beganBefore: z
    .strictObject({
      reason,
      evidence: text(500).meta({ description: 'The paper that shows it: number and date' }),
    })
    .optional(),
}
const ordinaryLaunch = {
  ...lawOfLaunch,
  seatId: id.optional().meta({ description: 'Give the seat, or a post with one vacant seat' }),
  postId: id.optional(),
  candidates: z.array(id).min(1).max(MOST_CANDIDATES),
  ageCountedOn: isoDate.optional().meta({
    description: 'The day that the authority set for counting the age; left out, the rule set says which',
  }),
}
/** About whoever holds the seat. */
const launchAboutHolder = {
  ...lawOfLaunch,
  seatId: id.meta({ description: 'The seat that the person holds' }),
}

const paperOfGround = { number: text(100), on: isoDate }
const wholeBallots = z.int().min(0).max(100_000)
export const groundProven = z
  .strictObject({
    code: text(20).meta({ description: 'Of the rule set: its place in the text', example: '53.1d' }),
    paper: z.strictObject(paperOfGround).optional().meta({
      description: 'The paper that shows it: number and day. Where the records do not show it alone',
    }),
    confidence: z
      .strictObject({ low: wholeBallots, collected: wholeBallots.min(1), ...paperOfGround })
      .optional()
      .meta({
        description: 'Of a vote of confidence: ballots of low confidence, ballots collected, its minutes',
      }),
  })
  .meta({ id: 'GroundProven' })
/** What leaving office is founded on. */
const leavingOffice = {
  grounds: z.array(groundProven).min(1).max(10),
  reason,
  on: isoDate.optional().meta({
    description:
      'The day from which the law counts: the letter was received, or the grounds sufficed. Today, left out',
  }),
  byLetter: z.literal(true).optional().meta({
    description:
      'The person handed in a letter. By Decree 115/2020 art. 54 there is a vote on whoever handed in none',
  }),
}

/** A transfer or a secondment as it is proposed. */
const moving = {
  purpose: text(500).meta({ description: 'What it is for' }),
  movedFor: z
    .enum(MOVE_REASONS)
    .meta({ description: 'The case of the law; the rule set says which there are' }),
  ownRequest: z
    .strictObject({ documentNumber: documentNumber(60), signedOn: isoDate })
    .optional()
    .meta({ description: "The person's own paper, where they ask for it: some are moved then alone" }),
}

/** The leaders of the body that the seat belongs to are voted on together. */
const voteOfConfidence = {
  candidates: z.array(id).min(1).max(MOST_VOTED_ON).meta({ description: 'Who is voted on' }),
  termBeganOn: isoDate.meta({ description: 'When the term began in whose third year the vote is held' }),
  leftOut: z
    .array(z.strictObject({ personId: id, ...paperOfGround }))
    .max(MOST_VOTED_ON)
    .default([])
    .meta({ description: 'Who has notice of retirement, by which paper' }),
}

export const launch = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('appointment'), ...ordinaryLaunch }),
    z.strictObject({ kind: z.literal('nomination'), ...ordinaryLaunch }),
    z.strictObject({
      kind: z.literal('rotation'),
      ...ordinaryLaunch,
      purpose: text(500).meta({ description: 'What the rotation is for' }),
      until: isoDate.optional().meta({
        description:
          'Until when it is meant; left out, for the length that the rule set has as the usual one',
      }),
      because: z
        .enum(ROTATION_REASONS)
        .optional()
        .meta({ description: 'Why the person is rotated, where the rule set asks it of the plan' }),
      next: z
        .enum(AFTER_ROTATION)
        .optional()
        .meta({ description: 'What the plan has come after it, where the rule set asks it' }),
      shorterBy: z
        .strictObject({ documentNumber: documentNumber(60), signedOn: isoDate })
        .optional()
        .meta({
          description: 'The paper by which the authority has it last shorter than the least of the rule set',
        }),
    }),
    z.strictObject({ kind: z.literal('rotation-end'), ...launchAboutHolder }),
    z.strictObject({ kind: z.literal('transfer'), ...ordinaryLaunch, ...moving }),
    z.strictObject({
      kind: z.literal('secondment'),
      ...launchAboutHolder,
      ...moving,
      receiver: text(200).meta({ description: 'The body where the person is to work' }),
      secondedUntil: isoDate.meta({
        description: 'Until when. Of whoever is on secondment: until when it is prolonged',
      }),
    }),
    z.strictObject({
      kind: z.literal('secondment-end'),
      ...launchAboutHolder,
      purpose: text(500).optional().meta({ description: 'Why the return comes before its day' }),
    }),
    z.strictObject({ kind: z.literal('reappointment'), ...launchAboutHolder }),
    z.strictObject({ kind: z.literal('extension'), ...launchAboutHolder }),
    z.strictObject({
      kind: z.enum(['relief', 'dismissal', 'resignation']),
      ...launchAboutHolder,
      ...leavingOffice,
    }),
    z.strictObject({ kind: z.literal('replacement'), ...launchAboutHolder }).meta({
      description:
        'Always refused: the law has no replacement. Somebody is relieved or dismissed, and another appointed',
    }),
    z.strictObject({ kind: z.literal('confidence-vote'), ...launchAboutHolder, ...voteOfConfidence }),
    z.strictObject({
      kind: z.literal('revocation'),
      revokes: id.meta({ description: 'The completed procedure whose decision is revoked' }),
    }),
  ])
  .meta({ id: 'Launch' })

export const because = z.strictObject({ reason }).meta({ id: 'Because' })
export const returning = z
  .strictObject({
    stage: id.meta({ description: 'The earlier stage to return to' }),
    keep: z.array(id).max(20).default([]).meta({ description: 'Later stages whose results stay valid' }),
    reason,
  })
  .meta({ id: 'Return' })

/** What every command to a case answers with. */
export const caseAnswer = z
  .object({
    id: z.string(),
    kind,
    status,
    stage: z.string().nullable(),
    sequence: z.int(),
    openTasks: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(TASK_KINDS),
        stage: z.string(),
        candidate: z.string().optional(),
        dueOn: isoDate.optional(),
      }),
    ),
    warnings: z.array(warning).optional(),
    count: z
      .object({ outcome: z.enum(['agrees', 'differs', 'waits']), sentence: z.string() })
      .optional()
      .meta({ description: 'Of an entry of a count: what came of it' }),
  })
  .meta({ id: 'CaseAnswer' })

const candidate = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(CANDIDATE_STATUSES),
})

const nobodyMay = z.boolean().meta({
  description:
    'It waits for something that nobody of the group may do: whoever could has entered what is to be confirmed, or is ' +
    'the candidate. Stuck until the group has somebody else',
})

const reasonInWords = (more: string) =>
  z.string().meta({
    description: `Why it still waits, in one sentence: ${more}`,
    example: 'Chưa ai nhận từ 12/11/2026.',
  })
/** Of a list. */
export const listedReason = reasonInWords('in a list without why it was returned or suspended')

export const procedureItem = z
  .object({
    id: z.string(),
    number: z.int(),
    kind,
    type: orNull(procedureType),
    ruleSet: z.object({ id: z.string(), version: z.int(), title: z.string() }),
    status,
    stage: z.object({ key: z.string(), title: z.string() }).nullable(),
    unit: named,
    post: named,
    candidates: z.array(candidate),
    stillIn: z.int().meta({ description: 'Candidates who have not left, nor been left behind' }),
    launchedAt: instant,
    closedAt: instant.nullable(),
    ...due,
    waitingSince: instant.nullable(),
    escalatedAt: instant.nullable(),
    nobodyMay,
    waitsFor: z
      .array(
        z.object({
          kind: z.enum(TASK_KINDS),
          candidate: z.string().nullable().meta({ description: 'About whom' }),
          who: assignee,
          claimedBy: orNull(named),
          since: instant,
          reasonInWords: listedReason,
        }),
      )
      .meta({ description: 'Whom it waits for and since when, the first due first; the first five' }),
  })
  .meta({ id: 'ProcedureItem' })
export const procedurePage = pageOf(procedureItem).meta({ id: 'ProcedurePage' })

const SORTS = ['launchedAt', 'number', 'dueOn', 'waitingSince', 'closedAt'] as const

export const procedureQuery = z.object({
  ...pageQuery,
  status: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum([...CASE_STATUSES, 'open', 'closed'])).max(9))
    .optional()
    .meta({ description: `Of ${CASE_STATUSES.join(', ')}, or open, closed; several with commas` }),
  kind: kind.optional(),
  stage: id.optional(),
  unit: id.optional().meta({ description: 'This unit and everything below' }),
  below: flag.optional().meta({ description: 'false: of `unit` alone, nothing below it' }),
  post: id.optional(),
  candidate: id.optional(),
  type: procedureType.optional(),
  ruleSet: id.optional(),
  overdue: flag.optional().meta({ description: 'true: an open task is past its due date' }),
  atRisk: flag.optional().meta({ description: 'true: due soon (`dueSoon`), not overdue' }),
  stuck: flag.optional().meta({ description: 'true: escalated, or waiting for the same since `stuckDays`' }),
  stuckDays: wholeNumber(1, 3650).optional().meta({ description: 'Calendar days, 30 by default' }),
  q: text(100)
    .optional()
    .meta({ description: 'Number, post title or name of a candidate, with or without diacritics' }),
  launchedFrom: isoDate.optional().meta({
    description: 'Launched on this day (in Vietnam) or later. Not with closedFrom, closedTo',
  }),
  launchedTo: isoDate.optional().meta({ description: 'Launched on this day or before' }),
  closedFrom: isoDate
    .optional()
    .meta({ description: 'Closed on this day (in Vietnam) or later; in the order of closedAt' }),
  closedTo: isoDate.optional().meta({ description: 'Closed on this day or before' }),
  waitingDaysFrom: wholeNumber(0, 3650).optional().meta({
    description: 'Open, and waiting for the same for so many calendar days or longer; since today: 0',
  }),
  waitingDaysTo: wholeNumber(0, 3650).optional().meta({ description: 'No longer than so many' }),
  sort: z.enum(SORTS).optional().meta({
    description:
      'launchedAt: latest first; number: the lowest first; dueOn: earliest first, the default with overdue and atRisk; waitingSince: open ones alone, what waits the longest first, the default with waitingDaysFrom and waitingDaysTo; closedAt: closed ones alone, the latest first, the only one with closedFrom and closedTo. With launchedFrom and launchedTo: launchedAt or waitingSince',
  }),
})

const stageOutcome = z.object({
  outcome: z.enum(['passed', 'skipped', 'returned', 'stopped', 'rejected']),
  because: z.string().optional(),
  threshold: postLevel.optional(),
  article: z.string().optional(),
  to: z.string().optional(),
  keep: z.array(z.string()).optional(),
  selected: named.optional(),
  listed: z.array(named).optional().meta({ description: 'Those who went on from this step' }),
  opinions: z.array(z.object({ candidate: named, opinion: z.enum(['agree', 'disagree']) })).optional(),
  rejected: z.array(z.object({ candidate: named, reason: z.string().optional() })).optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
  why: whyAsked.optional(),
})

const stage = z
  .object({
    key: z.string(),
    title: z.string(),
    kind: z.string(),
    status: z.enum(['waiting', 'open', 'passed', 'skipped', 'ended']),
    visit: z.int(),
    openedAt: instant.nullable(),
    closedAt: instant.nullable(),
    outcome: stageOutcome.nullable(),
  })
  .meta({ id: 'Stage' })

const waitingFor = z
  .object({
    task: z.string(),
    stage: z.string(),
    kind: z.enum(TASK_KINDS),
    candidate: orNull(named),
    who: assignee,
    claimedBy: orNull(named),
    since: instant,
    deadline: orNull(deadline),
    overdue: due.overdue,
    dueSoon: due.dueSoon,
    remindedAt: instant.nullable(),
    escalatedAt: instant.nullable(),
    nobodyMay,
    reasonInWords: reasonInWords('with why it was returned or suspended for those who read records'),
  })
  .meta({ id: 'WaitingFor' })

const afterRotation = z
  .object({ choice: z.enum(AFTER_ROTATION), name: z.string() })
  .meta({ id: 'AfterRotation', description: 'Of a rotation that ends: what comes after it' })

const decision = z
  .object({
    outcome: z.enum(['approved', 'rejected']),
    resolutionNumber: z.string(),
    signedOn: isoDate,
    effectiveOn: isoDate.nullable(),
    body: named,
    bodyVotes: z.object({ members: z.int(), inFavour: z.int(), against: z.int() }).optional(),
    signatory: z.string(),
    person: orNull(named),
    afterRotation: afterRotation.optional(),
    termEndsOn: isoDate
      .optional()
      .meta({ description: 'The last day of the term, where the decision names it' }),
    conclusion: z
      .object({
        ...{ number: z.string(), signedOn: isoDate, signatory: z.string() },
        carriedOutBy: z.object({ code: z.enum(CARRIED_OUT_BY), name: z.string() }),
      })
      .optional()
      .meta({
        description: 'Of a post of the State: the conclusion of the body, which the decision carries out',
      }),
    recordedBy: z.string().optional(),
    confirmedBy: z.string().optional(),
    reason: z.string().nullable().optional(),
  })
  .meta({ id: 'Decision' })

export const proposal = z
  .union([
    z.object({
      grounds: z.array(
        z.object({
          code: z.string(),
          article: z.string(),
          words: z.string(),
          paper: z.object({ number: z.string(), on: isoDate }).optional(),
          confidence: z
            .object({ low: z.int(), collected: z.int(), number: z.string(), on: isoDate })
            .optional(),
        }),
      ),
      reason: z.string(),
      on: isoDate.optional(),
      byLetter: z.literal(true).optional(),
      goesOnUntilAccepted: z
        .string()
        .optional()
        .meta({ description: 'The article by which whoever leaves goes on in office until it is accepted' }),
    }),
    z.object({ ground: z.enum(GROUNDS), reason: z.string() }).meta({
      description: 'Of a procedure launched before grounds had codes',
    }),
    z.object({
      purpose: z.string(),
      until: isoDate,
      because: z.enum(ROTATION_REASONS).optional(),
      next: z.enum(AFTER_ROTATION).optional(),
      shorterBy: z.object({ documentNumber: z.string(), signedOn: isoDate }).optional(),
    }),
    z.object({
      purpose: z.string(),
      movedFor: z.enum(MOVE_REASONS).optional(),
      receiver: z.string().optional(),
      secondedUntil: isoDate.optional(),
      ownRequest: z.object({ documentNumber: z.string(), signedOn: isoDate }).optional(),
    }),
    z.object({
      termBeganOn: isoDate,
      leftOut: z.array(z.object({ personId: z.string(), name: z.string(), number: z.string(), on: isoDate })),
    }),
  ])
  .meta({
    id: 'Proposal',
    description:
      'Why somebody is to leave office, what a rotation, a transfer or a secondment is for, or who is left out of a vote of confidence. For those who read records',
  })

export const limit = z
  .object({
    what: z.enum(LIMITED).meta({ description: 'What is to be done by then' }),
    deadline,
    passed: z.boolean().meta({ description: 'Done now, it needs the reason why it is late' }),
  })
  .meta({ id: 'Limit', description: 'A term that the law gives the procedure as a whole' })

export const procedureView = z
  .object({
    id: z.string(),
    number: z.int(),
    kind,
    status,
    sequence: z.int(),
    ruleSet: z.object({ id: z.string(), version: z.int(), title: z.string() }),
    begunOn: isoDate.meta({ description: 'The day on which it began: it selected the rule set' }),
    begunBefore: z
      .object({ reason: z.string(), evidence: z.string() })
      .nullable()
      .optional()
      .meta({ description: 'Of what began on paper: why, and by which paper. For those who read records' }),
    proposal: proposal.nullable().optional(),
    unit: named,
    post: z.object({ id: z.string(), name: z.string(), level: postLevel }),
    seat: z.object({ id: z.string(), ordinal: z.int() }),
    stage: z.string().nullable(),
    revokes: z.string().nullable(),
    revokedBy: z.string().nullable(),
    launchedBy: named,
    launchedAt: instant,
    closedAt: instant.nullable(),
    changedAt: instant,
    waitingSince: instant.nullable(),
    ...due,
    suspension: z
      .object({
        since: instant,
        by: named.optional(),
        reason: z.string().optional(),
        inWords: z.string(),
      })
      .optional()
      .meta({
        description:
          'Of what is suspended: since when; by whom, but not to a candidate; why, to those who read records',
      }),
    limits: z.array(limit),
    blocks: z
      .array(z.object({ candidate: named, measure: z.enum(FORMAL_MEASURES), what: z.string() }))
      .optional()
      .meta({
        description:
          'Formal decisions in force today that keep a candidate from being appointed. For those who read records',
      }),
    interests: z
      .array(
        z.object({
          candidate: named,
          declaredOn: isoDate
            .nullable()
            .meta({ description: 'null: nothing was declared, nothing is known' }),
          items: z.array(
            z.object({
              kind: z.enum(INTEREST_KINDS),
              kindName: z.string(),
              what: z.string(),
              other: orNull(named),
              unit: orNull(named),
              declaredOn: isoDate,
            }),
          ),
        }),
      )
      .optional()
      .meta({
        description:
          'What each candidate declared to have an interest in that touches this procedure: the unit of the post, another candidate, whoever acts on it for the office, the tellers, the reviewers or the body. For those who read records',
      }),
    outcome: z
      .object({
        status,
        because: z.string().optional(),
        reason: z.string().optional(),
        person: named.optional(),
        effectiveOn: isoDate.optional(),
        afterRotation: afterRotation.optional(),
      })
      .nullable(),
    candidates: z.array(candidate.extend({ reason: z.string().nullable().optional() })),
    stages: z.array(stage),
    waitingFor: z.array(waitingFor),
    eligibility: z.array(
      z.object({
        candidate: named,
        on: isoDate,
        met: z.boolean().meta({ description: 'Every criterion is met or waived' }),
        results: z.array(criterionResult).meta({
          description:
            'Left empty while the unit of whoever is proposed has not agreed that their file is opened',
        }),
      }),
    ),
    votes: z.array(vote),
    signatory,
    decision: orNull(decision),
    elsewhere: elsewhere.optional().meta({
      description:
        'Of a nomination that was decided on: its introduction, election and ratification. For those who read records',
    }),
    documents: z.array(caseDocument),
    actions: z.array(action),
    links: z.object({
      self: z.string(),
      events: z.string(),
      decision: z.string().optional(),
      papers: z.string().optional().meta({ description: 'For whoever makes them' }),
    }),
  })
  .meta({ id: 'Procedure' })
export type ProcedureView = z.output<typeof procedureView>

export const eventQuery = z.object({
  ...pageQuery,
  kind: z.enum(EVENT_KINDS).optional(),
  person: id.optional().meta({
    description: 'Who did it, or for whom it was done; nothing for those who are not told who acts',
  }),
})
export const auditEvent = z
  .object({
    position: z.int(),
    at: instant,
    what: z.string(),
    kind: z.enum(EVENT_KINDS),
    sentence: z.string().meta({ description: 'Who did what, of whom, as far as you may know it' }),
    detail: z
      .string()
      .nullable()
      .meta({ description: 'What was said with it: a result, a number, a reason' }),
    actor: orNull(named).optional().meta({ description: 'null: the system itself' }),
    onBehalfOf: named.optional(),
    task: z.string().optional(),
    before: z.unknown().optional(),
    after: z.unknown().optional(),
    names: namesByCode.optional(),
    salt: z.string().optional().meta({
      description:
        'Hashed with the event, and shown with `before` and `after` alone: nobody can prove a guess of them',
    }),
    hash: z
      .string()
      .meta({ description: 'SHA-256 of the hash before it and of the event as canonical JSON' }),
  })
  .meta({ id: 'AuditEvent' })
export const auditPage = pageOf(auditEvent)
  .extend({
    verifiedAt: instant.meta({ description: 'When the whole trail was last verified' }),
    verifiedBy: z.string().meta({ description: 'By what' }),
    intact: z.boolean().meta({ description: 'Nothing in it was changed, removed or cut off' }),
    length: z.int().meta({ description: 'Events that were verified' }),
  })
  .meta({ id: 'AuditPage' })
