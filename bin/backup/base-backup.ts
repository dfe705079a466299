import { closeSync, openSync, writeSync } from 'node:fs'
import type pg from 'pg'
import { createConnection } from '../../db/pool.js'
import { ServiceError } from '../processes/service-error.js'

/** The first byte of a message of a base backup (protocol of PostgreSQL 15 and later): a new archive, or bytes of it. */
const NEW_ARCHIVE = 'n'.charCodeAt(0)
const BYTES = 'd'.charCodeAt(0)

/** What of it the backup's manifest says. */
export interface DatabaseFacts {
  /** PostgreSQL's version: 18.4 */
  postgresql: string
  /** The newest migration that was applied. */
  schema: string
}

/**
 * Has a running server write the whole of its data, with the log that makes it of one moment, into a tar archive: the moment
 * is the end of the copy. The server itself knows what to leave out, keeps the log as long as it is needed and checks each
 * page against its checksum.
 */
export async function copyDatabase(url: string, file: string): Promise<DatabaseFacts> {
  const facts = await askFacts(url)
  const client = createConnection(`${url}?replication=true`)
  await client.connect()
  try {
    await client.query(`CREATE_REPLICATION_SLOT backup_${process.pid} TEMPORARY PHYSICAL (RESERVE_WAL)`)
    const archive = openSync(file, 'wx', 0o600)
    try {
      await new Promise<void>((resolve, reject) => {
        client.query(new BaseBackup(archive, (error) => (error ? reject(error) : resolve())))
      })
    } finally {
      closeSync(archive)
    }
  } finally {
    await client.end()
  }
  return facts
}

async function askFacts(url: string): Promise<DatabaseFacts> {
  const client = createConnection(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string; schema: string }>(
      "SELECT split_part(current_setting('server_version'), ' ', 1) AS version, max(name) AS schema FROM migrations",
    )
    return { postgresql: rows[0]?.version ?? '', schema: rows[0]?.schema ?? '' }
  } finally {
    await client.end()
  }
}

/** The command BASE_BACKUP, whose answer the driver cannot keep whole: its pieces are written as they come. */
class BaseBackup implements pg.Submittable {
  readonly #archive: number
  readonly #done: (error?: Error) => void
  #failure: Error | undefined
  #archives = 0

  constructor(archive: number, done: (error?: Error) => void) {
    this.#archive = archive
    this.#done = done
  }

  submit(connection: pg.Connection): void {
    connection.query("BASE_BACKUP (LABEL 'backup', CHECKPOINT 'fast', WAL true, MANIFEST 'no')")
  }

  handleCopyData({ chunk }: { chunk: Buffer }, connection: pg.Connection): void {
    if (this.#failure) return
    try {
      if (chunk[0] === NEW_ARCHIVE && ++this.#archives > 1) {
        throw new ServiceError(
          'The database has tablespaces outside its folder, which a backup leaves out: move them into it.',
        )
      }
      if (chunk[0] === BYTES) writeAll(this.#archive, chunk.subarray(1))
    } catch (error) {
      // Thrown by writeSync or above; the server is told no more than that nobody listens.
      this.#failure = error as Error
      connection.stream.destroy()
    }
  }

  handleError({ message }: Error): void {
    this.#done(
      this.#failure ??
        new ServiceError(`PostgreSQL could not be copied (${message}): see its log, then try again.`),
    )
  }

  handleReadyForQuery(): void {
    this.#done(this.#failure)
  }

  // What is not looked at: where in the log the copy began and ended, and the list of tablespaces.
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
}

function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
}
