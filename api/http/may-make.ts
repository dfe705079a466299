import { inTransaction } from '../../db/pool.js'
import { findStoredCommand } from '../../db/stored-answers.js'
import { refuseBeforeInput } from '../../records/rights/before-input.js'
import type { Caller } from '../../records/rights/caller.js'
import type { RightName } from '../../records/rights/named-rights.js'
import { askedBeside, commandIdOf } from '../commands/command-identity.js'
import { requireStillMay } from '../commands/still-may.js'
import type { ApiDeps } from '../deps.js'
import type { Sent } from './serve.js'

/** Refuses whoever may not make that change, as far as what was sent tells. */
export const mayMake =
  ({ pool, now }: Pick<ApiDeps, 'pool' | 'now'>, { right }: { right: RightName }) =>
  ({ request, query, body }: Sent, caller: Caller): Promise<void> =>
    inTransaction(pool, (client) =>
      refuseBeforeInput(right, client, caller, {
        ...{ path: request.params, sent: body ?? query },
        at: now().toISOString(),
      }),
    )

/**
 * Refuses whoever may not make that change before anything of its body is read, and says whether this very command was carried
 * out before: whoever sends it again is answered as the first time, though it could not be made now.
 */
export const mayReceive =
  ({ pool, now }: Pick<ApiDeps, 'pool' | 'now'>, { right }: { right: RightName }) =>
  ({ request, query }: Pick<Sent, 'request' | 'query'>, caller: Caller): Promise<{ isRepeated: boolean }> =>
    inTransaction(pool, async (client) => {
      const stored = await findStoredCommand(client, commandIdOf(caller.personId, askedBeside(request)))
      const before = { path: request.params, sent: query, at: now().toISOString() }
      const ask = () => refuseBeforeInput(right, client, caller, before)
      await (stored ? requireStillMay(ask) : ask())
      return { isRepeated: stored !== undefined }
    })
