import { Client, Connection, type ConnectionLike } from '@temporalio/client'
import type { Security } from './connection-settings.js'
import type { PayloadKeys } from './key-ring.js'
import { createDataConverter } from './payload-codec.js'

/** What a client speaks for: its namespace, and the keys of its payloads. */
export interface Speaking {
  namespace: string
  payloadKeys: PayloadKeys
}

/** A client on a connection of the caller's: what it sends is encrypted, what it reads must be. */
export function createClient(connection: ConnectionLike, { namespace, payloadKeys }: Speaking): Client {
  return new Client({ connection, namespace, dataConverter: createDataConverter(payloadKeys) })
}

/**
 * A connection that is made when it is first needed, and again within a second of Temporal's return, where gRPC would wait
 * up to two minutes. Without the SDK's own retries: whoever sends decides what is sent again, and until when.
 */
export function connectLazily(address: string, security: Security = {}): Connection {
  return Connection.lazy({
    address,
    ...security,
    interceptors: [],
    channelArgs: {
      'grpc.initial_reconnect_backoff_ms': 100,
      'grpc.min_reconnect_backoff_ms': 100,
      'grpc.max_reconnect_backoff_ms': 1_000,
    },
  })
}

/** Does `work` with a client of its own, and lets go of the connection after it. */
export async function withClient<T>(
  { address, security, ...speaking }: Speaking & { address: string; security: Security },
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const connection = await Connection.connect({ address, ...security })
  try {
    return await work(createClient(connection, speaking))
  } finally {
    await connection.close()
  }
}
