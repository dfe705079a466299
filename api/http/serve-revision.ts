import type { Response, Router } from 'express'
import type { z } from 'zod'
import type { ProposedChangeRow } from '../../db/registers/proposed-changes.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { propose } from '../../records/proposed-changes/propose.js'
import type { RightName } from '../../records/rights/named-rights.js'
import type { UseCase } from '../../records/use-case/use-case.js'
import type { VersionRead } from '../../records/use-case/version.js'
import type { ApiDeps } from '../deps.js'
import { sendProposed, showProposed } from '../resources/proposed-changes/view.js'
import { type Shown, statusOf } from './answer.js'
import { changeRecord, sendRecord, versionRead } from './etags.js'
import { mayMake } from './may-make.js'
import type { Operation } from './operation.js'
import { type Asked, idIn, serve } from './serve.js'
import { isForTwo, type TakesTwo } from './takes-two.js'

interface ChangeIfMatch<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Row,
> extends TakesTwo<Input, Row> {
  rights: NoInfer<Right>
  use: UseCase<Right, Input, Row>
  input: (asked: Asked<Path, Query, Body> & { of: string; read: VersionRead }) => Input
  /** Sends what became of it. */
  send: (response: Response, row: Row, shown: Shown) => void | Promise<void>
}

/**
 * Serves a change of what was read, under If-Match, by one use case: it repeats nothing, so it needs no Idempotency-Key.
 */
export function serveIfMatch<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input extends object,
  Row,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  { use, input, send, takesTwo }: ChangeIfMatch<Path, Query, Body, Right, Input, Row>,
): void {
  serve(
    router,
    spec,
    async (asked) => {
      const { request, response, caller, language } = asked
      const of = idIn(request)
      const given = input({ ...asked, of, read: versionRead(request) })
      const became = await changeRecord(deps, async (client, at): Promise<Became<Row>> => {
        if (takesTwo && (await isForTwo(deps, takesTwo, { client, input: given }))) {
          return { change: await propose({ client, caller, at }, takesTwo, given) }
        }
        return { row: await use(client, caller, at, given) }
      })
      if ('change' in became) {
        sendProposed(response, showProposed(became.change, language))
        return
      }
      const today = localDate(deps.now().toISOString())
      await send(response, became.row, { client: deps.pool, caller, language, of, today })
    },
    { refuses: takesTwo ? [use, propose] : [use], mayAsk: mayMake(deps, use) },
  )
}

/** The record as it is now, or the change of it that waits. */
type Became<Row> = { row: Row } | { change: ProposedChangeRow }

interface Revision<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Row,
> extends Omit<ChangeIfMatch<Path, Query, Body, Right, Input, Row>, 'send'> {
  show: (row: Row, shown: Shown) => { version: number } | Promise<{ version: number }>
  /** Was it made, not changed? Then the status is 201. */
  isNew?: (row: Row) => boolean
}

/** Serves a change of a record, as `serveIfMatch`: answered with the record and its new version. */
export function serveRevision<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input extends object,
  Row,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  { show, isNew, ...change }: Revision<Path, Query, Body, Right, Input, Row>,
): void {
  const success = statusOf(spec)
  serveIfMatch(router, spec, deps, {
    ...change,
    send: async (response, row, shown) =>
      sendRecord(response, isNew?.(row) ? 201 : success, await show(row, shown)),
  })
}
