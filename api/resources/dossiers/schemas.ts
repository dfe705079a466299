import { z } from 'zod'
import { DOSSIER_ITEMS } from '../../../domain/vocabulary.js'
import { id, isoDate, named, orNull, text } from '../../http/fields.js'

export const dossierItem = z.enum(DOSSIER_ITEMS)

const itemResult = z.object({
  item: dossierItem,
  title: z.string(),
  answer: z.enum(['valid', 'missing', 'too-old', 'waived', 'not-asked']).meta({
    description:
      'waived: not asked for a reappointment or an equal post; not-asked: the law of the procedure does not ask it',
  }),
  issuedOn: isoDate.nullable(),
  validUntil: isoDate.nullable().meta({ description: 'The last day on which it is valid' }),
  reference: z.string().nullable(),
  takenFrom: z.string().nullable(),
  due: orNull(
    z.object({
      what: z.string(),
      issuedFrom: isoDate.nullable().meta({ description: 'Issued no earlier than this day; null: whenever' }),
      by: isoDate.nullable().meta({ description: 'By when, where the dossier is awaited' }),
    }),
  ).meta({ description: 'What is to be filed: of items missing or too old' }),
  article: z.string().nullable().meta({ description: 'null: of items that are not asked' }),
})

export const dossiers = z
  .object({
    on: isoDate,
    required: z.boolean().meta({ description: 'Does the law of the procedure ask for a dossier?' }),
    candidates: z.array(
      z.object({
        candidate: named,
        complete: z.boolean(),
        items: z.array(itemResult),
        reusable: orNull(z.object({ procedure: z.string(), closedOn: isoDate })).meta({
          description:
            'An earlier dossier of the same authority whose items may be taken over, but for those of its procedure',
        }),
      }),
    ),
  })
  .meta({ id: 'Dossiers' })

export const dossierQuery = z.object({
  on: isoDate.optional().meta({ description: 'The day of the decision; today by default' }),
})

export const filing = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          item: dossierItem,
          issuedOn: isoDate,
          reference: text(300).meta({ description: 'Number and issuer: how the paper is found' }),
        }),
      )
      .min(1)
      .max(DOSSIER_ITEMS.length),
  })
  .meta({ id: 'Filing' })

export const takingOver = z
  .strictObject({ from: id.meta({ description: 'The earlier procedure' }) })
  .meta({ id: 'TakingOver' })
