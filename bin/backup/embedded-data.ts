import { existsSync, mkdirSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { StartConfig } from '../config.js'
import { runningPostgres } from '../processes/embedded-postgres.js'
import { ServiceError } from '../processes/service-error.js'
import { runningTemporal, temporalDatabase } from '../processes/temporal-server.js'

/** Where a backup keeps what; the rest lies in it as in DATA_DIR. */
export const DATABASE_ARCHIVE = 'postgres.tar'
export const TEMPORAL_FOLDER = 'temporal'

/**
 * Of DATA_DIR, what else the two stores are worth nothing without: the keys and the password that they are opened with,
 * the identity provider's keys, the daily heads of the audit trail. What is not there yet is left out.
 */
export const KEYS = ['payload.key', 'postgres-password', 'identity', 'audit-heads']

/** @throws ServiceError where a store is a service of its own, which has tools of its own for this */
export function requireEmbedded({ DATABASE_URL, TEMPORAL_ADDRESS }: StartConfig): void {
  const after = 'backed up and restored with tools of its own, and Temporal always before'
  if (DATABASE_URL) {
    throw new ServiceError(`PostgreSQL (DATABASE_URL) is ${after} it: see docs/operations.md.`)
  }
  if (TEMPORAL_ADDRESS) {
    throw new ServiceError(`Temporal (TEMPORAL_ADDRESS) is ${after} PostgreSQL: see docs/operations.md.`)
  }
}

/** Whose product runs on this data: the id of the process behind `npm start`. */
export function runningProduct(dataDir: string): number | undefined {
  return runningPostgres(dataDir)?.parent ?? runningTemporal(dataDir)?.parent
}

/** @throws ServiceError when there is nothing to be backed up */
export function requireData(dataDir: string): void {
  if (existsSync(join(dataDir, 'postgres', 'PG_VERSION')) && existsSync(temporalDatabase(dataDir))) return
  throw new ServiceError(
    `${dataDir} holds no data of the product: set DATA_DIR to the folder that it was started with.`,
  )
}

export function isEmpty(folder: string): boolean {
  return !existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0)
}

/** The bytes of all files in and under a folder. */
export function sizeUnder(folder: string): number {
  return (
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      // One that was deleted meanwhile takes no room.
      .map((entry) => statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0)
      .reduce((sum, size) => sum + size, 0)
  )
}

/** @throws ServiceError when the disk of a folder has less room than is needed: a full one would stop more than this */
export function requireRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free >= bytes) return
  throw new ServiceError(
    `The disk of ${folder} has ${megabytes(free)} free and ${megabytes(bytes)} are needed: make room, or choose another.`,
  )
}

export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`

/** A folder beside another, named after it, that nobody else may enter. */
export function makeBeside(folder: string, what: string): string {
  const made = `${folder}.${what}-${process.pid}`
  mkdirSync(made, { mode: 0o700 })
  return made
}

/** The folder that a folder is to be made in. @throws ServiceError when it is not there */
export function requireParent(folder: string): string {
  const parent = dirname(folder)
  if (statSync(parent, { throwIfNoEntry: false })?.isDirectory()) return parent
  throw new ServiceError(`${parent} is no folder: make it first, or mount the disk that it is on.`)
}
