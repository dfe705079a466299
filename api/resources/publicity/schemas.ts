import { z } from 'zod'
import { PUBLISHED } from '../../../domain/vocabulary.js'
import { flag, isoDate, name, text } from '../../http/fields.js'

const what = z.enum(PUBLISHED)

export const publication = z
  .object({
    number: z.int(),
    what,
    publishedOn: isoDate,
    days: z.int().meta({ description: 'Working days' }),
    untilOn: isoDate.meta({ description: 'Objections are taken until the end of this day' }),
    place: z.string(),
  })
  .meta({ id: 'Publication' })
export const objection = z
  .object({
    number: z.int(),
    about: what,
    publication: z.int().meta({ description: 'The number of the publication it is to' }),
    receivedOn: isoDate,
    from: z.string().optional().meta({
      description: "Who objects: for HR officers and administrators of the procedure's unit alone",
    }),
    content: z.string(),
    answeredOn: isoDate.nullable(),
    answer: z.string().nullable(),
  })
  .meta({ id: 'Objection' })
export const objections = z.object({ items: z.array(objection) }).meta({ id: 'Objections' })

export const publicationsQuery = z.object({
  objections: flag.optional().meta({ description: 'true: with what was objected, where you may read it' }),
})
export const publications = z
  .object({
    items: z.array(publication),
    mustBePublic: z
      .array(
        z.object({
          what: z.enum(PUBLISHED),
          days: z.int().meta({ description: 'Working days for which objections are taken' }),
          article: z.string(),
          state: z.enum(['published', 'due', 'awaited', 'not-announced']).meta({
            description:
              'due: it is there and not public yet; awaited: it is not there yet; not-announced: the vote does not come out',
          }),
        }),
      )
      .meta({
        description:
          'What is to be made public, and how far it is; of a procedure that ended without a result, what was published',
      }),
    objections: objections.optional().meta({
      description:
        'Where they are asked for, something is public and you may read them; it is put on record that you did',
    }),
  })
  .meta({ id: 'Publications' })

export const newPublication = z
  .strictObject({
    what,
    publishedOn: isoDate,
    place: text(300).meta({ description: 'Where: the notice board, the portal' }),
  })
  .meta({ id: 'NewPublication' })

export const newObjection = z
  .strictObject({
    receivedOn: isoDate,
    from: name(300).meta({ description: 'Who objects. Kept confidential' }),
    content: text(5000),
    about: what.optional().meta({ description: 'What it is to; else the latest published' }),
  })
  .meta({ id: 'NewObjection' })

export const objectionAnswer = z
  .strictObject({ answeredOn: isoDate, answer: text(5000) })
  .meta({ id: 'ObjectionAnswer' })
