import type { Request, Response, Router } from 'express'
import type { z } from 'zod'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Caller } from '../../records/rights/caller.js'
import { type ReadingRight, rightToRead } from '../../records/rights/named-rights.js'
import type { ApiDeps } from '../deps.js'
import type { Operation } from './operation.js'
import { serve } from './serve.js'

interface Streamed<Name extends ReadingRight> {
  /** To listen at all; what somebody is told is asked of their rights when they are told. */
  rights: Name
  /** Answers for as long as they listen. */
  open: (asked: { request: Request; response: Response; caller: Caller }) => Promise<void>
}

/** Serves what is answered for as long as somebody listens: nothing of it is there when it is asked for. */
export function serveStream<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Name extends ReadingRight,
>(router: Router, spec: Operation<Path, Query, Body>, deps: ApiDeps, { rights, open }: Streamed<Name>): void {
  const right = rightToRead(rights)
  const judge = (caller: Caller) => right(deps.pool, caller, '', localDate(deps.now().toISOString()))
  serve(
    router,
    spec,
    async ({ request, response, caller }) => {
      await judge(caller)
      await open({ request, response, caller })
    },
    { refuses: [right], mayAsk: (_, caller) => judge(caller) },
  )
}
