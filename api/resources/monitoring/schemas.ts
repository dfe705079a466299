import { z } from 'zod'
import { WHY_NOT_MAILED } from '../../../db/reads/notices-not-mailed.js'
import { ACTING_STATES } from '../../../domain/authority/acting.js'
import { CASE_STATUSES } from '../../../domain/procedure/case.js'
import { NOTICE_KINDS } from '../../../domain/procedure/notice-names.js'
import { TASK_KINDS } from '../../../domain/procedure/task-kinds.js'
import { READ_KINDS } from '../../../domain/records/read-kinds.js'
import {
  flag,
  id,
  instant,
  isoDate,
  named,
  orNull,
  postLevel,
  procedureKind,
  wholeNumber,
} from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'
import { listedReason } from '../procedures/schemas.js'
import { assignee, deadline } from '../tasks/schemas.js'

const unitQuery = { unit: id.optional().meta({ description: 'This unit and everything below it' }) }
const status = z.enum(CASE_STATUSES)
const looks = {
  open: z.int(),
  overdue: z.int(),
  atRisk: z.int(),
  stuck: z.int(),
}
const stage = z.object({ key: z.string(), title: z.string() })

export const summaryQuery = z.object({
  ...unitQuery,
  stuckDays: wholeNumber(1, 3650).optional().meta({ description: 'Calendar days, 30 by default' }),
})
export const summary = z
  .object({
    asOf: instant,
    ...looks,
    capped: z.boolean().meta({
      description:
        'There are more open procedures than were counted: here, by stage and by unit, those that are due first',
    }),
    atRiskUntil: isoDate.meta({ description: 'At risk: due by this day, not overdue' }),
    stuckSince: instant.meta({
      description: 'Stuck: escalated, or waiting for the same since before this moment',
    }),
    byStatus: z.array(
      z.object({ status, count: z.int(), capped: z.boolean().meta({ description: 'There are more' }) }),
    ),
    byStage: z.array(z.object({ stage: orNull(stage), ...looks })).meta({
      description: 'Open procedures; null: at no stage any more, decided and not yet in effect',
    }),
    byUnit: z
      .array(
        z.object({
          ...{ unit: named, parent: orNull(named) },
          below: z.boolean().meta({
            description: 'Counted with everything below it; false: what is of the unit itself',
          }),
          ...looks,
        }),
      )
      .meta({
        description:
          'The 100 units with most overdue: those right below the unit asked for, or below the highest of your roles',
      }),
  })
  .meta({ id: 'MonitoringSummary' })

export const statisticsQuery = z.object({
  ...unitQuery,
  year: wholeNumber(1900, 2199).optional().meta({ description: 'This year by default' }),
})
const duration = {
  count: z.int(),
  median: z.int().meta({ description: 'Working days from the launch to the end' }),
  ninth: z.int().meta({ description: 'Nine in ten took no longer' }),
}
const span = {
  from: z.int().meta({ description: 'Calendar days' }),
  to: z.int().nullable().meta({ description: 'The last day; null: or longer' }),
  count: z.int(),
  capped: z.boolean().meta({ description: 'There are more' }),
}
export const statistics = z
  .object({
    asOf: instant,
    year: z.int(),
    capped: z.boolean().meta({
      description: 'More procedures came to their end than were counted: these are the latest',
    }),
    procedures: z
      .array(
        z.object({
          kind: procedureKind,
          ruleSet: z.object({ id: z.string(), title: z.string() }),
          limit: orNull(
            z.object({
              workingDays: z.int().meta({ description: 'What all tasks may take, one after the other' }),
              calendarDays: z.int().meta({ description: 'Beside them, of terms in calendar days' }),
            }),
          ).meta({
            description: 'By the rule set, in its latest version; null where there is none any more',
          }),
          year: z.object(duration),
          months: z.array(z.object({ month: z.int(), ...duration })),
        }),
      )
      .meta({ description: 'Completed in the year' }),
    waiting: z.array(z.object(span)).meta({ description: 'Open procedures, by how long they wait today' }),
    vacancies: z
      .array(z.object({ ...span, filling: z.int().meta({ description: 'With a procedure to fill them' }) }))
      .meta({ description: 'Seats, by how long they are vacant today' }),
  })
  .meta({ id: 'MonitoringStatistics' })

export const overdueQuery = z.object({ ...pageQuery, ...unitQuery })
const overdueTask = z.object({
  id: z.string(),
  kind: z.enum(TASK_KINDS),
  stage,
  who: assignee.meta({ description: 'Whom it waits for' }),
  claimedBy: orNull(named),
  since: instant.meta({ description: 'When the task was opened' }),
  deadline: orNull(deadline),
  overdueSince: instant,
  escalatedAt: instant.nullable(),
  reasonInWords: listedReason,
})
export const overdue = z
  .object({
    id: z.string(),
    number: z.int(),
    kind: procedureKind,
    status,
    stage: stage.nullable(),
    unit: named,
    post: named,
    candidates: z.array(named),
    overdueSince: instant,
    daysOverdue: z
      .int()
      .meta({ description: 'Working days past the due day, today counted where it is one' }),
    waitingSince: instant.nullable(),
    tasks: z.array(overdueTask).meta({ description: 'Past their due date, the longest first' }),
  })
  .meta({ id: 'OverdueProcedure' })
export const overduePage = pageOf(overdue).meta({ id: 'OverduePage' })

export const vacancyQuery = z.object({
  ...pageQuery,
  ...unitQuery,
  procedure: flag.optional().meta({ description: 'true: a procedure is running; false: none' }),
  acting: z
    .enum(ACTING_STATES)
    .optional()
    .meta({ description: 'Nobody acts; somebody does; somebody does past the last day' }),
  vacantDaysFrom: wholeNumber(0, 36_500).optional().meta({
    description: 'Vacant for so many days or longer (`daysVacant`); since today: 1',
  }),
  vacantDaysTo: wholeNumber(0, 36_500).optional().meta({ description: 'No longer than so many' }),
})
export const vacancy = z
  .object({
    seat: z.object({ id: z.string(), ordinal: z.int() }),
    post: z.object({ id: z.string(), title: z.string(), level: postLevel }),
    unit: named,
    vacantSince: isoDate,
    daysVacant: z.int(),
    procedure: z
      .object({ id: z.string(), number: z.int(), status, stage: stage.nullable() })
      .nullable()
      .meta({ description: 'The open procedure to fill it' }),
    acting: z
      .object({
        person: named,
        from: isoDate,
        until: isoDate.meta({ description: 'The last day' }),
        overdue: z.boolean().meta({ description: 'The last day has passed, and the seat is vacant still' }),
      })
      .nullable()
      .meta({ description: 'Who acts in it' }),
  })
  .meta({ id: 'Vacancy' })
export const vacancyPage = pageOf(vacancy).meta({ id: 'VacancyPage' })

export const withdrawnQuery = z.object({ ...pageQuery, ...unitQuery })
export const withdrawnLaunch = z
  .object({
    id: z.string(),
    number: z.int(),
    kind: procedureKind,
    unit: named,
    post: named,
    candidate: named.meta({ description: 'Whose file was read' }),
    launchedBy: named,
    launchedAt: instant,
    withdrawnAt: instant.meta({ description: 'Or when no candidate was left' }),
    reads: z
      .array(
        z.object({
          reader: named,
          what: z.array(z.object({ code: z.enum(READ_KINDS), title: z.string() })),
          firstAt: instant.meta({ description: 'The minute' }),
          lastAt: instant,
        }),
      )
      .meta({
        description:
          'Through the procedure, shortly before or since, by those who do not read the candidate by a role',
      }),
  })
  .meta({ id: 'WithdrawnLaunch' })
export const withdrawnPage = pageOf(withdrawnLaunch).meta({ id: 'WithdrawnLaunchPage' })

export const noticesQuery = z.object({ ...pageQuery, ...unitQuery })
export const noticeNotMailed = z
  .object({
    id: z.int(),
    kind: z.enum(NOTICE_KINDS),
    title: z.string().meta({ description: 'The kind, in words' }),
    why: z.object({ code: z.enum(WHY_NOT_MAILED), title: z.string() }),
    since: instant.meta({ description: 'Since when it could not be mailed' }),
    writtenAt: instant,
    attempts: z.int().meta({ description: 'Tries that failed' }),
    nextTryAt: instant.nullable().meta({ description: 'null: it is not tried again as things are' }),
    recipient: named,
    procedure: orNull(z.object({ id: z.string(), number: z.int(), kind: procedureKind })).meta({
      description: 'null: of a breakthrough task that waits for its approval',
    }),
    unit: named.meta({ description: 'Of the procedure, or of whose breakthrough task it is' }),
    task: orNull(z.object({ id: z.string(), kind: z.enum(TASK_KINDS), title: z.string() })),
  })
  .meta({ id: 'NoticeNotMailed' })
export const noticesPage = pageOf(noticeNotMailed).meta({ id: 'NoticeNotMailedPage' })

const localityShare = z.object({
  what: z.enum(['non-local-secretaries', 'secretary-also-chair', 'young-to-grass-roots']).meta({
    description: 'The last one, told by age, only to those who read the records of all the units asked for',
  }),
  level: z.enum(['district', 'commune']),
  part: z.int(),
  of: z.int(),
  percent: z
    .number()
    .nullable()
    .meta({ description: 'For the eye; the target is compared in whole numbers' }),
  inWords: z.string().meta({ example: '2 of 5; below the target of 1/2' }),
  unknown: z.int().meta({ description: 'Left out: their origin, or date of birth, is not on record' }),
  withoutDay: z.int().optional().meta({
    description: 'Counted by age with the day of birth that the law has stand for one that is not known',
  }),
  target: z
    .object({
      atLeast: z.string(),
      article: z.string(),
      note: z.string().nullable().meta({ description: 'What is to be known of the target' }),
      warning: z.boolean().meta({ description: 'Below the target; never where nobody is counted' }),
    })
    .nullable()
    .meta({ description: 'Targets warn, they never block' }),
  age: z
    .object({ under: z.int(), article: z.string(), note: z.string().nullable() })
    .optional()
    .meta({ description: 'Who is young: by the rule set of the targets, else by the age that ships' }),
})

export const rotationOverview = z
  .object({
    targets: named.nullable().meta({ description: 'The rule set of the targets that were asked for' }),
    shares: z.array(localityShare),
    inRotation: z.array(
      z.object({
        person: named,
        seat: z.string(),
        post: z.string(),
        unit: named,
        from: isoDate,
        until: isoDate.nullable(),
        purpose: z.string().optional().meta({ description: 'What for. Not for monitors' }),
      }),
    ),
    onSecondment: z
      .array(
        z.object({
          ...{ person: named, seat: z.string(), post: z.string(), unit: named },
          ...{ from: isoDate, until: isoDate, receiver: z.string() },
        }),
      )
      .meta({
        description: 'Who works elsewhere for a time and holds the seat on; who is to come back first, first',
      }),
  })
  .meta({ id: 'RotationOverview' })

export const rotationQuery = z.object({
  unit: id.optional(),
  targets: id.optional().meta({
    description:
      'A rule set with the targets of a locality. Left out, the shares are shown without a target, and the young by the age that ships',
  }),
})
