import { DefaultLogger, Runtime } from '@temporalio/worker'
import { createPool, type Patience } from '../db/pool.js'
import type { Comparing } from '../in-step/deps.js'
import { withClient } from '../temporal/client.js'
import { securityOf } from '../temporal/connection-settings.js'
import { readPayloadKeys } from '../temporal/payload-keys.js'
import { comparingWith } from '../worker/in-step.js'
import type { StartConfig } from './config.js'
import { loadRuntime } from './runtime.js'

/**
 * Does `work` on the stores of the product that runs; `patience` with its database, where it takes more than the product's.
 * @throws where nothing is known to run
 */
export async function withRunningStores<T>(
  config: StartConfig,
  work: (stores: Comparing) => Promise<T>,
  patience?: Patience,
): Promise<T> {
  const runtime = await loadRuntime(config.DATA_DIR)
  const databaseUrl = config.DATABASE_URL ?? runtime?.databaseUrl
  const address = config.TEMPORAL_ADDRESS ?? runtime?.temporalAddress
  if (!databaseUrl || !address)
    throw new Error(`Nothing runs in ${config.DATA_DIR}: start the product first (npm start).`)
  const payloadKeys = await readPayloadKeys(config)
  // A history that cannot be taken up is told in words, once.
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => {}),
    telemetryOptions: { logging: { filter: 'OFF' } },
  })
  const pool = createPool(databaseUrl, 4, patience)
  try {
    const speaking = {
      address,
      security: securityOf(config),
      namespace: config.TEMPORAL_NAMESPACE,
      payloadKeys,
    }
    return await withClient(speaking, (client) => work(comparingWith({ client, pool, payloadKeys })))
  } finally {
    await pool.end()
    await Runtime.instance().shutdown()
  }
}
