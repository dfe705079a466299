import { z } from 'zod'
import { RELATION_KINDS } from '../../../domain/vocabulary.js'
import { id, isoDate, named, reason } from '../../http/fields.js'
import { declaration, source } from '../cadres/declarations.js'

const kind = z.enum(RELATION_KINDS).meta({ description: 'What the relative is to the person' })

export const relation = z
  .object({
    id: z.int(),
    relative: named,
    kind,
    declaredBy: z.enum(['person', 'relative']).meta({ description: 'A relation holds both ways' }),
    declaredOn: isoDate,
    source: z.string(),
    endedOn: isoDate.nullable().meta({ description: 'The first day on which it no longer holds' }),
    endedReason: z.string().nullable(),
  })
  .meta({ id: 'Relation' })

export const relations = z
  .object({
    declarations: z
      .array(declaration)
      .meta({ description: 'The latest first. None: nothing is known of relatives' }),
    items: z.array(relation),
  })
  .meta({ id: 'Relations' })

export const newRelation = z
  .strictObject({ relative: id, kind, declaredOn: isoDate, source })
  .meta({ id: 'NewRelation' })
export const relationEnding = z.strictObject({ endedOn: isoDate, reason }).meta({ id: 'RelationEnding' })
