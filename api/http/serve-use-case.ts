import type { Response, Router } from 'express'
import type { z } from 'zod'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Command } from '../../domain/procedure/case.js'
import { propose } from '../../records/proposed-changes/propose.js'
import type { RightName } from '../../records/rights/named-rights.js'
import type { UseCase } from '../../records/use-case/use-case.js'
import { commandOf } from '../commands/command-identity.js'
import { changeOnce } from '../commands/register-change-once.js'
import type { ApiDeps } from '../deps.js'
import { sendProposed, showProposed, WAITS } from '../resources/proposed-changes/view.js'
import { type Shown, statusOf } from './answer.js'
import { mayMake, mayReceive } from './may-make.js'
import type { Operation } from './operation.js'
import { type Asked, idIn, serve } from './serve.js'
import { isForTwo, type TakesTwo } from './takes-two.js'

interface Change<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Result,
  Received extends { told: unknown },
> extends TakesTwo<Input, Result> {
  /** The right that the use case stands under, repeated here for whoever reads the routes. */
  rights: NoInfer<Right>
  use: UseCase<Right, Input, Result>
  /**
   * Reads a body that is not JSON, of whoever may send it; what is `told` of it stands for it where a repetition is looked for.
   * What `isRepeated` was looked at when it was first sent.
   */
  receive?: (asked: Asked<Path, Query, Body> & { isRepeated: boolean }) => Promise<Received>
  /** What is asked, as the use case takes it; `id` is new with each command, for what is made by it. */
  input: (
    asked: Asked<Path, Query, Body> & { of: string; received: Received },
    id: string,
    command: Command,
  ) => Input
  show: (result: Result, shown: Shown) => unknown
  /** Sends what was answered, where more than the JSON is to be sent; the same for a repetition. */
  send?: (
    response: Response,
    status: number,
    answer: unknown,
    asked: Asked<Path, Query, Body>,
  ) => void | Promise<void>
  /** Refuses what is refused before the command is looked at. */
  first?: (asked: Asked<Path, Query, Body>) => void
}

/**
 * Serves a command that changes the registers by one use case: parsed, carried out once, answered with the status of the
 * operation, the same again where it is sent again.
 */
export function serveUseCase<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input extends object,
  Result,
  Received extends { told: unknown },
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  {
    use,
    receive,
    input,
    show,
    send = sendJson,
    first,
    takesTwo,
  }: Change<Path, Query, Body, Right, Input, Result, Received>,
): void {
  const success = statusOf(spec)
  serve(
    router,
    spec,
    async (asked) => {
      const { request, response, caller, language, body } = asked
      first?.(asked)
      // Without `receive` nothing asks for it.
      const received = (await receive?.({
        ...asked,
        ...(await mayReceive(deps, use)(asked, caller)),
      })) as Received
      const command = commandOf(request, caller, receive ? received.told : body)
      const of = idIn(request)
      const given = input({ ...asked, of, received }, command.id.slice(0, 16), command)
      const { status, answer } = await changeOnce(deps, command, {
        ask: (client, at) => use.ask(client, caller, at, given),
        work: async (client, at) => {
          if (takesTwo && (await isForTwo(deps, takesTwo, { client, input: given }))) {
            const change = await propose({ client, caller, at }, takesTwo, given)
            return { status: WAITS, answer: showProposed(change, language) }
          }
          const result = await use(client, caller, at, given)
          const shown = { client, caller, language, of, today: localDate(at) }
          return { status: success, answer: await show(result, shown) }
        },
      })
      if (takesTwo && status === WAITS) sendProposed(response, answer)
      else await send(response, status, answer, asked)
    },
    { refuses: takesTwo ? [use, propose] : [use], mayAsk: mayMake(deps, use) },
  )
}

const sendJson = (response: Response, status: number, answer: unknown): void => {
  response.status(status).json(answer)
}
