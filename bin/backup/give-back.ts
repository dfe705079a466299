import { execFileSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { environmentWith, type StartConfig } from '../config.js'
import { postgresUser } from '../processes/postgres-user.js'
import { ServiceError } from '../processes/service-error.js'
import {
  DATABASE_ARCHIVE,
  isEmpty,
  KEYS,
  makeBeside,
  requireEmbedded,
  requireParent,
  requireRoom,
  runningProduct,
  TEMPORAL_FOLDER,
} from './embedded-data.js'
import { checkFiles, type Manifest, newer, readManifest } from './manifest.js'
import type { Undo } from './take-backup.js'
import { knowsMigration, postgresVersion } from './versions.js'

/** What was given back, and where what was there before is now. */
export interface GivenBack {
  manifest: Manifest
  replaced?: string
}

/**
 * Makes DATA_DIR of a backup. All of the backup is read and compared with its manifest before anything is written, and
 * DATA_DIR appears complete or stays as it was. What is in it already is moved aside where that is asked for, never deleted.
 * @throws ServiceError with one sentence that says what to do
 */
export async function giveBack(
  config: StartConfig,
  folder: string,
  { replace }: { replace: boolean },
  undo: Undo,
): Promise<GivenBack> {
  const { DATA_DIR: dataDir } = config
  requireEmbedded(config)
  const manifest = readManifest(folder)
  await requireFitting(folder, manifest)
  const owner = runningProduct(dataDir)
  if (owner) throw new ServiceError(`The product runs in ${dataDir} (process ${owner}): stop it first.`)
  const isFree = isEmpty(dataDir)
  if (!isFree && !replace) {
    throw new ServiceError(
      `${dataDir} is not empty: choose another DATA_DIR, or add --replace, which moves it aside.`,
    )
  }
  requireRoom(
    requireParent(dataDir),
    manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
  )
  await checkFiles(folder, manifest)
  const draft = makeBeside(dataDir, 'unfinished')
  undo.push(() => rmSync(draft, { recursive: true, force: true }))
  for (const name of [TEMPORAL_FOLDER, ...KEYS].filter((each) => existsSync(join(folder, each)))) {
    cpSync(join(folder, name), join(draft, name), { recursive: true })
  }
  unpack(join(folder, DATABASE_ARCHIVE), join(draft, 'postgres'))
  const replaced = isFree ? undefined : moveAside(dataDir)
  if (isFree && existsSync(dataDir)) rmdirSync(dataDir)
  renameSync(draft, dataDir)
  return { manifest, ...(replaced && { replaced }) }
}

async function requireFitting(folder: string, { postgresql, schema }: Manifest): Promise<void> {
  const ours = await postgresVersion()
  const [major] = postgresql.split('.')
  if (major !== ours.split('.')[0]) {
    throw new ServiceError(
      `The backup in ${folder} is of PostgreSQL ${postgresql} and this version has ${ours}: restore it with a version of the product that has PostgreSQL ${major}.`,
    )
  }
  if (!knowsMigration(schema)) throw newer(folder)
}

/** As root the files belong to the user that PostgreSQL then runs as. */
function unpack(archive: string, folder: string): void {
  mkdirSync(folder, { mode: 0o700 })
  try {
    const env = environmentWith({ LC_ALL: 'C' })
    execFileSync('tar', ['-xof', archive, '-C', folder], { env, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    // What execFileSync throws of a program that cannot be started, or ended with another code than 0.
    const { message, stderr } = error as Error & { stderr?: string }
    throw new ServiceError(
      `The database could not be unpacked (${stderr?.trim().split('\n').at(0) ?? message}).`,
    )
  }
  const user = postgresUser([folder])
  if (!user) return
  chownSync(folder, user.uid, user.gid)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    chownSync(join(entry.parentPath, entry.name), user.uid, user.gid)
  }
}

function moveAside(dataDir: string): string {
  const moment = new Date().toISOString().replace(/[-:]|\..*/g, '')
  const aside = `${dataDir}.replaced-${moment}`
  renameSync(dataDir, aside)
  return aside
}
