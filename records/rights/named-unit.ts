import type pg from 'pg'
import { wrongField } from '../../db/refused.js'
import { findUnit, type UnitRow } from '../../db/registers/units.js'
import type { UnitId } from '../../domain/vocabulary.js'
import { type Reach, requireReach } from './caller.js'

/** The unit that a field names. @throws Refused unknown-unit at that field */
export async function namedUnit(
  client: pg.Pool | pg.ClientBase,
  { field = 'unit', unit: id }: { field?: string; unit: UnitId },
): Promise<UnitRow> {
  const unit = await findUnit(client, id)
  if (!unit) throw wrongField(field, 'unknown-unit')
  return unit
}

/** As `namedUnit`. @throws Refused not-permitted where the right does not reach it */
export async function unitWithin(
  client: pg.Pool | pg.ClientBase,
  reach: Reach,
  named: { field?: string; unit: UnitId },
): Promise<UnitRow> {
  const unit = await namedUnit(client, named)
  requireReach(reach, unit.id)
  return unit
}
