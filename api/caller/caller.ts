import { isDeepStrictEqual } from 'node:util'
import type { Request, RequestHandler } from 'express'
import { type Asker, type CallerRow, findCaller } from '../../db/reads/callers.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Instant, IsoDate } from '../../domain/vocabulary.js'
import { type Caller, callerFrom } from '../../records/rights/caller.js'
import type { ApiDeps } from '../deps.js'
import { InsufficientScope, InvalidToken, WeakSignIn } from '../identity/verify-token.js'
import { Problem } from '../problems/problem.js'
import type { BrowserSignIn } from '../session/browser-sign-in.js'
import { requireSameOrigin } from '../session/same-origin.js'
import type { Language } from '../words/language.js'

/** Who asks: by the token or by the session of their browser, and by the records as soon as anything is read of them. */
interface Asking {
  who: Asker
  by: 'token' | 'session'
  /** When token or session ends, where that is known. */
  endsAt: Instant | undefined
  /** Reads the caller alone. */
  read: () => Promise<CallerRow | undefined>
  /** Being read, or read. */
  reading?: Promise<Caller>
  /** As it was read. */
  caller?: Caller
}

const askers = new WeakMap<Request, Asking>()

function askingOf(request: Request): Asking {
  const asking = askers.get(request)
  if (!asking) throw new Error('this route is not behind authenticate()')
  return asking
}

/** The login of whoever asks, as their token or session has it: of an account or of none. */
export const accountOf = (request: Request): string => askingOf(request).who.login

/** Has the request got past `authenticate`? */
export const isAuthenticated = (request: Request): boolean => askers.has(request)

/** By what whoever asks is known, and until when. */
export const knownBy = (request: Request): Pick<Asking, 'who' | 'by' | 'endsAt'> => askingOf(request)

/** The caller of an authenticated request: read when first asked for, once. @throws Problem account-unknown, unauthenticated */
export function callerOf(request: Request): Promise<Caller> {
  const asking = askingOf(request)
  return asking.reading ?? reading(asking, asking.read())
}

/**
 * Is the caller of a request that takes long still as they were: with an account, a session, and the same rights? A token is not
 * looked at again: what was asked while it was good is answered.
 */
export async function isStill(request: Request, caller: Caller): Promise<boolean> {
  const row = await askingOf(request).read()
  return row !== undefined && isDeepStrictEqual(inOrder(callerFrom(row)), inOrder(caller))
}

/** Groups, units and roles come in no order. */
const inOrder = (caller: Caller) =>
  Object.values(caller).map((held) =>
    Array.isArray(held) ? held.map((each) => JSON.stringify(each)).toSorted() : held,
  )

/**
 * The caller of an authenticated request with what is read in the same flight, by `read`: undefined where the login has no
 * account, or the session has ended. @throws Problem account-unknown, unauthenticated
 */
export async function callerWith<Found extends { caller: CallerRow }>(
  request: Request,
  read: (who: Asker) => Promise<Found | undefined>,
): Promise<Omit<Found, 'caller'> & { caller: Caller }> {
  const asking = askingOf(request)
  const finding = read(asking.who)
  const caller = await reading(
    asking,
    finding.then((found) => found?.caller),
  )
  const found = await finding
  if (!found) throw nobody(asking)
  return { ...found, caller }
}

function reading(asking: Asking, row: Promise<CallerRow | undefined>): Promise<Caller> {
  asking.reading = row.then((found) => {
    if (!found) throw nobody(asking)
    asking.caller = callerFrom(found)
    return asking.caller
  })
  return asking.reading
}

/** A session is of an account: it ends with it. */
const nobody = ({ by }: Pick<Asking, 'by'>): Problem =>
  by === 'session' ? sessionEnded() : new Problem('account-unknown')

const sessionEnded = (): Problem =>
  new Problem('unauthenticated', {
    detail: {
      vi: 'Phiên đăng nhập đã kết thúc; hãy đăng nhập lại',
      en: 'The session has ended: sign in again',
    },
  })

/** The code of the person who asks, where the request got as far as knowing it. */
export const callerId = (request: Request): string | undefined => askers.get(request)?.caller?.personId

/** The language of the caller's account, where the request got as far as knowing it. */
export function callerLocale(request: Request): Language | undefined {
  return askers.get(request)?.caller?.locale
}

/** Verifies the token, else the session of the browser; everything behind it may use `callerOf`. */
export function authenticate(deps: ApiDeps): RequestHandler {
  return async (request, _response, next) => {
    await recognise(deps, request)
    next()
  }
}

/**
 * Tells who asks. A token is looked at first: whoever brings one asks by it alone, and whatever their browser adds is not read.
 * @throws Problem unauthenticated, insufficient-scope, sign-in-too-weak, cross-site-request
 */
export async function recognise(deps: ApiDeps, request: Request): Promise<void> {
  const { pool, now, browser, verifyToken } = deps
  const authorization = request.get('authorization')
  const secret = authorization === undefined ? browser?.cookies.secretOf(request) : undefined
  const known =
    browser && secret
      ? await bySession(deps, browser, request, secret)
      : await byToken(verifyToken, authorization)
  askers.set(request, { ...known, read: () => findCaller(pool, known.who, today(now)) })
}

type Known = Pick<Asking, 'who' | 'by' | 'endsAt'>

async function bySession(
  { publicUrl }: Pick<ApiDeps, 'publicUrl'>,
  { sessions }: BrowserSignIn,
  request: Request,
  secret: string,
): Promise<Known> {
  requireSameOrigin(request, publicUrl)
  const session = await sessions.find(secret)
  if (!session) throw sessionEnded()
  const { login, hash, endsAt } = session
  return { who: { login, session: hash }, by: 'session', endsAt }
}

/** Today in Asia/Ho_Chi_Minh. */
export function today(now: () => Date): IsoDate {
  return localDate(now().toISOString())
}

async function byToken(verify: ApiDeps['verifyToken'], authorization: string | undefined): Promise<Known> {
  try {
    const { login, until } = await verify(authorization)
    return {
      who: { login },
      by: 'token',
      endsAt: until === undefined ? undefined : new Date(until).toISOString(),
    }
  } catch (error) {
    if (error instanceof InsufficientScope) throw new Problem('insufficient-scope', { cause: error })
    if (error instanceof WeakSignIn) throw new Problem('sign-in-too-weak', { cause: error })
    if (error instanceof InvalidToken) throw new Problem('unauthenticated', { cause: error })
    throw error
  }
}
