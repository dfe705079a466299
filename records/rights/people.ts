import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { areCompetitors } from '../../db/reads/candidacies.js'
import { Refused } from '../../db/refused.js'
import { type CadreDetailRow, type CadreRow, findCadre, lockCadre } from '../../db/registers/cadres.js'
import type { PersonId, UnitId } from '../../domain/vocabulary.js'
import { wrongField } from '../use-case/invalid-input.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, type Reach, requireReach } from './caller.js'

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

/** Is the record open in full: to those who read the records of the unit, and to the person? */
export function readsFile(caller: Caller, row: Pick<CadreRow, 'id' | 'unit'>): boolean {
  return row.id === caller.personId || within(caller.readsRecords, row)
}

/** @throws Refused cadre-not-found; not-permitted for those who see names and posts only */
export const readableCadre = refusing(
  [visibleCadre, 'not-permitted'],
  async (client: Client, caller: Caller, id: PersonId): Promise<CadreDetailRow> => {
    const row = await visibleCadre(client, caller, id)
    if (!readsFile(caller, row)) throw new Refused({ code: 'not-permitted' })
    return row
  },
)

/**
 * The record of a person, locked, for the HR officers of their unit: of themselves too, nothing in it stands in a way.
 */
export const recordToChange = refusing(
  [visibleCadre, 'not-permitted'],
  async (client: pg.ClientBase, caller: Caller, id: PersonId): Promise<CadreDetailRow> => {
    await lockCadre(client, id)
    const row = await visibleCadre(client, caller, id)
    if (!row.unit) throw new Refused({ code: 'not-permitted' })
    requireReach(caller.manages, row.unit.id)
    return row
  },
)

/**
 * The person whose file is changed, locked, with their unit; nobody enters what stands in their own way.
 * @throws Refused cadre-not-found; not-permitted where none of the rights reaches the unit, and in one's own file
 */
export const cadreToChange = refusing(
  [visibleCadre, 'not-permitted'],
  async (
    client: pg.ClientBase,
    caller: Caller,
    id: PersonId,
    rights: readonly Reach[],
  ): Promise<{ id: PersonId; unit: UnitId }> => {
    await lockCadre(client, id)
    const { unit } = await visibleCadre(client, caller, id)
    if (!unit || !rights.some((reach) => covers(reach, unit.id))) throw new Refused({ code: 'not-permitted' })
    requireOther(caller, id)
    await requireNoCompetitor(client, caller, id)
    return { id, unit: unit.id }
  },
)

/** @throws Refused not-permitted in the file of somebody whom the caller stands against in an open procedure */
export const requireNoCompetitor = refusing(
  ['not-permitted'],
  async (client: pg.ClientBase, caller: Caller, person: PersonId): Promise<void> => {
    if (await areCompetitors(client, caller.personId, person)) {
      throw new Refused({ code: 'not-permitted', because: 'competitor' })
    }
  },
)

/** @throws Refused not-permitted in one's own file */
export const requireOther = refusing(['not-permitted'], (caller: Caller, person: PersonId): void => {
  if (person === caller.personId) throw new Refused({ code: 'not-permitted', because: 'own-file' })
})

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
