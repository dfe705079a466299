import type pg from 'pg'
import {
  findUnit,
  insertUnit,
  type Letterheads,
  moveUnit,
  type NewUnit,
  type PartyOrganisation,
  type UnitKind,
  type UnitRow,
  updateUnit,
} from '../db/registers/units.js'
import { localDate } from '../domain/deadlines/dates.js'
import type { IsoDate, Text, UnitId } from '../domain/vocabulary.js'
import type { Caller } from './rights/caller.js'
import { placeToMoveTo } from './rights/units.js'
import { audit, differences } from './use-case/audit.js'
import { wrongField } from './use-case/invalid-input.js'
import { written } from './use-case/just-written.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'
import { requireVersion, type VersionRead } from './use-case/version.js'

/** Adds a unit to the tree. */
export const createUnit = under(
  'admins-of-parent-unit',
  refuses(),
  async ({ client, caller, at }, unit: NewUnit): Promise<UnitRow> => {
    await insertUnit(client, unit)
    const row = await writtenUnit(client, unit.id)
    await audit(client, caller, at, { what: 'unit-created', after: valuesOf(row) })
    return row
  },
)

/** What changes of a unit, by whoever has read it; the rest stays as it is. */
export interface UnitChange {
  unit: UnitId
  read: VersionRead
  parentId?: UnitId | undefined
  kind?: UnitKind | undefined
  name?: Text | undefined
  partyOrganisation?: PartyOrganisation | null | undefined
  partyLeads?: boolean | null | undefined
  letterheads?: Letterheads | null | undefined
}

/** Changes a unit; with another parent it moves, and what is below goes with it. */
export const changeUnit = under(
  'admins-of-unit',
  refuses(requireVersion, placeToMoveTo),
  async (
    { client, caller, at, granted: before },
    { read, parentId, ...change }: UnitChange,
  ): Promise<UnitRow> => {
    requireVersion(read, before)
    await updateUnit(client, changed(before, change))
    if (parentId !== undefined && parentId !== before.parentId) {
      await move(client, caller, before, { parentId, on: localDate(at) })
    }
    const after = await writtenUnit(client, before.id)
    await audit(client, caller, at, {
      what: 'unit-changed',
      ...differences(valuesOf(before), valuesOf(after)),
    })
    return after
  },
)

/** Is the unit to have another parent than it has? What else is changed of it gives nobody anything to read. */
export async function isMove(
  client: pg.ClientBase,
  { unit, parentId }: Pick<UnitChange, 'unit' | 'parentId'>,
): Promise<boolean> {
  return parentId !== undefined && (await findUnit(client, unit))?.parentId !== parentId
}

async function move(
  client: pg.ClientBase,
  caller: Caller,
  unit: UnitRow,
  to: { parentId: UnitId; on: IsoDate },
): Promise<void> {
  const parent = await placeToMoveTo(client, caller, unit, to)
  if (parent.path.includes(unit.id)) throw wrongField('parentId', 'below-itself')
  await moveUnit(client, unit.id, parent.id)
}

/** None on record is told as none: what is known by the names stands in their place. */
const stored = (letterheads: Letterheads | null): Letterheads | null =>
  letterheads && Object.keys(letterheads).length > 0 ? letterheads : null

const writtenUnit = async (client: pg.ClientBase, id: UnitId): Promise<UnitRow> =>
  written(await findUnit(client, id), `unit ${id}`)

/** The unit as it is to be: what is left out stays, null takes a property of its party organisation off the record. */
const changed = (
  before: UnitRow,
  {
    kind = before.kind,
    name = before.name,
    partyOrganisation = before.partyOrganisation,
    partyLeads = before.partyLeads,
    letterheads = before.letterheads,
  }: Omit<UnitChange, 'unit' | 'read' | 'parentId'>,
) => ({ id: before.id, kind, name, partyOrganisation, partyLeads, letterheads: stored(letterheads) })

const valuesOf = ({ id, parentId, kind, name, partyOrganisation, partyLeads, letterheads }: UnitRow) => ({
  ...{ id, parentId, kind, name },
  ...(partyOrganisation !== null && { partyOrganisation }),
  ...(partyLeads !== null && { partyLeads }),
  ...(letterheads !== null && { letterheads }),
})
