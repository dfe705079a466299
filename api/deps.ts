import type { Client } from '@temporalio/client'
import type { RequestHandler } from 'express'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Sealing } from '../db/case-change/standing.js'
import type { FairShare } from './http/fair-share.js'

/** What the API needs of the world. */
export interface ApiDeps {
  pool: pg.Pool
  /** With the payload codec. */
  temporal: Client
  /** Rejects with InvalidToken. */
  verifyToken: (authorization: string | undefined) => Promise<{ login: string }>
  /** Where this installation keeps what it has made: its keys and, on one machine, everything. */
  dataDir: string
  /** Opens the states of cases, from which their workflows are raised anew. */
  sealing: Pick<Sealing, 'unseal'>
  logger: Logger
  now: () => Date
  /** Where people reach the API: the server of the OpenAPI document. */
  publicUrl: string
  /** The demonstration is entered, or is being entered, in this installation. */
  demo?: boolean
  /** Of the workers; the product's own unless a test runs beside others. */
  taskQueue?: string
  /** What one account may take of the process; the product's own unless something else is said. */
  fairShare?: FairShare
  /** Proxies in front, whose word is taken for the address of who asks. */
  proxies?: number
  /** The embedded OpenID provider, where it runs in this process. */
  identity?: { mountPath: string; router: RequestHandler }
}
