import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import { type CadreDetailRow, type CadreRow, findCadre, lockCadre } from '../../db/registers/cadres.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Instant, PersonId, UnitId } from '../../domain/vocabulary.js'
import { wrongField } from '../use-case/invalid-input.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, type Reach, readsRecordOf } from './caller.js'
import { requireNotNear } from './nearness.js'

/** People of no unit are open to those whose right reaches everything. */
export function within(reach: Reach, { unit }: Pick<CadreRow, 'unit'>): boolean {
  return unit ? covers(reach, unit.id) : reach === 'all'
}

/** @throws Refused cadre-not-found also for those whom the caller may not know of. */
export const visibleCadre = refusing(
  ['cadre-not-found'],
  async (client: Client, caller: Caller, id: PersonId): Promise<CadreDetailRow> => {
    const row = await findCadre(client, id)
    const visible = row && (row.id === caller.personId || within(caller.sees, row))
    if (!visible) throw new Refused({ code: 'cadre-not-found' })
    return row
  },
)

/** As `readsRecordOf`, of a person's row. */
export function readsFile(caller: Caller, { id, unit }: Pick<CadreRow, 'id' | 'unit'>): boolean {
  return readsRecordOf(caller, { id, unitId: unit?.id ?? null })
}

/** @throws Refused cadre-not-found; not-permitted for those who see names and posts only, competitors among them */
export const readableCadre = refusing(
  [visibleCadre, 'not-permitted'],
  async (client: Client, caller: Caller, id: PersonId): Promise<CadreDetailRow> => {
    const row = await visibleCadre(client, caller, id)
    if (!readsFile(caller, row)) throw new Refused({ code: 'not-permitted' })
    return row
  },
)

/**
 * Whoever may ask who read somebody's record: those who oversee the unit and do not stand against the person, and the person.
 * @throws Refused cadre-not-found, not-permitted
 */
export const overseenCadre = refusing(
  [visibleCadre, 'not-permitted'],
  async (client: Client, caller: Caller, id: PersonId): Promise<void> => {
    const row = await visibleCadre(client, caller, id)
    const oversees = within(caller.oversees, row) && !caller.competitors.includes(id)
    if (id !== caller.personId && !oversees) throw new Refused({ code: 'not-permitted' })
  },
)

/** What is known of whoever may be written of: their record, locked, and their unit. */
export interface CadreToChange {
  row: CadreDetailRow
  unit: UnitId
}

/**
 * The person whose file is changed, locked, for those who are not near to them.
 * @throws Refused cadre-not-found; not-permitted where none of the rights reaches the unit, and to the near
 */
export const cadreToChange = refusing(
  [visibleCadre, 'not-permitted', requireNotNear],
  async (
    client: pg.ClientBase,
    caller: Caller,
    id: PersonId,
    { rights, at }: { rights: readonly Reach[]; at: Instant },
  ): Promise<CadreToChange> => {
    await lockCadre(client, id)
    const row = await visibleCadre(client, caller, id)
    const unit = row.unit?.id
    if (unit === undefined || !rights.some((reach) => covers(reach, unit))) {
      throw new Refused({ code: 'not-permitted' })
    }
    await requireNotNear(client, caller, [id], localDate(at))
    return { row, unit }
  },
)

/** Whom the caller may not know of is as unknown as nobody. @throws Refused invalid-input, at that field */
export async function requireWithinSight(
  client: pg.ClientBase,
  caller: Caller,
  field: string,
  person: PersonId,
): Promise<void> {
  const row = await findCadre(client, person)
  if (!row || !within(caller.sees, row)) throw wrongField(field, 'unknown-cadre-in-reach')
}
