import { z } from 'zod'
import { DOCUMENT_PURPOSES } from '../../../domain/procedure/task-kinds.js'
import { id, instant, named, text } from '../../http/fields.js'

const purpose = z.enum(DOCUMENT_PURPOSES)
/** No folder, no control or invisible character: the name is shown, and offered again when the file is downloaded. */
const FILE_NAME = /^[^\\/\p{Cc}\p{Cf}]+$/u

export const uploadQuery = z.object({
  case: id.meta({ description: 'The procedure' }),
  purpose: purpose.meta({ description: 'What it is for: a task that needs it has to be open for you' }),
  name: text(200).regex(FILE_NAME).meta({
    description: 'The name of the file, .pdf or .docx',
    // As JSON Schema writes a pattern: without the flags that the generator would add.
    pattern: FILE_NAME.source,
  }),
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
