import type { Router } from 'express'
import type { z } from 'zod'
import { localDate } from '../../domain/deadlines/dates.js'
import type { RightName } from '../../records/rights/named-rights.js'
import type { UseCase } from '../../records/use-case.js'
import type { VersionRead } from '../../records/version.js'
import type { ApiDeps } from '../deps.js'
import { type Shown, statusOf } from './answer.js'
import { changeRecord, sendRecord, versionRead } from './etags.js'
import { type Asked, idIn, type Operation, serve } from './openapi.js'

interface Revision<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Row,
> {
  rights: NoInfer<Right>
  use: UseCase<Right, Input, Row>
  input: (asked: Asked<Path, Query, Body> & { of: string; read: VersionRead }) => Input
  show: (row: Row, shown: Shown) => { version: number } | Promise<{ version: number }>
  /** Was it made, not changed? Then the status is 201. */
  isNew?: (row: Row) => boolean
}

/** Serves a change of a record under If-Match by one use case: it repeats nothing, so it needs no Idempotency-Key. */
export function serveRevision<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Row,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  { use, input, show, isNew }: Revision<Path, Query, Body, Right, Input, Row>,
): void {
  const success = statusOf(spec)
  serve(router, spec, async (asked) => {
    const { request, response, caller, language } = asked
    const of = idIn(request)
    const row = await changeRecord(deps, (client, at) =>
      use(client, caller, at, input({ ...asked, of, read: versionRead(request) })),
    )
    const shown = { client: deps.pool, caller, language, of, today: localDate(deps.now().toISOString()) }
    sendRecord(response, isNew?.(row) ? 201 : success, await show(row, shown))
  })
}
