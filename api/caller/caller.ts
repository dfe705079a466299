import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { findCaller } from '../../db/reads/callers.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import { type Caller, callerFrom } from '../../records/rights/caller.js'
import type { ApiDeps } from '../deps.js'
import { InvalidToken } from '../identity/verify-token.js'
import { Problem } from '../problems/problem.js'
import type { Language } from '../words/language.js'

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
