import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { listTopUnits } from '../../db/reads/unit-reach.js'
import { Refused } from '../../db/refused.js'
import { listHeadsAtEndOf } from '../../db/registers/unit-grades.js'
import { findUnit, findUnitForUpdate, type UnitRow } from '../../db/registers/units.js'
import type { IsoDate, UnitId } from '../../domain/vocabulary.js'
import { wrongField } from '../use-case/invalid-input.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, type Reach, requireReach } from './caller.js'
import { nearness, requireNotNear } from './nearness.js'
import { requireUntiedWhereItActs } from './recusal.js'

/** Which unit is graded, of which year; undefined where what was named is no year. */
export interface GradeAsked {
  unit: UnitId
  year: number | undefined
}

/** @throws Refused unit-not-found */
export const knownUnit = refusing(
  ['unit-not-found'],
  async (client: Client, _caller: Caller, id: UnitId): Promise<UnitRow> => {
    const unit = await findUnit(client, id)
    if (!unit) throw new Refused({ code: 'unit-not-found' })
    return unit
  },
)

/**
 * The unit, locked, for its administrators: what it is and where decides who meets and votes, so that none changes it who
 * stands back from an open case there.
 */
export const unitToChange = refusing(
  ['unit-not-found', requireReach, requireUntiedWhereItActs],
  async (client: pg.ClientBase, caller: Caller, id: UnitId, on: IsoDate): Promise<UnitRow> => {
    const unit = await findUnitForUpdate(client, id)
    if (!unit) throw new Refused({ code: 'unit-not-found' })
    requireReach(caller.administers, unit.id)
    await requireUntiedWhereItActs(client, caller, { reaches: [id], within: [id] }, on)
    return unit
  },
)

/** The unit, locked, for its HR officers. */
export const unitOfOfficers = refusing(
  ['unit-not-found', requireReach],
  async (client: pg.ClientBase, caller: Caller, id: UnitId): Promise<UnitRow> => {
    const unit = await findUnitForUpdate(client, id)
    if (!unit) throw new Refused({ code: 'unit-not-found' })
    requireReach(caller.manages, unit.id)
    return unit
  },
)

/**
 * The unit that is graded itself, locked, for its HR officers; none who heads it at the end of that year, or is near to whoever
 * does, whose own grade is measured against it.
 */
export const unitGraded = refusing(
  [unitOfOfficers, requireNotNear],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { unit: id, year }: GradeAsked,
    on: IsoDate,
  ): Promise<UnitRow> => {
    const unit = await unitOfOfficers(client, caller, id)
    if (year !== undefined) {
      await requireNotNear(client, caller, await listHeadsAtEndOf(client, id, year), on)
    }
    return unit
  },
)

/** May the caller grade the unit itself (`unitGraded`)? */
export async function mayGradeUnit(
  client: Client,
  { manages, personId }: Caller,
  { unit, year }: GradeAsked,
  on: IsoDate,
): Promise<boolean> {
  if (!covers(manages, unit)) return false
  const heads = year === undefined ? [] : await listHeadsAtEndOf(client, unit, year)
  return (await nearness(client, personId, heads, on)) === undefined
}

/**
 * The unit to put something below, locked, for its administrators: they see every unit, so a wrong one is a wrong field. None who
 * stands back from an open case of the body: where there are parts, others meet.
 */
export const parentUnit = refusing(
  [requireReach, requireUntiedWhereItActs],
  async (client: pg.ClientBase, caller: Caller, id: UnitId, on: IsoDate): Promise<UnitRow> => {
    const parent = await findUnitForUpdate(client, id)
    if (!parent) throw wrongField('parentId', 'unknown-unit')
    requireReach(caller.administers, parent.id)
    await requireUntiedWhereItActs(client, caller, { within: [id] }, on)
    return parent
  },
)

/**
 * What a unit is put below when it moves, locked, for administrators of both places: who reads whose file goes by the tree.
 * @throws Refused record-in-use of the root, which has nothing above it
 */
export const placeToMoveTo = refusing(
  [parentUnit, 'record-in-use', requireReach],
  async (
    client: pg.ClientBase,
    caller: Caller,
    unit: UnitRow,
    { parentId, on }: { parentId: UnitId; on: IsoDate },
  ): Promise<UnitRow> => {
    const parent = await parentUnit(client, caller, parentId, on)
    if (unit.parentId === null) throw new Refused({ code: 'record-in-use' })
    requireReach(caller.administers, unit.parentId)
    return parent
  },
)

/**
 * The unit in which somebody comes to work, for its HR officers, none of whom stands back from an open case of the body: where
 * everybody meets, so does whoever is new.
 */
export const placeOfWork = refusing(
  [requireReach, requireUntiedWhereItActs],
  async (client: pg.ClientBase, caller: Caller, id: UnitId, on: IsoDate): Promise<UnitId> => {
    if (!(await findUnit(client, id))) throw wrongField('unitId', 'unknown-unit')
    requireReach(caller.manages, id)
    await requireUntiedWhereItActs(client, caller, { within: [id] }, on)
    return id
  },
)

/** The unit that a field names. @throws Refused unknown-unit at that field */
export async function namedUnit(
  client: Client,
  { field = 'unit', unit: id }: { field?: string; unit: UnitId },
): Promise<UnitRow> {
  const unit = await findUnit(client, id)
  if (!unit) throw wrongField(field, 'unknown-unit')
  return unit
}

/** The unit that a right reaches with all below it. @throws Refused required, where it reaches none or several */
export async function onlyUnit(client: Client, reach: Reach): Promise<UnitId> {
  const [only, ...others] = await listTopUnits(client, reach, 2)
  if (only === undefined || others.length > 0) throw wrongField('unit', 'required')
  return only
}

/** As `namedUnit`. @throws Refused not-permitted where the right does not reach it */
export const unitWithin = refusing(
  [requireReach],
  async (client: Client, reach: Reach, named: { field?: string; unit: UnitId }): Promise<UnitRow> => {
    const unit = await namedUnit(client, named)
    requireReach(reach, unit.id)
    return unit
  },
)
