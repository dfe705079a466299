import { z } from 'zod'
import { TASK_KINDS } from '../../../domain/procedure/task-kinds.js'
import { isoDate, named, orNull } from '../../http/fields.js'
import { doer } from '../rule-sets/schemas.js'
import { deadline } from '../tasks/schemas.js'
import { criterionResult, whyAsked } from './parts-schemas.js'
import { limit } from './schemas.js'

export const plan = z
  .object({
    stages: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        kind: z.string(),
        tasks: z
          .array(
            z.object({ kind: z.enum(TASK_KINDS), title: z.string(), by: doer, deadline: orNull(deadline) }),
          )
          .meta({ description: 'One after the other; none of a step that the law skips for the post' }),
        due: isoDate.nullable(),
        why: whyAsked.optional(),
      }),
    ),
    due: isoDate.nullable().meta({ description: 'When all of it would be done' }),
  })
  .meta({
    id: 'Plan',
    description:
      'What is to come where nothing goes wrong: nobody lost, nothing sent back, one round of each vote, each task done on its last day. Without due dates while the procedure is suspended',
  })

export const WARNINGS = ['not-eligible', 'unit-answers-first', 'nobody-in-group', 'one-teller'] as const

export const launchPreview = z
  .object({
    ruleSet: z.object({ id: z.string(), version: z.int(), title: z.string() }),
    begunOn: isoDate,
    candidates: z.array(
      z.object({
        candidate: named,
        met: z.boolean().optional().meta({
          description:
            'Every criterion is met; absent of a procedure that judges none, and of whose file the caller does not read where the procedure began on paper',
        }),
        results: z
          .array(criterionResult)
          .optional()
          .meta({ description: 'Absent of whose file the caller does not read: their unit answers first' }),
      }),
    ),
    electorates: z.array(
      z.object({
        stage: z.string(),
        title: z.string(),
        article: z.string(),
        count: z.int(),
        members: z.array(named.extend({ as: z.string(), because: z.string() })),
      }),
    ),
    groups: z
      .array(z.object({ by: doer, group: named, members: z.int() }))
      .meta({ description: 'Who acts in the steps, and how many they are today' }),
    warnings: z.array(z.object({ code: z.enum(WARNINGS), sentence: z.string() })),
    plan,
    limits: z
      .array(
        limit.extend({
          planned: isoDate.nullable().meta({ description: 'When it would be done by the plan' }),
          isLate: z.boolean().meta({ description: 'By the plan it is done after the last day of the law' }),
        }),
      )
      .meta({
        description:
          'The terms that the law gives the procedure as a whole, as they are counted today; of those from the end of a term of office, where that is on record',
      }),
  })
  .meta({ id: 'LaunchPreview', description: 'What a launch would come to; nothing was written' })
export type LaunchPreview = z.output<typeof launchPreview>
