import type { Request, RequestHandler } from 'express'
import { type CallerRow, findCaller } from '../../db/reads/callers.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import { type Caller, callerFrom } from '../../records/rights/caller.js'
import type { ApiDeps } from '../deps.js'
import { InvalidToken } from '../identity/verify-token.js'
import { Problem } from '../problems/problem.js'
import type { Language } from '../words/language.js'

/** Who asks: by the token, and by the records as soon as anything is read of them. */
interface Asker {
  login: string
  /** Reads the caller alone. */
  read: () => Promise<CallerRow | undefined>
  /** Being read, or read. */
  reading?: Promise<Caller>
  /** As it was read. */
  caller?: Caller
}

const askers = new WeakMap<Request, Asker>()

function askerOf(request: Request): Asker {
  const asker = askers.get(request)
  if (!asker) throw new Error('this route is not behind authenticate()')
  return asker
}

/** The login of whoever asks, as their token has it: of an account or of none. */
export const accountOf = (request: Request): string => askerOf(request).login

/** Has the request got past `authenticate`? */
export const isAuthenticated = (request: Request): boolean => askers.has(request)

/** The caller of an authenticated request: read when first asked for, once. @throws Problem account-unknown */
export function callerOf(request: Request): Promise<Caller> {
  const asker = askerOf(request)
  return asker.reading ?? reading(asker, asker.read())
}

/**
 * The caller of an authenticated request with what is read in the same flight, by `read`: undefined where the login has no
 * account. @throws Problem account-unknown
 */
export async function callerWith<Found extends { caller: CallerRow }>(
  request: Request,
  read: (login: string) => Promise<Found | undefined>,
): Promise<Omit<Found, 'caller'> & { caller: Caller }> {
  const asker = askerOf(request)
  const finding = read(asker.login)
  const caller = await reading(
    asker,
    finding.then((found) => found?.caller),
  )
  const found = await finding
  if (!found) throw new Problem('account-unknown')
  return { ...found, caller }
}

function reading(asker: Asker, row: Promise<CallerRow | undefined>): Promise<Caller> {
  asker.reading = row.then((found) => {
    if (!found) throw new Problem('account-unknown')
    asker.caller = callerFrom(found)
    return asker.caller
  })
  return asker.reading
}

/** The code of the person who asks, where the request got as far as knowing it. */
export const callerId = (request: Request): string | undefined => askers.get(request)?.caller?.personId

/** The language of the caller's account, where the request got as far as knowing it. */
export function callerLocale(request: Request): Language | undefined {
  return askers.get(request)?.caller?.locale
}

/** Verifies the token; everything behind it may use `callerOf`. */
export function authenticate({ pool, verifyToken, now }: ApiDeps): RequestHandler {
  return async (request, _response, next) => {
    const login = await verified(verifyToken, request.get('authorization'))
    askers.set(request, { login, read: () => findCaller(pool, login, today(now)) })
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
