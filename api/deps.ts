import type { Client } from '@temporalio/client'
import type { RequestHandler } from 'express'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Sealing } from '../db/case-change/standing.js'
import type { DocumentQuota } from '../domain/records/refusals.js'
import type { ForTwoPeople } from '../domain/two-people.js'
import type { HeardAnswers } from './commands/heard-answers.js'
import type { FairShare } from './http/fair-share.js'
import type { MalwareScanner } from './resources/documents/inspection/clamd.js'
import type { BrowserSignIn } from './session/browser-sign-in.js'

export interface Uploads {
  /** What one person may hand in for one task. */
  quota: DocumentQuota
  /** Where the installation has one. */
  scanner?: MalwareScanner | undefined
}

/** What the API needs of the world. */
export interface ApiDeps {
  pool: pg.Pool
  /** With the payload codec. */
  temporal: Client
  /** Rejects with InvalidToken. */
  verifyToken: (authorization: string | undefined) => Promise<{ login: string; until?: number }>
  /** Sessions of browsers, where this installation is a client of the identity provider. */
  browser?: BrowserSignIn
  /** Where the console was built, if it was. */
  consoleFolder?: string
  /** Where this installation keeps what it has made: its keys and, on one machine, everything. */
  dataDir: string
  /** Opens the states of cases, from which their workflows are raised anew. */
  sealing: Pick<Sealing, 'unseal'>
  /** Tells of commands that are on record before their workflows do; without it, everybody waits for the workflow. */
  heard?: HeardAnswers
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
  /** What one person enters and another confirms. */
  twoPeopleFor: readonly ForTwoPeople[]
  /** Proxies in front, whose word is taken for the address of who asks. */
  proxies?: number
  /** Aborted when the process takes no more requests: what is answered for long ends then. */
  stopping?: AbortSignal
  /** Times every request, where its metrics are served. */
  observe?: RequestHandler
  /** What documents are taken; the product's own unless something else is said. */
  uploads?: Uploads
  /** The embedded OpenID provider, where it runs in this process. */
  identity?: { mountPath: string; router: RequestHandler }
}
