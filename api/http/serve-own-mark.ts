import type { Router } from 'express'
import type { z } from 'zod'
import type { Client } from '../../db/pool.js'
import type { Caller } from '../../records/rights/caller.js'
import type { ApiDeps } from '../deps.js'
import { statusOf } from './answer.js'
import type { Operation } from './operation.js'
import { serve } from './serve.js'

interface OwnMark<Body extends z.ZodType> {
  /** Everybody has it of what is theirs alone. */
  rights: 'own'
  mark: (asked: { client: Client; caller: Caller; body: z.output<Body> }) => Promise<void>
}

/**
 * Serves a mark that somebody sets for themself alone, which changes nothing of the office: it stands in no trail, and sent
 * again it comes to the same, so that no key and no answer is kept of it.
 */
export function serveOwnMark<Path extends string, Query extends z.ZodObject, Body extends z.ZodType>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  { pool }: Pick<ApiDeps, 'pool'>,
  { mark }: OwnMark<Body>,
): void {
  serve(
    router,
    spec,
    async ({ response, caller, body }) => {
      await mark({ client: pool, caller, body })
      response.status(statusOf(spec)).end()
    },
    { refuses: [], mayAsk: async () => undefined },
  )
}
