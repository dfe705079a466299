import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { CaseAnswer } from '../domain/procedure/case.js'
import { createConnection } from './pool.js'

/** What a command to a case was answered, as it is on record. */
export interface RecordedCommand {
  id: string
  bodyHash: string
  answer: CaseAnswer
}

const CHANNEL = 'recorded_commands'
/** Bytes that one notification carries at most (PostgreSQL: fewer than 8,000). */
const MOST_BYTES = 7_999
/** Milliseconds from a connection that was lost to the next. */
const AGAIN_MS = 1_000

/**
 * Tells whoever listens that the command is on record, and what it is answered; a command that is not, or whose answer is too
 * long, is not told. Sent behind the COMMIT that records it: PostgreSQL holds a lock of all its commits from a notification to
 * the end of its transaction, and this one has nothing to sync.
 */
export async function tellRecorded(client: pg.ClientBase, commandId: string): Promise<void> {
  await client.query({
    name: 'tell-recorded',
    text: `SELECT set_config('synchronous_commit', 'off', true), pg_notify('${CHANNEL}', told)
           FROM (SELECT json_build_object('id', command_id, 'bodyHash', body_hash, 'answer', answer)::text AS told
                 FROM case_changes WHERE command_id = $1) AS recorded
           WHERE octet_length(told) <= ${MOST_BYTES}`,
    values: [commandId],
  })
}

/** Whoever hears what commands are on record. */
export interface RecordedListener {
  /** Lets go of its connection. */
  close(): Promise<void>
}

/**
 * Hears of each command that is recorded, on a connection of its own that is made again when it is lost. What is told
 * meanwhile is not heard: nobody may count on it.
 */
export function listenToRecorded(
  databaseUrl: string,
  heard: (command: RecordedCommand) => void,
): RecordedListener {
  const closing = new AbortController()
  const listened = listenOn()

  async function listenOn(): Promise<void> {
    while (!closing.signal.aborted) {
      const client = createConnection({ connectionString: databaseUrl, keepAlive: true })
      const over = new Promise<void>((resolve) => {
        client.once('end', resolve)
        closing.signal.addEventListener('abort', () => resolve(), { once: true })
      })
      // `tellRecorded` writes it.
      client.on('notification', ({ payload = '' }) => heard(JSON.parse(payload) as RecordedCommand))
      try {
        await client.connect()
        await client.query(`LISTEN ${CHANNEL}`)
        await over
      } catch {
        // Away: it is tried again.
      }
      await client.end().catch(() => {})
      await pause(AGAIN_MS, undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  return {
    async close() {
      closing.abort()
      await listened
    },
  }
}
