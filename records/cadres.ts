import type pg from 'pg'
import {
  type CadreDetailRow,
  type CadreValues,
  findCadre,
  insertCadre,
  type Paper,
  updateCadre,
  upsertPapers,
} from '../db/registers/cadres.js'
import { findUnit } from '../db/registers/units.js'
import { localDate } from '../domain/deadlines/dates.js'
import { normaliseName, searchName } from '../domain/names.js'
import type { BirthDate, IsoDate, PersonId, UnitId } from '../domain/vocabulary.js'
import { requireUntiedWhereItActs } from './rights/recusal.js'
import { placeOfWork } from './rights/units.js'
import { audit, differences } from './use-case/audit.js'
import { requirePast } from './use-case/day-bounds.js'
import { wrongField } from './use-case/invalid-input.js'
import { written } from './use-case/just-written.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'
import { requireVersion, type VersionRead } from './use-case/version.js'

/** A person of the records; `id` is new. */
export interface NewCadre extends Omit<CadreValues, 'searchName' | 'unitId'> {
  unitId: UnitId
}

/** Adds a cadre. */
export const createCadre = under(
  'officers-of-unit',
  refuses(requirePast),
  async ({ client, caller, at }, cadre: NewCadre): Promise<CadreDetailRow> => {
    await requireOrigin(client, cadre.originUnitId)
    requireDatesPast(cadre, localDate(at))
    await insertCadre(client, { ...cadre, ...namesOf(cadre.fullName) })
    const row = await writtenCadre(client, cadre.id)
    await audit(client, caller, at, { what: 'cadre-created', after: valuesOf(row) })
    return row
  },
)

/** When a paper of somebody's was verified; null: not yet. */
export interface PaperVerified {
  paper: Paper
  verifiedOn: IsoDate | null
}

/** What changes of a person's record, by whoever has read it; the rest stays as it is. */
export interface CadreChange {
  person: PersonId
  read: VersionRead
  values: Partial<Omit<NewCadre, 'id'>>
  papers?: readonly PaperVerified[] | undefined
}

/** Changes a person's record. */
export const changeCadre = under(
  'officers-of-person',
  refuses(requireVersion, placeOfWork, requireUntiedWhereItActs, requirePast),
  async (
    { client, caller, at, granted: { row: before } },
    { read, values, papers = [] }: CadreChange,
  ): Promise<CadreDetailRow> => {
    requireVersion(read, before)
    if (values.unitId !== undefined && values.unitId !== before.unit?.id) {
      const on = localDate(at)
      await placeOfWork(client, caller, values.unitId, on)
      // Where everybody meets, whoever leaves meets no more.
      if (before.unit) await requireUntiedWhereItActs(client, caller, { within: [before.unit.id] }, on)
    }
    await requireOrigin(client, values.originUnitId)
    requireDatesPast({ ...values, papers }, localDate(at))
    const names = namesOf(values.fullName ?? before.fullName)
    await updateCadre(client, { ...valuesOf(before), ...values, ...names })
    await upsertPapers(client, before.id, papers)
    const after = await writtenCadre(client, before.id)
    await audit(client, caller, at, {
      what: 'cadre-changed',
      ...differences(recordOf(before), recordOf(after)),
    })
    return after
  },
)

/** Where somebody comes from is any unit there is. */
async function requireOrigin(client: pg.ClientBase, unitId: UnitId | null | undefined): Promise<void> {
  if (unitId && !(await findUnit(client, unitId))) throw wrongField('originUnitId', 'unknown-unit')
}

interface Dated {
  bornOn?: BirthDate | null | undefined
  papers?: readonly PaperVerified[]
}

/** Nobody is born, and nothing is verified, in the future; no paper is named twice. */
function requireDatesPast({ bornOn, papers = [] }: Dated, latest: IsoDate): void {
  if (bornOn) requirePast('bornOn', bornOn, latest)
  for (const [index, { paper, verifiedOn }] of papers.entries()) {
    if (verifiedOn) requirePast(`papers.${index}.verifiedOn`, verifiedOn, latest)
    if (papers.slice(0, index).some((earlier) => earlier.paper === paper)) {
      throw wrongField(`papers.${index}.paper`, 'named-twice')
    }
  }
}

function namesOf(fullName: string) {
  return { fullName: normaliseName(fullName), searchName: searchName(fullName) }
}

const writtenCadre = async (client: pg.ClientBase, id: PersonId): Promise<CadreDetailRow> =>
  written(await findCadre(client, id), `cadre ${id}`)

function valuesOf({
  id,
  fullName,
  searchName: searched,
  unit,
  managedAs,
  file,
}: CadreDetailRow): CadreValues {
  const { bornOn, sex, ethnicity, originUnitId, degrees, email, locale } = file
  return {
    ...{ id, fullName, searchName: searched, managedAs, unitId: unit?.id ?? null },
    ...{ bornOn, sex, ethnicity, originUnitId, degrees, email, locale },
  }
}

const recordOf = (row: CadreDetailRow) => ({
  ...valuesOf(row),
  papers: row.file.papers,
  evaluations: row.file.evaluations,
})
