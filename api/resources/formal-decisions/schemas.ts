import { z } from 'zod'
import { DISCIPLINES, FORMAL_MEASURES } from '../../../domain/vocabulary.js'
import { documentNumber, isoDate, name } from '../../http/fields.js'

/** Asked of every decision; the route refuses one without them in words that say why. */
const decision = {
  authority: name(300).optional().meta({
    description: 'Required. Who decided. A letter of denunciation alone is no decision and cannot be entered',
  }),
  number: documentNumber(100).optional().meta({ description: 'Required. The number of the decision' }),
}
const dayAfter = 'The first day on which it is no longer in force'

const known = {
  id: z.int(),
  authority: z.string().nullable().meta({ description: 'null: entered before it was asked for' }),
  number: z.string().nullable(),
  endedOn: isoDate.nullable().meta({ description: dayAfter }),
  endedBy: z.union([z.object({ authority: z.string(), number: z.string() }), z.null()]),
}

export const measure = z
  .object({ ...known, kind: z.enum(FORMAL_MEASURES), decidedOn: isoDate.nullable() })
  .meta({ id: 'Measure' })
export const discipline = z
  .object({
    ...known,
    kind: z.enum(DISCIPLINES),
    decidedOn: isoDate.nullable(),
    effectiveOn: isoDate.nullable(),
  })
  .meta({ id: 'Discipline' })
export const effect = z
  .object({ blocks: z.array(z.string()).meta({ description: 'Titles of rule sets' }), inWords: z.string() })
  .meta({ id: 'MeasureEffect', description: 'What it does today, by the rule sets in force' })
export const measures = z.object({ items: z.array(measure.extend({ effect })) }).meta({ id: 'Measures' })
export const disciplines = z.object({ items: z.array(discipline) }).meta({ id: 'Disciplines' })

export const newMeasure = z
  .strictObject({
    kind: z.enum(FORMAL_MEASURES),
    decidedOn: isoDate,
    ...decision,
    endedOn: isoDate
      .nullable()
      .default(null)
      .meta({
        description: `${dayAfter}, where it has a term. A suspension from work always has one: left out, that of the law`,
      }),
  })
  .meta({ id: 'NewMeasure' })

export const newDiscipline = z
  .strictObject({
    kind: z.enum(DISCIPLINES),
    decidedOn: isoDate,
    ...decision,
    effectiveOn: isoDate.optional().meta({ description: 'The day it was decided, unless another is given' }),
  })
  .meta({ id: 'NewDiscipline' })

export const ending = z
  .strictObject({ endedOn: isoDate.meta({ description: dayAfter }), ...decision })
  .meta({ id: 'FormalDecisionEnding' })
