import { z } from 'zod'
import { DOCUMENT_PURPOSES } from '../../../domain/procedure/task-kinds.js'
import { instant, isoDate, named } from '../../http/fields.js'

/** A criterion as it was judged, with its evidence; where it was waived, by whom and why. */
export const criterionResult = z.object({
  criterion: z.string(),
  title: z.string(),
  answer: z.enum(['met', 'not-met', 'unknown', 'waived']),
  article: z.string(),
  evidence: z.string(),
  waivable: z.boolean(),
  byPaper: z
    .boolean()
    .optional()
    .meta({ description: "Waived by the authority's paper alone: its number and day are asked" }),
  mayBeWaivedBy: z.string().optional().meta({ description: 'Of what may be waived: who may, in words' }),
  waiver: z
    .object({
      by: named.optional(),
      on: isoDate,
      reason: z.string(),
      paper: z
        .object({
          number: z.string(),
          signedOn: isoDate,
          review: z.string().optional(),
          isNewBody: z.boolean().optional(),
        })
        .optional(),
      confirmedBy: named.optional(),
      confirmedOn: isoDate.optional(),
    })
    .optional()
    .meta({
      description:
        'Of what was waived: who recorded it, when and why; where it takes two people, who confirmed it',
    }),
  latest: isoDate.optional().meta({ description: 'The last day that it allows, where it bounds a day' }),
  earliest: isoDate.optional().meta({ description: 'The first day that it allows, where it sets one' }),
})
/** Why an opinion that the law asks of some bodies is asked of this one, or is not. */
export const whyAsked = z.object({ sentence: z.string(), article: z.string() }).meta({
  id: 'WhyAsked',
  description: 'Of an opinion that the law asks of some bodies: why it is asked of this one, or is not',
})

export type CriterionView = z.output<typeof criterionResult>

/** A document that was handed in, and where its content is. */
export const caseDocument = z.object({
  id: z.string(),
  purpose: z.enum(DOCUMENT_PURPOSES),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  uploadedBy: named,
  uploadedAt: instant,
  content: z.string(),
})
export type DocumentView = z.output<typeof caseDocument>
