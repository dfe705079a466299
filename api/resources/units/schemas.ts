import { z } from 'zod'
import { PARTY_ORGANISATIONS, UNIT_KINDS } from '../../../db/registers/units.js'
import { bilingual, bilingualName, id, text } from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'

const kind = z.enum(UNIT_KINDS)
const party = {
  partyOrganisation: z.enum(PARTY_ORGANISATIONS).nullable().meta({
    description:
      'Of the unit; null where it is not on record. At the grass roots the whole party committee is convened where the law has the committee, above them its standing committee',
  }),
  partyLeads: z.boolean().nullable().meta({
    description: 'Its party committee leads the unit comprehensively; null where it is not on record',
  }),
}

export const unit = z
  .object({
    id: z.string(),
    parentId: z.string().nullable(),
    parentName: z.string().nullable(),
    kind,
    name: z.string(),
    names: bilingual,
    ...party,
    depth: z.int().meta({ description: '0 for the root' }),
    children: z.int().meta({ description: 'Units directly below' }),
    version: z.int(),
  })
  .meta({ id: 'Unit' })
export const unitPage = pageOf(unit).meta({ id: 'UnitPage' })

export const unitDetails = unit
  .extend({
    ancestors: z.array(unit).meta({ description: 'From the root down' }),
    below: z.array(unit).meta({ description: 'The units directly below' }),
  })
  .meta({ id: 'UnitDetails' })

export const unitQuery = z.object({
  ...pageQuery,
  under: id.optional().meta({ description: 'This unit and everything below it' }),
  kind: kind.optional(),
  q: text(100).optional().meta({ description: 'Part of a name, with or without diacritics' }),
})

export const newUnit = z
  .strictObject({
    ...{ parentId: id, kind, name: bilingualName },
    partyOrganisation: party.partyOrganisation.optional(),
    partyLeads: party.partyLeads.optional(),
  })
  .meta({ id: 'NewUnit' })
export const unitChange = z
  .strictObject({ parentId: id, kind, name: bilingualName, ...party })
  .partial()
  .meta({ id: 'UnitChange', description: 'What is left out stays as it is' })
