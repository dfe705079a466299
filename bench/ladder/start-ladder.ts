import type { Client } from '@temporalio/client'
import { BARE_LOCAL } from '../bare-messages.js'
import { walkBare } from '../bare-procedures.js'
import { HttpClient } from '../http-client.js'
import type { Office } from '../office.js'
import { walkProcedure } from '../procedures.js'
import type { Beside, Stack } from '../stack.js'
import type { Walk } from '../walk.js'
import type { Rung, RungName } from './rungs.js'

/** The ladder with its processes. */
export interface StandingLadder {
  rungs: Record<RungName, Rung>
  /** Ends its own processes, but for the baseline's worker. */
  stop(): Promise<void>
}

/** Starts what stands between the bare engine and the product: a worker and a server that are neither's. */
export async function startLadder(
  stack: Stack,
  given: { client: Client; office: Office; bareWorker: Beside; product: Walk },
): Promise<StandingLadder> {
  const [worker, server] = await Promise.all([
    stack.startBeside('bench/ladder/worker.js', /ladder worker ready/),
    stack.startBeside('bench/ladder/server.js', /ladder server ready/),
  ])
  const clients = (server.said.match(/\d+/g) ?? []).map((port) => new HttpClient(`http://127.0.0.1:${port}`))
  const overHttp = (index: number, { pid }: Beside): Rung => {
    const http = clients[index]
    if (!http) throw new Error(`the ladder's server said: ${server.said}`)
    return {
      walk: walkProcedure(http, given.office),
      watched: { stack: stack.pid, own: { worker: pid, api: server.pid } },
    }
  }
  const bare = { stack: stack.pid, own: { worker: given.bareWorker.pid } }
  return {
    rungs: {
      bare: { walk: walkBare(given.client), watched: bare },
      local: { walk: walkBare(given.client, BARE_LOCAL), watched: bare },
      http: overHttp(0, given.bareWorker),
      codec: overHttp(1, worker),
      flow: overHttp(2, worker),
      product: { walk: given.product, watched: { stack: stack.pid } },
    },
    async stop() {
      for (const client of clients) client.close()
      await Promise.all([worker.stop(), server.stop()])
    },
  }
}
