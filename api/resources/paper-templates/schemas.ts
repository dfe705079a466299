import { z } from 'zod'
import { fileName, id, instant, named, orNull, reason } from '../../http/fields.js'
import { TEMPLATED } from '../../papers/catalogue.js'

const paper = z.enum(TEMPLATED)

export const templateUpload = z.object({
  paper: paper.meta({ description: 'Which paper is made by it' }),
  name: fileName(200).meta({ description: 'The name of the file, .docx' }),
})

export const paperTemplate = z
  .object({
    id: z.int(),
    unit: z.object({ id, name: z.string() }).meta({ description: 'Whose it is; units below use it as well' }),
    paper: z.string(),
    title: z.string().meta({ description: 'What the paper is called' }),
    name: z.string(),
    size: z.int().meta({ description: 'Bytes' }),
    sha256: z.string(),
    uploadedBy: named,
    uploadedAt: instant,
    withdrawn: orNull(z.object({ at: instant, by: named, reason: z.string() })),
    content: z.string().meta({ description: 'Where the file is' }),
  })
  .meta({ id: 'PaperTemplate' })

const line = { tag: z.string(), words: z.string() }
const field = z.object({
  ...line,
  members: z
    .array(z.object(line))
    .optional()
    .meta({ description: 'Of a list, {#tag}…{/tag}: what each of it has' }),
})

export const paperTemplates = z
  .object({
    items: z.array(paperTemplate),
    papers: z
      .array(z.object({ paper, title: z.string(), fields: z.array(field) }))
      .meta({ description: 'The papers that may have one, and what a template for each may name' }),
  })
  .meta({ id: 'PaperTemplates' })

export const templateAsked = z.object({
  template: z.coerce.number<string>().int().min(1).max(999_999_999).meta({ description: 'Its number' }),
})

export const templateWithdrawal = z.strictObject({ reason }).meta({ id: 'TemplateWithdrawal' })
