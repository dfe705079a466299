import { z } from 'zod'
import { READ_KINDS } from '../../../domain/records/read-kinds.js'
import { instant, named, orNull } from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'

export const readsQuery = z.object(pageQuery)

/** Who read something of a person's record: nothing of their roles, nor of why. */
export const readOnRecord = z
  .object({
    reader: named,
    what: z.enum(READ_KINDS),
    title: z.string().meta({ description: 'What was read, in words' }),
    procedure: orNull(z.string()).meta({ description: 'The id of the procedure in which it was read' }),
    at: instant.meta({ description: 'The minute; however often it was read in it' }),
  })
  .meta({ id: 'ReadOnRecord' })

export const readsPage = pageOf(readOnRecord).meta({ id: 'ReadsOnRecord' })
