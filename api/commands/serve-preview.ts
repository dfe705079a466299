import type { Router } from 'express'
import type pg from 'pg'
import type { z } from 'zod'
import type { Client } from '../../db/pool.js'
import { inSnapshot } from '../../db/pool.js'
import type { Instant } from '../../domain/vocabulary.js'
import type { CaseToOpen } from '../../records/cases/launch/launch.js'
import type { Caller } from '../../records/rights/caller.js'
import type { RightName } from '../../records/rights/named-rights.js'
import type { UseCase } from '../../records/use-case/use-case.js'
import type { ApiDeps } from '../deps.js'
import { mayMake } from '../http/may-make.js'
import type { Operation } from '../http/operation.js'
import { serve } from '../http/serve.js'
import { putOnRecord } from '../on-record/put-on-record.js'
import type { Language } from '../words/language.js'
import { refusedByCase } from './refused-by-case.js'

/** Who asks what a launch would come to, and when. */
export interface Previewed {
  client: pg.PoolClient
  caller: Caller
  language: Language
  at: Instant
}

interface Preview<Body, Right extends RightName, Input> {
  /** The right that the launch stands under, repeated here for whoever reads the routes. */
  rights: NoInfer<Right>
  use: UseCase<Right, Input, CaseToOpen, Client>
  look: (client: Client, body: Body) => Promise<Input>
  show: (opening: CaseToOpen, previewed: Previewed) => Promise<unknown>
}

/**
 * Serves what a launch would come to: judged as the launch is, in one snapshot, and nothing is written but who read of whose
 * record.
 */
export function servePreview<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  { use, look, show }: Preview<z.output<Body>, Right, Input>,
): void {
  serve(
    router,
    spec,
    async ({ caller, language, body, response }) => {
      const at = deps.now().toISOString()
      const answer = await inSnapshot(deps.pool, async (client) => {
        const opening = await use(client, caller, at, await look(client, body))
        return show(opening, { client, caller, language, at })
      })
      await putOnRecord(deps.pool, spec, { reader: caller.personId, of: '', answer, at })
      response.json(answer)
    },
    { refuses: [use, ...refusedByCase('launch')], mayAsk: mayMake(deps, use) },
  )
}
