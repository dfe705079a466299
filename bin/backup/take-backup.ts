import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { StartConfig } from '../config.js'
import { runningPostgres, startPostgres } from '../processes/embedded-postgres.js'
import { ServiceError } from '../processes/service-error.js'
import { runningTemporal, temporalDatabase } from '../processes/temporal-server.js'
import { copyDatabase, type DatabaseFacts } from './base-backup.js'
import {
  DATABASE_ARCHIVE,
  isEmpty,
  KEYS,
  makeBeside,
  requireData,
  requireEmbedded,
  requireParent,
  requireRoom,
  sizeUnder,
  TEMPORAL_FOLDER,
} from './embedded-data.js'
import { type Manifest, writeManifest } from './manifest.js'
import { copyTemporal } from './temporal-copy.js'
import { productVersion, temporalVersion } from './versions.js'

/** What is to be undone when a command ends before its end, the latest first. */
export type Undo = (() => Promise<void> | void)[]

/**
 * Takes both stores and the keys into a new folder, whether the product runs or not. The keys and Temporal first: a database
 * that is ahead of its workflows heals by itself, workflows ahead of their database do not. The folder appears complete or
 * not at all.
 * @throws ServiceError with one sentence that says what to do
 */
export async function takeBackup(config: StartConfig, folder: string, undo: Undo): Promise<Manifest> {
  const { DATA_DIR: dataDir, TEMPORAL_BIN: bin } = config
  requireEmbedded(config)
  requireData(dataDir)
  if (!relative(dataDir, folder).startsWith('..')) {
    throw new ServiceError(
      `${folder} is within ${dataDir}, and would be lost with it: choose a folder elsewhere.`,
    )
  }
  if (!isEmpty(folder))
    throw new ServiceError(`${folder} is not empty: choose a folder that is, or a new one.`)
  requireRoom(
    requireParent(folder),
    sizeUnder(join(dataDir, 'postgres')) + sizeUnder(join(dataDir, 'temporal')),
  )
  const temporal = temporalVersion(bin)
  const takenAt = new Date().toISOString()
  const draft = makeBeside(folder, 'unfinished')
  undo.push(() => rmSync(draft, { recursive: true, force: true }))
  for (const name of KEYS.filter((each) => existsSync(join(dataDir, each)))) {
    cpSync(join(dataDir, name), join(draft, name), { recursive: true })
  }
  const database = temporalDatabase(dataDir)
  mkdirSync(join(draft, TEMPORAL_FOLDER), { mode: 0o700 })
  copyTemporal(database, join(draft, TEMPORAL_FOLDER, basename(database)), runningTemporal(dataDir)?.pid)
  const facts = await copyServed(dataDir, join(draft, DATABASE_ARCHIVE), undo)
  const manifest = await writeManifest(draft, { takenAt, product: productVersion(), temporal, ...facts })
  renameSync(draft, folder)
  return manifest
}

/** Of a product that is stopped, PostgreSQL alone is started for as long as the copy takes. */
async function copyServed(dataDir: string, archive: string, undo: Undo): Promise<DatabaseFacts> {
  const running = runningPostgres(dataDir)
  if (running) return copyDatabase(running.url, archive)
  const server = await startPostgres({ dataDir })
  undo.push(server.stop)
  try {
    return await copyDatabase(server.url, archive)
  } finally {
    await server.stop()
  }
}
