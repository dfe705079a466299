import { roomIn } from '../../process/room.js'
import { ServiceError } from './service-error.js'

/** What a system, PostgreSQL or Temporal says where a disk has no room left. */
const DISK_FULL =
  /\b(ENOSPC|EDQUOT|53100)\b|no space left on device|disk quota exceeded|database or disk is full/i
/** MB that a new database takes, with what is logged and kept beside it. */
const FIRST_ROOM_MB = 300
/** MB: with less than that left, whatever failed failed for want of room. */
const NO_ROOM_MB = 4
/** Whether the system forbids it. */
const FORBIDDEN = /\b(EACCES|EPERM|EROFS)\b/

/** A path as a shell reads it. */
export const quoted = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`

/**
 * What went wrong with the data in `dataDir`, in one sentence that says what to do about it; what is not known here, as it
 * was said.
 */
export function inOneSentence(error: unknown, dataDir: string): Error {
  const said = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (DISK_FULL.test(said) || DISK_FULL.test(code) || !hasRoom(dataDir, NO_ROOM_MB)) return diskFull(dataDir)
  if (FORBIDDEN.test(code)) {
    return new ServiceError(
      `The data in ${dataDir} may not be written by this user (${said}): give it to whoever starts the product with \`sudo chown -R "$(id -u):$(id -g)" ${quoted(dataDir)}\`, or choose another DATA_DIR.`,
    )
  }
  return error instanceof Error ? error : new Error(said)
}

/** @throws ServiceError when there is no room for a new database in `dataDir` */
export function requireFirstRoom(dataDir: string): void {
  if (!hasRoom(dataDir, FIRST_ROOM_MB)) throw diskFull(dataDir)
}

function diskFull(dataDir: string): ServiceError {
  return new ServiceError(
    `The disk of ${dataDir} is full: free some room on it (the product takes ${FIRST_ROOM_MB} MB to begin with), then start again, or choose another DATA_DIR.`,
  )
}

/** A folder that is not there fails for another reason. */
function hasRoom(folder: string, megabytes: number): boolean {
  return (roomIn(folder) ?? Number.POSITIVE_INFINITY) > megabytes * 1_000_000
}
