import { z } from 'zod'
import type { Told } from '../../live/told.js'

/** What is in the `data` of one event. */
export const told = z
  .union([
    z.object({ kind: z.literal('case'), id: z.string(), sequence: z.int() }),
    z.object({ kind: z.literal('task'), id: z.string() }),
    z.object({ kind: z.literal('change'), id: z.string() }),
    z.object({ kind: z.literal('everything') }),
  ])
  .meta({ id: 'Told' }) satisfies z.ZodType<Told>
