import { z } from 'zod'
import { id, named } from '../http/fields.js'

/** What can follow from a command, and how it is said to whoever might give it. */
export const CONSEQUENCES = [
  'tasks-close',
  'tasks-open',
  'stage',
  'status',
  'votes-annulled',
  'told',
  'as-entered',
  'holder',
  'clocks',
  'cannot-be-undone',
] as const
export type ConsequenceKind = (typeof CONSEQUENCES)[number]

export const consequence = z
  .object({
    what: z.enum(CONSEQUENCES),
    sentence: z.string(),
    count: z.int().optional().meta({ description: 'Of tasks, votes or people, where there are some' }),
  })
  .meta({ id: 'Consequence' })
export type Consequence = z.output<typeof consequence>

/** What would be refused, in the words of the problem that would be answered. */
export const refusedBecause = z.object({ code: z.string(), detail: z.string() })

const ACTIONS = [
  'completion',
  'claim',
  'release',
  'reassignment',
  'return',
  'suspension',
  'resumption',
  'withdrawal',
  'candidate-withdrawal',
  'candidate-block',
  'annulment',
] as const
export type ActionName = (typeof ACTIONS)[number]

export const action = z
  .object({
    command: z.enum(ACTIONS),
    title: z.string(),
    path: z.string().meta({ description: 'Where it is sent, by POST' }),
    says: z
      .record(z.string(), z.union([z.string(), z.boolean()]))
      .optional()
      .meta({
        description: 'Of a completion: what the result says for this outcome; its form asks for the rest',
      }),
    stage: z.string().optional().meta({ description: 'Of a return: the stage that it goes back to' }),
    candidate: named.optional(),
    vote: id.optional(),
    allowed: z.boolean(),
    because: refusedBecause
      .optional()
      .meta({ description: 'Where it is not allowed: what the command would be refused with' }),
    consequences: z.array(consequence).meta({ description: 'Of what is allowed: what follows from it' }),
  })
  .meta({ id: 'Action', description: 'What the reader may do now, or why not' })
export type Action = z.output<typeof action>
