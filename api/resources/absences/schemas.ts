import { z } from 'zod'
import { ABSENCE_KINDS } from '../../../domain/vocabulary.js'
import { instant, isoDate, named, orNull, text } from '../../http/fields.js'

const evidence = text(500).meta({ description: 'The paper that shows it: number and date' })
const back = 'The first day back'

export const absence = z
  .object({
    id: z.int(),
    kind: z.enum(ABSENCE_KINDS),
    from: isoDate,
    to: isoDate.nullable().meta({ description: `${back}: as expected until it is ended; null: not known` }),
    evidence: z.string(),
    recordedBy: named,
    recordedAt: instant,
    ended: orNull(z.object({ evidence: z.string(), by: named })),
  })
  .meta({ id: 'Absence' })
export const absences = z.object({ items: z.array(absence) }).meta({ id: 'Absences' })

export const newAbsence = z
  .strictObject({
    kind: z.enum(ABSENCE_KINDS),
    from: isoDate,
    to: isoDate
      .nullable()
      .default(null)
      .meta({ description: `${back}, as far as it is known` }),
    evidence,
  })
  .meta({ id: 'NewAbsence' })

export const absenceEnding = z
  .strictObject({ endedOn: isoDate.meta({ description: back }), evidence })
  .meta({ id: 'AbsenceEnding' })
