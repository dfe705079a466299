import { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import { listLastOfCase } from '../../../db/reads/results-of-tasks.js'
import type { TaskKind, TaskResults } from '../../../domain/procedure/task-kinds.js'
import type { CaseId } from '../../../domain/vocabulary.js'
import { isoDate } from '../../http/fields.js'

const isConfirmed = z.boolean().meta({ description: 'false: a second person has yet to confirm it' })

export const elsewhere = z
  .object({
    introduced: z.object({ introducedOn: isoDate, resolutionNumber: z.string() }).optional(),
    elected: z
      .object({
        ...{ elected: z.boolean(), electedOn: isoDate, votesFor: z.int(), voters: z.int(), isConfirmed },
      })
      .optional(),
    ratified: z
      .object({
        ratified: z.boolean(),
        resolutionNumber: z.string().optional(),
        signedOn: isoDate.optional(),
        effectiveOn: isoDate.optional(),
        reason: z.string().optional(),
        isConfirmed,
      })
      .optional(),
  })
  .meta({
    id: 'Elsewhere',
    description: 'Of a nomination: what has come of it elsewhere, as it is recorded here, up to what is open',
  })
export type Elsewhere = z.output<typeof elsewhere>

/** In their order: each is of no account while one before it, or itself, is to be recorded. */
const RECORDED = ['record-introduction', 'record-election-result', 'record-ratification'] as const
const OF_ELECTION: readonly TaskKind[] = [...RECORDED, 'confirm-election-result', 'confirm-ratification']

interface Asked {
  id: CaseId
  /** What is open in the case. */
  open: readonly TaskKind[]
  /** The case has come to its end. */
  hasEnded: boolean
}

/** What a nomination came to at the electing body and at whoever ratifies; nothing where the case went back before it. */
export async function elsewhereOf(client: Client, { id, open, hasEnded }: Asked): Promise<Elsewhere> {
  if (!hasEnded && !open.some((kind) => OF_ELECTION.includes(kind))) return {}
  const waits = RECORDED.findIndex((kind) => open.includes(kind))
  const kinds = waits < 0 ? RECORDED : RECORDED.slice(0, waits)
  const results = await listLastOfCase(client, id, kinds)
  const resultOf = <Kind extends (typeof RECORDED)[number]>(kind: Kind) =>
    // As the task was completed: the trail keeps it as it was judged.
    results.find((each) => each.kind === kind)?.result as TaskResults[Kind] | undefined
  const introduced = resultOf('record-introduction')
  const elected = resultOf('record-election-result')
  const ratified = resultOf('record-ratification')
  return {
    ...(introduced && {
      introduced: {
        introducedOn: introduced.introducedOn,
        resolutionNumber: introduced.resolutionNumber,
      },
    }),
    ...(elected && { elected: { ...elected, isConfirmed: !open.includes('confirm-election-result') } }),
    ...(ratified && { ratified: ratificationView(ratified, !open.includes('confirm-ratification')) }),
  }
}

function ratificationView(
  ratification: TaskResults['record-ratification'],
  isConfirmed: boolean,
): NonNullable<Elsewhere['ratified']> {
  if (!ratification.ratified) return { ratified: false, reason: ratification.reason, isConfirmed }
  const { resolutionNumber, signedOn, effectiveOn } = ratification
  return { ratified: true, resolutionNumber, signedOn, effectiveOn, isConfirmed }
}
