import type { Client } from '@temporalio/client'
import type pg from 'pg'
import type { Sealing } from '../db/case-change/standing.js'
import type { KeptPart } from '../domain/procedure/change.js'
import type { CaseId } from '../domain/vocabulary.js'

/** Both stores, and what opens them. */
export interface Stores {
  pool: pg.Pool
  /** With the payload codec. */
  client: Client
  taskQueue: string
  sealing: Pick<Sealing, 'unseal'>
  /** Told of a case of which what is kept does not open, so that its workflow cannot be raised anew. */
  unreadable?: (unreadable: { caseId: CaseId; part: KeptPart['part'] }) => void
}

/** Takes up histories with the present workflows; answers the ids of the workflows that they cannot go on from. */
export type Replays = (runs: readonly { workflowId: string; runId: string }[]) => Promise<Set<string>>

/** What is needed to compare them, beyond raising one case. */
export interface Comparing extends Stores {
  replays: Replays
}
