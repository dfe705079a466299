import type { CallerRow, Role } from '../../db/reads/callers.js'
import { Refused } from '../../db/refused.js'
import type { GroupId, PersonId, Text, UnitId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'

export type { Role } from '../../db/reads/callers.js'

/** Units a right reaches, with everything below them. */
export type Reach = 'all' | UnitId[]

/** Who asks, and what they may: read from PostgreSQL at each request. */
export interface Caller {
  personId: PersonId
  login: string
  locale: keyof Text
  /** Of which the caller is a member today. */
  groups: GroupId[]
  /** Whose records office opens as little as a monitor's: candidates of an open procedure that the caller is one of, too. */
  competitors: PersonId[]
  roles: { role: Role; unitId: UnitId }[]
  /** Whose cases any role lets the caller read. */
  sees: Reach
  /** As hr_officer. */
  manages: Reach
  /** As approver. */
  approves: Reach
  /** As hr_officer or monitor: where they look after what is unfinished. */
  looksAfter: Reach
  /** As admin. */
  administers: Reach
  /** As monitor or admin: where they see to it that nobody reads what they need not. */
  oversees: Reach
  /** Whose people's records are open in full: hr_officer, approver, admin; a monitor sees names and posts only. */
  readsRecords: Reach
}

/** Does a right reach this unit? */
export function covers(reach: Reach, unit: UnitId): boolean {
  return reach === 'all' || reach.includes(unit)
}

/**
 * Is the record of somebody of that unit open in full: to those who read the records of the unit and do not stand against
 * the person, and to the person?
 */
export function readsRecordOf(
  { personId, competitors, readsRecords }: Pick<Caller, 'personId' | 'competitors' | 'readsRecords'>,
  { id, unitId }: { id: PersonId; unitId: UnitId | null },
): boolean {
  if (id === personId) return true
  if (competitors.includes(id)) return false
  return unitId === null ? readsRecords === 'all' : covers(readsRecords, unitId)
}

/** @throws Refused not-permitted when the right does not reach the unit. */
export const requireReach = refusing(['not-permitted'], (reach: Reach, unit: UnitId): void => {
  if (!covers(reach, unit)) throw new Refused({ code: 'not-permitted' })
})

/** @throws Refused not-permitted unless the caller administers the whole. */
export const requireEverything = refusing(
  ['not-permitted'],
  ({ administers }: Pick<Caller, 'administers'>): void => {
    if (administers !== 'all') throw new Refused({ code: 'not-permitted' })
  },
)

/** @throws Refused not-permitted to those who hold no role */
export const reachOfRoles = refusing(['not-permitted'], (sees: Reach): Reach => {
  if (sees.length === 0) throw new Refused({ code: 'not-permitted' })
  return sees
})

/** The caller as the accounts and grants have them. */
export function callerFrom({ personId, login, locale, groups, competitors, grants }: CallerRow): Caller {
  const reach = (...roles: Role[]): Reach => {
    const held = grants.filter(({ role }) => roles.includes(role))
    if (held.some(({ everywhere }) => everywhere)) return 'all'
    return [...new Set(held.flatMap(({ units }) => units))]
  }
  return {
    personId,
    login,
    locale,
    groups,
    competitors,
    roles: grants.map(({ role, unitId }) => ({ role, unitId })),
    sees: reach('hr_officer', 'approver', 'monitor', 'admin'),
    manages: reach('hr_officer'),
    approves: reach('approver'),
    looksAfter: reach('hr_officer', 'monitor'),
    administers: reach('admin'),
    oversees: reach('monitor', 'admin'),
    readsRecords: reach('hr_officer', 'approver', 'admin'),
  }
}
