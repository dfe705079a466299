import type { Client } from '@temporalio/client'
import type { RequestHandler } from 'express'
import type pg from 'pg'
import type { Logger } from 'pino'

/** What the API needs of the world. */
export interface ApiDeps {
  pool: pg.Pool
  /** With the payload codec. */
  temporal: Client
  /** Rejects with InvalidToken. */
  verifyToken: (authorization: string | undefined) => Promise<{ login: string }>
  logger: Logger
  now: () => Date
  /** Where people reach the API: the server of the OpenAPI document. */
  publicUrl: string
  /** The demonstration is entered, or is being entered, in this installation. */
  demo?: boolean
  /** Of the workers; the product's own unless a test runs beside others. */
  taskQueue?: string
  /** The embedded OpenID provider, where it runs in this process. */
  identity?: { mountPath: string; router: RequestHandler }
}
