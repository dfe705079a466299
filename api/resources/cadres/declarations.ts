import { z } from 'zod'
import { isoDate, text } from '../../http/fields.js'

export const source = text(300).meta({ description: 'The paper it is taken from' })

export const declaration = z.object({ declaredOn: isoDate, source: z.string() }).meta({ id: 'Declaration' })
export const newDeclaration = z
  .strictObject({ declaredOn: isoDate, source })
  .meta({ id: 'NewDeclaration', description: 'That somebody declared, be it that there is nothing to name' })
