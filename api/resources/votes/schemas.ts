import { z } from 'zod'
import { isoDate, named } from '../../http/fields.js'

/** A vote as those who see its case see it; the counts where the reader may. */
export const vote = z
  .object({
    id: z.string(),
    procedure: z.string(),
    stage: z.string(),
    round: z.int(),
    status: z.enum(['convened', 'counted', 'annulled']),
    announced: z.boolean(),
    secret: z.boolean(),
    meetingOn: isoDate,
    group: named,
    electorate: z.object({
      members: z.int(),
      convened: z.int(),
      absent: z.int(),
      excused: z
        .int()
        .meta({ description: 'Absent for force majeure: they leave the denominator where the rule says so' }),
      settledBy: z
        .object({ documentNumber: z.string(), signedOn: isoDate, authority: z.string().optional() })
        .optional()
        .meta({ description: 'The paper by which the authority settled the list and the absences' }),
      chair: z.object({ name: z.string(), because: z.string() }).optional().meta({
        description: 'A leader of the direct superior body who chairs, and in which case, in words',
      }),
      partlyOnline: z
        .object({ documentNumber: z.string(), signedOn: isoDate, ballot: z.string() })
        .optional()
        .meta({ description: 'The decision by which it is held partly online, and how the ballot is held' }),
    }),
    candidates: z.array(named),
    count: z
      .object({
        prepared: z.int().optional(),
        issued: z.int(),
        returned: z.int(),
        blank: z.int(),
        invalid: z.int(),
        votes: z.record(z.string(), z.union([z.int(), z.object({ yes: z.int(), no: z.int() })])),
      })
      .optional(),
    verdict: z
      .object({
        outcome: z.enum(['selected', 'advances', 'tie', 'undecided', 'stopped']),
        candidates: z.array(z.string()),
        votes: z.int().optional(),
        denominator: z.int(),
        of: z.enum(['convened', 'present', 'all-members']),
        bar: z.string(),
        decidedBy: z.enum(['head', 'authority']).optional(),
        article: z.string(),
        explanation: z.string(),
      })
      .optional(),
    tellers: z.array(named).optional(),
    annulledReason: z.string().nullable(),
    minutes: z
      .string()
      .optional()
      .meta({ description: 'Where the minutes are, for those who may read them' }),
  })
  .meta({ id: 'Vote' })
export type VoteView = z.output<typeof vote>
