import { findUnitGrade, type UnitGradeRow, upsertUnitGrade } from '../db/registers/unit-grades.js'
import { localDate, yearOf } from '../domain/deadlines/dates.js'
import type { Grade, UnitId } from '../domain/vocabulary.js'
import { yearBegun } from './evaluations.js'
import { audit, differences } from './use-case/audit.js'
import { written } from './use-case/just-written.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'
import { requireReplacement, type VersionRead } from './use-case/version.js'

/** The grade of a body itself, with the paper that gives it. */
export interface UnitGradeGiven {
  unit: UnitId
  /** Undefined where what was named is no year. */
  year: number | undefined
  grade: Grade
  evidence: string
  read: VersionRead
}

/** Records the grade of a body in a year, in the place of one that is there. @throws Refused invalid-input, the version */
export const recordUnitGrade = under(
  'officers-of-graded-unit',
  refuses(requireReplacement),
  async (
    { client, caller, at, granted: { id: unitId } },
    { grade, evidence, ...given }: UnitGradeGiven,
  ): Promise<{ row: UnitGradeRow; isNew: boolean }> => {
    const year = yearBegun(given.year, yearOf(localDate(at)))
    const before = await findUnitGrade(client, unitId, year)
    requireReplacement(given.read, before)
    await upsertUnitGrade(client, { unitId, year, grade, evidence, by: caller.personId, at })
    const row = written(await findUnitGrade(client, unitId, year), `unit grade ${unitId} ${year}`)
    await audit(client, caller, at, {
      what: before ? 'unit-grade-changed' : 'unit-grade-recorded',
      ...(before ? differences(valuesOf(before), valuesOf(row)) : { after: valuesOf(row) }),
    })
    return { row, isNew: before === undefined }
  },
)

const valuesOf = ({ unitId, year, grade, evidence, recordedBy }: UnitGradeRow) => ({
  ...{ id: `${unitId}/${year}`, grade, evidence, recordedBy: recordedBy.id },
})
