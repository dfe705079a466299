import type pg from 'pg'
import {
  areCompetitors,
  type CadreDetailRow,
  type CadreRow,
  findCadre,
  lockCadre,
} from '../../db/registers/cadres.js'
import type { PersonId, UnitId } from '../../domain/vocabulary.js'
import { Problem } from '../problems/problem.js'
import { type Caller, covers, type Reach } from './caller.js'

/** People of no unit are open to those whose right reaches everything. */
export function within(reach: Reach, { unit }: Pick<CadreRow, 'unit'>): boolean {
  return unit ? covers(reach, unit.id) : reach === 'all'
}

/** @throws Problem cadre-not-found also for those whom the caller may not know of. */
export async function visibleCadre(
  client: pg.Pool | pg.ClientBase,
  caller: Caller,
  id: PersonId,
): Promise<CadreDetailRow> {
  const row = await findCadre(client, id)
  const visible = row && (row.id === caller.personId || within(caller.sees, row))
  if (!visible) throw new Problem('cadre-not-found')
  return row
}

/** Is the record open in full: to those who read the records of the unit, and to the person? */
export function readsFile(caller: Caller, row: Pick<CadreRow, 'id' | 'unit'>): boolean {
  return row.id === caller.personId || within(caller.readsRecords, row)
}

/** @throws Problem cadre-not-found; not-permitted for those who see names and posts only */
export async function readableCadre(
  client: pg.Pool | pg.ClientBase,
  caller: Caller,
  id: PersonId,
): Promise<CadreDetailRow> {
  const row = await visibleCadre(client, caller, id)
  if (!readsFile(caller, row)) throw new Problem('not-permitted')
  return row
}

/**
 * The person whose file is changed, locked, with their unit; nobody enters what stands in their own way.
 * @throws Problem cadre-not-found; not-permitted where none of the rights reaches the unit, and in one's own file
 */
export async function cadreToChange(
  client: pg.ClientBase,
  caller: Caller,
  id: PersonId,
  rights: readonly Reach[],
): Promise<{ id: PersonId; unit: UnitId }> {
  await lockCadre(client, id)
  const { unit } = await visibleCadre(client, caller, id)
  if (!unit || !rights.some((reach) => covers(reach, unit.id))) throw new Problem('not-permitted')
  requireOther(caller, id)
  await requireNoCompetitor(client, caller, id)
  return { id, unit: unit.id }
}

/** @throws Problem not-permitted in the file of somebody whom the caller stands against in an open procedure */
export async function requireNoCompetitor(
  client: pg.ClientBase,
  caller: Caller,
  person: PersonId,
): Promise<void> {
  if (await areCompetitors(client, caller.personId, person)) {
    throw new Problem('not-permitted', { detail: COMPETITOR })
  }
}

/** @throws Problem not-permitted in one's own file */
export function requireOther(caller: Caller, person: PersonId): void {
  if (person === caller.personId) throw new Problem('not-permitted', { detail: OWN_FILE })
}

/** As `cadreToChange`, by the HR officers and administrators of the person's unit. */
export async function personToChange(client: pg.ClientBase, caller: Caller, id: PersonId): Promise<PersonId> {
  return (await cadreToChange(client, caller, id, [caller.manages, caller.administers])).id
}

const COMPETITOR = {
  vi: 'Hai người cùng là nhân sự của một hồ sơ đang chạy: đề nghị người khác ghi.',
  en: 'Both of you are candidates of an open procedure: ask a colleague.',
}
const OWN_FILE = {
  vi: 'Không ai tự ghi vào hồ sơ của chính mình: đề nghị người khác ghi.',
  en: 'Nobody enters this in their own file: ask a colleague.',
}
