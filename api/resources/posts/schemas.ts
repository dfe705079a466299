import { z } from 'zod'
import {
  bilingual,
  bilingualName,
  degree,
  flag,
  id,
  isoDate,
  named,
  orNull,
  postLevel,
  text,
} from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'

const filledBy = z.enum(['appointment', 'election'])

const seat = z.object({
  id: z.string(),
  ordinal: z.int(),
  holder: named.extend({ since: isoDate, termEndsOn: isoDate.nullable() }).nullable(),
  vacantSince: isoDate.nullable().meta({ description: 'The first day without a holder' }),
  procedure: orNull(z.object({ id: z.string(), number: z.int() }))
    .optional()
    .meta({
      description:
        'The open procedure about it: no other is launched meanwhile. For those with a role over the unit',
    }),
})

export const post = z
  .object({
    id: z.string(),
    unit: named,
    title: z.string(),
    titles: bilingual,
    level: postLevel,
    filledBy,
    degree: degree.nullable().meta({ description: "The post's standard of education" }),
    termMonths: z.int().nullable().meta({ description: 'For how many months it is held, where entered' }),
    isByStructure: z.boolean().meta({ description: 'Given by structure to the holder of another post' }),
    seats: z.array(seat),
    managingBody: named.meta({ description: 'Who decides' }),
    electorate: named.meta({ description: 'Who votes' }),
    office: named.meta({ description: 'The HR officers of its procedures' }),
    reviewers: named.meta({ description: 'Who reviews action programs' }),
    tellers: named.meta({ description: 'Who counts' }),
    version: z.int(),
  })
  .meta({ id: 'Post' })
export const postPage = pageOf(post).meta({ id: 'PostPage' })

export const postQuery = z.object({
  ...pageQuery,
  unit: id.optional().meta({ description: 'This unit and everything below it' }),
  vacant: flag.optional().meta({ description: 'true: with a vacant seat; false: without one' }),
  planned: flag.optional().meta({ description: 'true: somebody is planned for it today; false: nobody is' }),
  level: postLevel.optional(),
  q: text(100)
    .optional()
    .meta({ description: 'Part of the title or of the unit, with or without diacritics' }),
})

const values = {
  unitId: id,
  title: bilingualName,
  level: postLevel,
  filledBy,
  degree: degree.nullable(),
  termMonths: z.int().min(1).max(120).nullable(),
  isByStructure: z.boolean(),
  managingBody: id,
  electorate: id,
  office: id,
  reviewers: id,
  tellers: id,
}
const seats = z.int().min(1).max(50)

export const newPost = z
  .strictObject({
    ...values,
    degree: values.degree.default(null),
    termMonths: values.termMonths.default(null),
    isByStructure: values.isByStructure.default(false),
    seats: seats.default(1),
  })
  .meta({ id: 'NewPost' })
export const postChange = z
  .strictObject(values)
  .omit({ unitId: true })
  .partial()
  .meta({ id: 'PostChange', description: 'What is left out stays as it is' })
export const newSeats = z.strictObject({ count: seats }).meta({ id: 'NewSeats' })

export const postAuthority = z
  .object({
    launches: named.meta({ description: 'The office whose officers launch its procedures' }),
    decides: named,
    records: orNull(named).meta({ description: 'Who records what the body decides' }),
    signs: z.string().nullable().meta({ description: 'In whose name the decision is signed' }),
    article: z.string(),
  })
  .meta({ id: 'PostAuthority' })

/** A post by itself, with whose word it takes to fill it. */
export const postDetails = post.extend({ authority: postAuthority }).meta({ id: 'PostDetails' })
