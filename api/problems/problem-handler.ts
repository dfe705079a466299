import { types } from 'node:util'
import { ServiceError } from '@temporalio/client'
import type { ErrorRequestHandler, Request, Response } from 'express'
import { Refused } from '../../db/refused.js'
import { callerLocale, callerOf, isAuthenticated } from '../caller/caller.js'
import { IssuerUnavailable } from '../identity/issuer-keys.js'
import { InsufficientScope, InvalidToken, WeakSignIn } from '../identity/verify-token.js'
import { languageOf, say } from '../words/language.js'
import { Problem, refusalProblem } from './problem.js'

/** Unlike instanceof, it also knows errors of another realm. */
const { isNativeError } = types

/** Seconds after which a client may try again what a dependency could not do. */
const RETRY_AFTER = 5

/** Characters of the path that an answer repeats: no path that there is has more. */
const LONGEST_INSTANCE = 500

/** Turns whatever was thrown into application/problem+json. What is not ours is logged; its answer tells only the id. */
export const answerProblem: ErrorRequestHandler = async (thrown: unknown, request, response, next) => {
  if (response.headersSent) {
    next(thrown)
    return
  }
  const error = await unlessUnknown(request, thrown)
  const problem = problemOf(error)
  response.locals.problem = problem.code
  if (problem.cause instanceof InvalidToken) response.locals.token = problem.cause.code
  if (problem.status >= 500) request.log?.error({ err: error, code: problem.code }, 'request failed')
  sendProblem(request, response, problem)
}

/**
 * What is wrong with a request may be seen before the caller is read. It is told to whoever has an account, in their
 * language; whoever has none is told that instead.
 */
async function unlessUnknown(request: Request, error: unknown): Promise<unknown> {
  const { status } = problemOf(error)
  // Whoever had their share is not looked up to be told so.
  if (status >= 500 || status === 429 || !isAuthenticated(request)) return error
  return callerOf(request).then(
    () => error,
    (unknown: unknown) => unknown,
  )
}

function sendProblem(request: Request, response: Response, problem: Problem): void {
  const language = languageOf(request, callerLocale(request))
  if (problem.status === 401 || problem.cause instanceof InsufficientScope)
    response.set('WWW-Authenticate', challenge(problem, request))
  if (problem.status === 503 || problem.status === 429)
    response.set('Retry-After', String(problem.retryAfter ?? RETRY_AFTER))
  response
    .status(problem.status)
    // What is wrong now may be right the next time: no cache answers with it.
    .set({ 'Cache-Control': 'no-store', 'Content-Language': language })
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:problem:${problem.code}`,
        title: say(problem.title, language),
        status: problem.status,
        code: problem.code,
        detail: say(problem.detail, language),
        instance: request.originalUrl.split('?', 1)[0]?.slice(0, LONGEST_INSTANCE),
        requestId: String(request.id),
        ...(problem.errors.length > 0 && {
          errors: problem.errors.map((error) => ({ ...error, message: say(error.message, language) })),
        }),
        ...(problem.hasMore && { moreErrors: true }),
        ...(problem.now && { now: problem.now }),
      }),
    )
}

/** RFC 6750, and of how strongly somebody signed in RFC 9470: without a token no error is named. */
function challenge({ cause }: Problem, request: Request): string {
  const realm = 'Bearer realm="api"'
  if (cause instanceof InsufficientScope)
    return `${realm}, error="insufficient_scope", scope="${cause.scope}"`
  if (cause instanceof WeakSignIn)
    return `${realm}, error="insufficient_user_authentication", acr_values="${cause.acrValues.join(' ')}"`
  if (request.get('authorization') === undefined) return realm
  const expired = isNativeError(cause) && 'code' in cause && cause.code === 'expired'
  return `${realm}, error="invalid_token"${expired ? ', error_description="expired"' : ''}`
}

/** The problem that an error means; internal-error for what nobody expected. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof Refused) return refusalProblem(error.refusal)
  if (isDependencyDown(error)) return new Problem('dependency-down', { cause: error })
  return bodyProblem(error) ?? new Problem('internal-error', { cause: error })
}

/** What Express and its body parser throw: errors with a type and a status. */
function bodyProblem(error: unknown): Problem | undefined {
  if (!isNativeError(error)) return undefined
  if (error instanceof URIError) return new Problem('not-found', { cause: error })
  if (!('type' in error)) return undefined
  switch (error.type) {
    case 'entity.too.large':
    case 'parameters.too.many':
      return new Problem('body-too-large', { cause: error })
    case 'entity.parse.failed':
    case 'request.size.invalid':
    case 'request.aborted':
      return new Problem('malformed-json', { cause: error })
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new Problem('unsupported-media-type', { cause: error })
    default:
      return undefined
  }
}

/** Codes of Node's network errors. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])
/** What the driver says of a connection that is not there or did not answer in time: it gives no code. */
const CONNECTION_LOST =
  /^(timeout exceeded when trying to connect|connection terminated|query read timeout|client has encountered a connection error|server closed the connection|not queryable|cannot use a pool after)/i

/** Is this PostgreSQL, Temporal or the issuer not answering, rather than a fault of ours? */
function isDependencyDown(error: unknown): boolean {
  if (error instanceof ServiceError || error instanceof IssuerUnavailable) return true
  if (!isNativeError(error)) return false
  if (error instanceof AggregateError) return error.errors.some(isDependencyDown)
  const code = 'code' in error ? String(error.code) : ''
  // 08: connection exceptions; 53: too few resources; 57: shut down, or a statement given up; 25P02 follows from those.
  if (/^(08|53)[0-9A-Z]{3}$/.test(code) || /^57(P0[1-5]|014)$/.test(code)) return true
  return NETWORK.has(code) || CONNECTION_LOST.test(error.message)
}
