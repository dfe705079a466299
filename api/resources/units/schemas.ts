import { z } from 'zod'
import { PAPER_FORMS, PARTY_ORGANISATIONS, UNIT_KINDS } from '../../../db/registers/units.js'
import { bilingual, bilingualName, id, name, text } from '../../http/fields.js'
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

const letterhead = z
  .strictObject({
    superior: name(150).nullable().meta({ description: 'The body above, on the first line; null: none' }),
    organisation: name(150),
    symbol: name(20).meta({ description: "In the numbers of its papers: 'TU', 'SYT'" }),
    place: name(100).meta({ description: 'Where its papers are dated' }),
    power: name(100).nullable().meta({
      description: 'In whose name they are signed; null where the head signs in their own power',
    }),
    title: name(100).meta({ description: 'What the head signs as' }),
    deputyTitle: name(100).meta({ description: 'What a deputy of the head signs as' }),
  })
  .meta({ id: 'Letterhead' })
const letterheads = z
  .strictObject({
    party: letterhead,
    state: letterhead,
    only: z
      .enum(PAPER_FORMS)
      .meta({ description: 'It issues in this form alone, whatever its groups are called' }),
  })
  .partial()
  .nullable()
  .meta({
    description:
      'As which bodies the unit issues papers: of the Party (Regulation 399-QĐ/TW), of the State (Decree 30/2020/NĐ-CP). Of which form none is on record, it is told from kind and name; null: none is on record',
  })

export const issuingBody = letterhead
  .partial()
  .extend({ form: z.enum(PAPER_FORMS), isOnRecord: z.boolean() })
  .meta({ id: 'IssuingBody' })

export const unit = z
  .object({
    id: z.string(),
    parentId: z.string().nullable(),
    parentName: z.string().nullable(),
    kind,
    name: z.string(),
    names: bilingual,
    ...party,
    letterheads,
    depth: z.int().meta({ description: '0 for the root' }),
    children: z.int().meta({ description: 'Units directly below' }),
    version: z.int(),
  })
  .meta({ id: 'Unit' })
export const unitPage = pageOf(unit).meta({ id: 'UnitPage' })

export const unitDetails = unit
  .extend({
    ancestors: z.array(unit).meta({ description: 'From the root down' }),
    issuesAs: z.array(issuingBody).meta({ description: 'As which bodies its papers are made now' }),
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
  .strictObject({ parentId: id, kind, name: bilingualName, ...party, letterheads })
  .partial()
  .meta({ id: 'UnitChange', description: 'What is left out stays as it is' })
