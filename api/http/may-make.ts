import { inTransaction } from '../../db/pool.js'
import { refuseBeforeInput } from '../../records/rights/before-input.js'
import type { Caller } from '../../records/rights/caller.js'
import type { RightName } from '../../records/rights/named-rights.js'
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
