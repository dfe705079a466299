import { z } from 'zod'
import { DENOMINATORS } from '../../../domain/vocabulary.js'
import { isoDate, named, procedureKind } from '../../http/fields.js'

const range = z.object({
  ...{ share: z.string(), least: z.int(), article: z.string() },
  percent: z.number().meta({ description: 'Where it stands from 0 to 100' }),
})
/** Of a vote of confidence, of those whose result the reader may know. */
export const confidence = z
  .object({
    collected: z.int().meta({ description: 'Ballots collected: the shares are of these' }),
    bars: z.array(range).meta({ description: 'The shares of low confidence at which something follows' }),
    people: z.array(
      z.object({
        person: named,
        high: z.int(),
        confidence: z.int(),
        low: z.int(),
        invalid: z.int().meta({ description: 'Ballots that mark no level for this person, or several' }),
        follows: z
          .object({ what: z.string(), share: z.string(), article: z.string() })
          .optional()
          .meta({ description: 'What the text has follow from it, in words' }),
        office: z
          .object({ post: z.string(), seat: z.string() })
          .optional()
          .meta({ description: 'Where the person holds office in the body today' }),
        grounds: z
          .array(
            z.object({
              kind: procedureKind,
              code: z.string(),
              ruleSet: z.object({ id: z.string(), version: z.int(), title: z.string() }),
              article: z.string(),
              words: z.string(),
            }),
          )
          .optional()
          .meta({ description: 'Grounds of leaving office that it shows today; nothing is decided by it' }),
      }),
    ),
  })
  .meta({ id: 'ConfidenceResult' })

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
        votes: z.record(
          z.string(),
          z.union([
            z.int(),
            z.object({ yes: z.int(), no: z.int() }),
            z.object({ high: z.int(), confidence: z.int(), low: z.int(), invalid: z.int() }),
          ]),
        ),
      })
      .optional(),
    verdict: z
      .object({
        outcome: z.enum(['selected', 'advances', 'tie', 'undecided', 'stopped']),
        candidates: z.array(z.string()),
        votes: z.int().optional(),
        denominator: z.int(),
        of: z.enum(DENOMINATORS),
        bar: z.string(),
        decidedBy: z.enum(['head', 'authority']).optional(),
        article: z.string(),
        explanation: z.string(),
      })
      .optional(),
    confidence: confidence.optional(),
    tellers: z.array(named).optional(),
    annulledReason: z.string().nullable(),
    minutes: z
      .string()
      .optional()
      .meta({ description: 'Where the minutes are, for those who may read them' }),
  })
  .meta({ id: 'Vote' })
export type VoteView = z.output<typeof vote>
