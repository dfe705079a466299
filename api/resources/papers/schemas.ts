import { z } from 'zod'
import { id, orNull } from '../../http/fields.js'
import { PAPERS_MADE } from '../../papers/catalogue.js'

const paper = z.enum(PAPERS_MADE)

export const papersOfCase = z
  .object({
    items: z.array(
      z.object({
        paper,
        title: z.string(),
        about: orNull(z.string()).meta({
          description: 'The meeting, the opinion or the person it is of; null: of the whole case',
        }),
        stage: z.string().nullable().meta({ description: 'The stage it belongs to' }),
        template: orNull(
          z.object({ id: z.int(), paper: z.string(), unit: z.string(), fileName: z.string() }),
        ).meta({ description: 'The template of officers that it is made by, and whose that is' }),
        content: z.string().meta({ description: 'Where it is made' }),
      }),
    ),
  })
  .meta({ id: 'PapersOfProcedure' })

export const paperAsked = z.object({
  paper,
  about: id.optional().meta({ description: 'As `content` has it: of what is of the whole case, nothing' }),
})
