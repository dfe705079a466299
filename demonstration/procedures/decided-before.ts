import type { IsoDate, PersonId, UnitId } from '../../domain/vocabulary.js'
import type { Province, TenureRow } from '../province.js'
import type { ScriptedProcedure } from './script-procedures.js'

/** Whom a procedure put into its seat, and from when. */
interface Effect {
  launch: ScriptedProcedure['launch']
  person: PersonId
  from: IsoDate
  keepsFormerPost: boolean
}

/** The province as its records stand once those procedures took effect: who is in office now. */
export function afterDecisions(province: Province, scripts: readonly ScriptedProcedure[]): Province {
  const effects = scripts.flatMap(effectOf)
  const left = new Map(
    effects.flatMap(({ person, from, keepsFormerPost }) => (keepsFormerPost ? [] : [[person, from]])),
  )
  const began = effects.map(
    ({ person, from, launch: { subject } }): TenureRow => ({
      ...{ personId: person, postId: subject.postId, seatId: subject.seatId, level: subject.level },
      ...{ fromOn: from, toOn: null, termEndsOn: null },
    }),
  )
  const ended = province.tenures.map((row) => {
    const toOn = row.toOn ?? left.get(row.personId) ?? null
    return { ...row, toOn }
  })
  return { ...province, tenures: [...ended, ...began] }
}

/** The offices in which such a decision took effect since that day, or was revoked: who met there in between is another matter. */
export function officesInChange(
  province: Province,
  scripts: readonly ScriptedProcedure[],
  since: IsoDate,
): ReadonlySet<UnitId> {
  const units = new Map(province.people.map(({ id, unitId }) => [id, unitId]))
  const revoked = new Set(scripts.map(({ launch }) => launch.revokes))
  return new Set(
    scripts
      .flatMap(effectOf)
      .filter(({ from, launch }) => from >= since || revoked.has(launch.caseId))
      .flatMap(({ person, launch }) => [launch.subject.unitId, units.get(person) ?? ''])
      .map((unit) => officeOf(province, unit)),
  )
}

/** The office right below the province that a unit belongs to. */
export const officeOf = ({ units }: Province, unit: UnitId): UnitId =>
  units.find(({ id }) => id === unit)?.path[1] ?? unit

/** What the last decision that was recorded on paper says, where it filled the seat. */
function effectOf({ launch }: ScriptedProcedure): Effect[] {
  if (launch.revokes !== undefined) return []
  const said = (launch.paperTrail?.steps ?? []).flatMap(({ input, task }) => {
    // The scripts write the steps themselves: a decision, or a ratification, says from when it holds.
    const { result } = input as { result?: { effectiveOn?: IsoDate; keepsFormerPost?: boolean } }
    return result?.effectiveOn === undefined
      ? []
      : [{ ...result, from: result.effectiveOn, person: task?.candidate }]
  })
  const last = said.at(-1)
  if (!last?.person) return []
  return [{ launch, person: last.person, from: last.from, keepsFormerPost: last.keepsFormerPost === true }]
}
