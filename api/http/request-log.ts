import { randomUUID } from 'node:crypto'
import { types } from 'node:util'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import { callerId } from '../caller/caller.js'

/** Unlike instanceof, it also knows errors of another realm. */
const { isNativeError } = types

const REQUEST_ID = /^[\w.:-]{1,100}$/

/**
 * One line per request: id, method, path, status, time, the code of the person who asks and of what was refused. No query string (names are searched there), no headers (tokens),
 * no body. The id is the client's X-Request-Id where it is a plain one, and is sent back.
 */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId(request, response) {
      const given = request.headers['x-request-id']
      const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
      response.setHeader('X-Request-Id', id)
      return id
    },
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return 'error'
      return response.statusCode >= 400 ? 'warn' : 'info'
    },
    autoLogging: { ignore: ({ url }) => url === '/healthz' || url === '/readyz' },
    wrapSerializers: false,
    serializers: {
      req: ({ id, method, originalUrl, url }) => ({ id, method, path: pathOf(originalUrl ?? url) }),
      res: ({ statusCode }) => ({ status: statusCode }),
      err: describeError,
    },
    quietReqLogger: true,
    customProps: (request, response) => outcomeOf(request as Request, response as Response),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
  })
}

/** Whose request it was, where that is known, and what was wrong: of a token that is not accepted, why. */
function outcomeOf(request: Request, { locals }: Response): object {
  const person = callerId(request)
  return {
    ...(person && { person }),
    ...(typeof locals?.problem === 'string' && { problem: locals.problem }),
    ...(typeof locals?.token === 'string' && { token: locals.token }),
  }
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url
}

/** An error without its data: PostgreSQL's messages and details quote values. */
export function describeError(error: unknown): object {
  if (!isNativeError(error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const fromDatabase = 'severity' in error
  return {
    type: error.name,
    ...('code' in error && { code: String(error.code) }),
    ...('constraint' in error && { constraint: String(error.constraint) }),
    ...(!fromDatabase && { message: error.message }),
    stack: frames.join('\n'),
    ...(isNativeError(error.cause) && { cause: describeError(error.cause) }),
  }
}
