import { z } from 'zod'
import { DOCUMENT_PURPOSES } from '../../../domain/procedure/task-kinds.js'
import { fileName, id, instant, named } from '../../http/fields.js'

const purpose = z.enum(DOCUMENT_PURPOSES)

export const uploadQuery = z.object({
  case: id.meta({ description: 'The procedure' }),
  purpose: purpose.meta({ description: 'What it is for: a task that needs it has to be open for you' }),
  name: fileName(200).meta({ description: 'The name of the file, .pdf or .docx' }),
})

export const document = z
  .object({
    id: z.string(),
    procedure: z.string(),
    purpose,
    name: z.string(),
    mediaType: z.string(),
    size: z.int().meta({ description: 'Bytes' }),
    sha256: z.string(),
    uploadedBy: named,
    uploadedAt: instant,
  })
  .meta({ id: 'Document' })
