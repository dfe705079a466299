import { E_CANCELED, Semaphore } from 'async-mutex'
import type { ErrorRequestHandler, Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { Problem } from '../problems/problem.js'
import { isReading } from './readings.js'

/** What one account, and one address, may take of a process that serves everybody. */
export interface FairShare {
  /** Requests of an account in a minute; 0: as many as it sends. */
  perMinute: number
  /** Requests of an address in a minute that no token, or a wrong one, came with; 0: as many as it sends. */
  unknownPerMinute: number
  /** Requests of an address to the embedded provider in a minute, a few for each who signs in; 0: as many as it sends. */
  signInPerMinute: number
  /** Readings of an account that are served at once; the others wait for their turn. */
  atOnce: number
  /** Readings of an account that may wait; one more is refused. */
  waiting: number
  /**
   * Milliseconds that they wait without one of the account being answered. Where nothing answers any more, whoever waits is
   * told so within five seconds; where the machine is only busy, whoever waits is served, late.
   */
  waitMs: number
}

export const FAIR_SHARE: FairShare = {
  perMinute: 1_200,
  unknownPerMinute: 300,
  signInPerMinute: 600,
  atOnce: 8,
  waiting: 100,
  waitMs: 900,
}

/** The same with as many requests of an account in a minute; where these are not limited, nothing is by the minute. */
export const shareOf = (perMinute: number): FairShare => ({
  ...FAIR_SHARE,
  perMinute,
  ...(perMinute === 0 && { unknownPerMinute: 0, signInPerMinute: 0 }),
})

/** What is answered to whoever brings no token that opens this API. */
const NO_GOOD_TOKEN: ReadonlySet<string> = new Set([
  'unauthenticated',
  'insufficient-scope',
  'sign-in-too-weak',
])
const MINUTE_MS = 60_000
const RULES = { windowMs: MINUTE_MS, standardHeaders: 'draft-8', legacyHeaders: false } as const
/** Seconds after which whoever had too many at once may try again. */
const SOON = 2

/**
 * Limits what comes with no token that opens this API, by address: behind everything, so that whoever has one is served
 * beside somebody at the same address who has none.
 */
export function limitUnknown({ unknownPerMinute: limit }: FairShare): ErrorRequestHandler {
  if (limit === 0) return (error, _request, _response, next) => next(error)
  const counted = rateLimit({ ...RULES, limit, keyGenerator: addressOf, handler: refuse })
  return (error, request, response, next) => {
    if (!(error instanceof Problem) || !NO_GOOD_TOKEN.has(error.code)) return next(error)
    return counted(request, response, (refused?: unknown) => next(refused ?? error))
  }
}

/** Limits what an address asks of the embedded provider, which keeps something of most that it is asked. */
export function limitSignIn({ signInPerMinute: limit }: FairShare): RequestHandler {
  if (limit === 0) return (_request, _response, next) => next()
  return rateLimit({ ...RULES, limit, keyGenerator: addressOf, handler: refuse })
}

const addressOf = ({ ip = '' }: Request): string => ipKeyGenerator(ip)

const refuse: RequestHandler = (_request, _response, next) =>
  next(new Problem('too-many-requests', { retryAfter: MINUTE_MS / 1000 }))

/** Limits what an account asks in a minute. */
export function limitAccount(
  { perMinute: limit }: FairShare,
  accountOf: (request: Request) => string,
): RequestHandler {
  if (limit === 0) return (_request, _response, next) => next()
  return rateLimit({
    ...RULES,
    limit,
    keyGenerator: accountOf,
    handler: (_request, response, next) => {
      const seconds = Number(response.getHeader('Retry-After') ?? MINUTE_MS / 1000)
      next(new Problem('too-many-requests', { retryAfter: seconds }))
    },
  })
}

interface Share {
  turns: Semaphore
  /** Served or waiting. */
  requests: number
  /** Sends away whoever waits; put off whenever one is answered. None where nobody waits. */
  stalled?: NodeJS.Timeout | undefined
}

/**
 * Serves an account some readings at once, so that it holds up nobody but itself. A command waits for its case as long as that
 * takes; what is read meanwhile does not wait for the command.
 */
export function takeTurns(
  { atOnce, waiting, waitMs }: FairShare,
  accountOf: (request: Request) => string,
): RequestHandler {
  const shares = new Map<string, Share>()
  return async (request, response, next) => {
    if (!isReading(request)) return next()
    const account = accountOf(request)
    const share: Share = shares.get(account) ?? { turns: new Semaphore(atOnce), requests: 0 }
    if (share.requests >= atOnce + waiting) throw new Problem('too-many-requests', { retryAfter: SOON })
    shares.set(account, share)
    share.requests += 1
    if (share.requests > atOnce) share.stalled ??= setTimeout(() => share.turns.cancel(), waitMs)
    let release = (): void => {}
    const leave = () => {
      release()
      share.requests -= 1
      if (share.requests > atOnce) share.stalled?.refresh()
      else share.stalled = void clearTimeout(share.stalled)
      if (share.requests === 0) shares.delete(account)
    }
    try {
      ;[, release] = await share.turns.acquire()
    } catch (error) {
      leave()
      throw error === E_CANCELED ? new Problem('dependency-down', { retryAfter: SOON }) : error
    }
    // Whoever has gone meanwhile is not served.
    if (response.closed || request.socket.destroyed) return leave()
    response.once('close', leave)
    next()
  }
}
