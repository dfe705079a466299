import { createConnection } from '../../db/pool.js'
import { roomIn } from '../../process/room.js'

/** Segments of PostgreSQL's log, of 16 MiB, that are there before they are needed. */
const AHEAD = 4
/** Bytes of room without which none is made: making one without room is what ends the server. */
const ENOUGH = 256 * 1024 * 1024

/**
 * Has PostgreSQL take room for its log before it is needed. A server that finds none for the next segment while the disk is
 * full ends, and does not start again before there is: nobody could read until then. Segments that were written are taken
 * for those to come at a checkpoint, up to `min_wal_size`.
 */
export async function takeRoomForLog(url: string, folder: string): Promise<void> {
  const client = createConnection(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ ahead: number }>(
      `SELECT count(*)::integer AS ahead FROM pg_ls_waldir()
       WHERE name ~ '^[0-9A-F]{24}$' AND name > pg_walfile_name(pg_current_wal_lsn())`,
    )
    const missing = AHEAD - (rows[0]?.ahead ?? 0)
    if (missing <= 0 || (roomIn(folder) ?? 0) < ENOUGH) return
    // A segment ends only if something is in it.
    for (let made = 0; made < missing; made++) {
      await client.query("SELECT pg_logical_emit_message(true, 'room', '')")
      await client.query('SELECT pg_switch_wal()')
    }
    await client.query('CHECKPOINT')
  } finally {
    await client.end()
  }
}
