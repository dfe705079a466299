import { z } from 'zod'
import { ACTING_STATES } from '../../../domain/authority/acting.js'
import { CASE_STATUSES } from '../../../domain/procedure/case.js'
import { TASK_KINDS } from '../../../domain/procedure/task-kinds.js'
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
    byStage: z.array(z.object({ stage, ...looks })).meta({ description: 'Open procedures' }),
    byUnit: z
      .array(z.object({ unit: named, ...looks }))
      .meta({ description: 'The 100 units with most overdue' }),
  })
  .meta({ id: 'MonitoringSummary' })

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
    daysOverdue: z.int().meta({ description: 'Calendar days, counting today' }),
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
  })
  .meta({ id: 'RotationOverview' })

export const rotationQuery = z.object({
  unit: id.optional(),
  targets: id.optional().meta({
    description:
      'A rule set with the targets of a locality. Left out, the shares are shown without a target, and the young by the age that ships',
  }),
})
