import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { type CallerRow, findCaller, type Role } from '../../db/reads/callers.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { GroupId, IsoDate, PersonId, UnitId } from '../../domain/vocabulary.js'
import type { ApiDeps } from '../deps.js'
import { InvalidToken } from '../identity/verify-token.js'
import { Problem } from '../problems/problem.js'
import type { Language } from '../words/language.js'

export type { Role } from '../../db/reads/callers.js'

/** Units a right reaches, with everything below them. */
export type Reach = 'all' | UnitId[]

/** Who asks, and what they may: read from PostgreSQL at each request. */
export interface Caller {
  personId: PersonId
  login: string
  locale: Language
  /** Of which the caller is a member today. */
  groups: GroupId[]
  roles: { role: Role; unitId: UnitId }[]
  /** Whose cases any role lets the caller read. */
  sees: Reach
  /** As hr_officer. */
  manages: Reach
  /** As admin. */
  administers: Reach
  /** Whose people's records are open in full: hr_officer, approver, admin; a monitor sees names and posts only. */
  readsRecords: Reach
}

/** Does a right reach this unit? */
export function covers(reach: Reach, unit: UnitId): boolean {
  return reach === 'all' || reach.includes(unit)
}

const callers = new WeakMap<Request, Caller>()

/** The caller of an authenticated request. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request)
  if (!caller) throw new Error('this route is not behind authenticate()')
  return caller
}

/** The language of the caller's account, where the request got as far as knowing it. */
export function callerLocale(request: Request): Language | undefined {
  return callers.get(request)?.locale
}

/** Verifies the token and reads the caller; everything behind it may use `callerOf`. */
export function authenticate({ pool, verifyToken, now }: ApiDeps): RequestHandler {
  return async (request: Request, _response: Response, next: NextFunction) => {
    const login = await verified(verifyToken, request.get('authorization'))
    const row = await findCaller(pool, login, today(now))
    if (!row) throw new Problem('account-unknown')
    callers.set(request, callerFrom(row))
    next()
  }
}

/** Today in Asia/Ho_Chi_Minh. */
export function today(now: () => Date): IsoDate {
  return localDate(now().toISOString())
}

async function verified(verify: ApiDeps['verifyToken'], authorization: string | undefined): Promise<string> {
  try {
    const { login } = await verify(authorization)
    return login
  } catch (error) {
    if (error instanceof InvalidToken) throw new Problem('unauthenticated', { cause: error })
    throw error
  }
}

function callerFrom({ personId, login, locale, groups, grants }: CallerRow): Caller {
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
    roles: grants.map(({ role, unitId }) => ({ role, unitId })),
    sees: reach('hr_officer', 'approver', 'monitor', 'admin'),
    manages: reach('hr_officer'),
    administers: reach('admin'),
    readsRecords: reach('hr_officer', 'approver', 'admin'),
  }
}
