import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Child,
  killChild,
  lastLogLine,
  type RunAs,
  sizeOf,
  spawnChild,
  stopChild,
} from './child-process.js'
import { becomesFree, freePort } from './free-port.js'
import { answers, DATABASE, ensureDatabase } from './postgres-connection.js'
import { hasDatabase, keptPassword } from './postgres-password.js'
import { findPrograms, type Programs } from './postgres-programs.js'
import { postgresUser } from './postgres-user.js'
import { quoted, requireFirstRoom } from './remedies.js'
import { takeRoomForLog } from './room-for-log.js'
import { commandLine, endLeftOver, runningChild, writePidFile } from './running-process.js'
import { ServiceError } from './service-error.js'
import type { Running } from './supervised.js'

export interface PostgresOptions {
  /** Data is kept in its folder `postgres`, logs in `logs`. */
  readonly dataDir: string
  /** Default: a free one. */
  readonly port?: number | undefined
  /** False: faster, and a crash of the machine may lose data. For tests only. Default: true. */
  readonly durable?: boolean | undefined
}

export interface PostgresServer extends Running {
  /** A connection string with the password, for the database `personnel` as its owner and superuser. */
  readonly url: string
  readonly port: number
}

interface Cluster {
  readonly folder: string
  readonly log: string
  readonly pidFile: string
  readonly password: string
  readonly passwordFile: string
  readonly programs: Programs
  readonly runAs: RunAs | undefined
}

const START_LIMIT_MS = 60_000
/** How long what a killed server left behind may take to go away by itself. */
const RECOVERY_LIMIT_MS = 10_000

/** Small on purpose: the whole product is to fit on an office computer. One process per connection remains. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  max_wal_size: '512MB',
  random_page_cost: '1.1',
  io_method: 'sync',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_min_messages: 'warning',
}
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts the PostgreSQL server that comes with the packages and waits until its database answers.
 * Recovers what a killed server or a killed parent left behind.
 * @throws ServiceError when the port is in use, the server fails, or another copy runs on the same data
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  if (options.port !== undefined && !(await becomesFree(options.port, 2_000))) {
    throw new ServiceError(
      `Port ${options.port}, meant for PostgreSQL, is in use: free it or choose another.`,
    )
  }
  const cluster = await prepareCluster(resolve(options.dataDir))
  await endLeftOver(cluster.pidFile, cluster.folder, 'SIGINT')
  removeForeignLock(cluster)
  if (!hasDatabase(cluster.folder)) await initialise(cluster)
  const giveUp = Date.now() + RECOVERY_LIMIT_MS
  for (;;) {
    const port = options.port ?? (await freePort())
    const logOffset = sizeOf(cluster.log)
    const child = await spawnPostgres(cluster, port, options.durable ?? true)
    const server = running(cluster, child, port)
    if (await accepts(cluster, child)) {
      try {
        await ensureDatabase(server.url, cluster)
        if (options.durable ?? true) await takeRoomForLog(server.url, cluster.folder)
      } catch (error) {
        await server.stop()
        throw error
      }
      return server
    }
    await stopChild(child, 'SIGINT', 5_000)
    const reason = lastLogLine(cluster.log, logOffset, /FATAL|ERROR/) ?? 'it ended without a message'
    if (!mayPass(reason) || Date.now() > giveUp) {
      throw new ServiceError(remedyOf(reason, cluster))
    }
    await sleep(200)
  }
}

/** Where the server of a product that runs on this data answers, and whose it is; undefined when none runs. */
export function runningPostgres(dataDir: string): { url: string; parent: number } | undefined {
  const base = resolve(dataDir)
  const folder = join(base, 'postgres')
  const running = runningChild(join(base, 'postgres.pid'), folder)
  // postmaster.pid: the port stands in the fourth line.
  const port = running && Number(lockLines({ folder })[3])
  if (!running || !port) return undefined
  const password = keptPassword(join(base, 'postgres-password'), folder)
  return { url: urlOf(password, port), parent: running.parent }
}

const urlOf = (password: string, port: number): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${DATABASE}`

async function prepareCluster(base: string): Promise<Cluster> {
  const folder = join(base, 'postgres')
  mkdirSync(join(base, 'logs'), { recursive: true, mode: 0o700 })
  const programs = await findPrograms()
  const passwordFile = join(base, 'postgres-password')
  return {
    folder,
    programs,
    log: join(base, 'logs', 'postgres.log'),
    pidFile: join(base, 'postgres.pid'),
    passwordFile,
    password: keptPassword(passwordFile, folder),
    runAs: postgresUser([base, dirname(programs.postgres)]),
  }
}

/** The folder of a cluster appears complete or not at all, however often we are killed on the way. */
async function initialise(cluster: Cluster): Promise<void> {
  requireFirstRoom(dirname(cluster.folder))
  const unfinished = `${cluster.folder}.unfinished`
  const passwordFile = `${unfinished}.password`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 })
  if (cluster.runAs) {
    for (const path of [unfinished, passwordFile]) chownSync(path, cluster.runAs.uid, cluster.runAs.gid)
  }
  const logOffset = sizeOf(cluster.log)
  // builtin C.UTF-8: the same on every machine, sorts by code point, knows the case of every letter.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const child = await spawnChild({
    command: cluster.programs.initdb,
    args: ['-D', unfinished, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...locale],
    logFile: cluster.log,
    runAs: cluster.runAs,
    signalIfOrphaned: 'SIGTERM',
  })
  await child.exited
  rmSync(passwordFile, { force: true })
  if (!existsSync(join(unfinished, 'global', 'pg_control'))) {
    const reason = lastLogLine(cluster.log, logOffset, /\S/) ?? 'no message'
    throw new ServiceError(`The database could not be made (${reason}): see ${cluster.log}.`)
  }
  rmSync(cluster.folder, { recursive: true, force: true })
  renameSync(unfinished, cluster.folder)
}

async function spawnPostgres(cluster: Cluster, port: number, durable: boolean): Promise<Child> {
  const settings = { ...SETTINGS, ...(durable ? {} : NOT_DURABLE), port: String(port) }
  const child = await spawnChild({
    command: cluster.programs.postgres,
    args: [
      '-D',
      cluster.folder,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    logFile: cluster.log,
    runAs: cluster.runAs,
    signalIfOrphaned: 'SIGINT',
  })
  writePidFile(cluster.pidFile, child.pid)
  return child
}

/** Waits until the server says that it is ready. False when it ends first or time runs out. */
async function accepts(cluster: Cluster, child: Child): Promise<boolean> {
  const deadline = Date.now() + START_LIMIT_MS
  while (!child.hasExited() && Date.now() < deadline) {
    const lines = lockLines(cluster)
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true
    await sleep(15)
  }
  return false
}

/** postmaster.pid: the process id comes first, the state in the eighth line. */
function lockLines({ folder }: Pick<Cluster, 'folder'>): string[] {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** A killed server's lock whose process id has since gone to some other program would bar the start for ever. */
function removeForeignLock(cluster: Cluster): void {
  const pid = Number(lockLines(cluster)[0])
  if (pid > 0 && !commandLine(pid)?.includes(cluster.folder)) {
    rmSync(join(cluster.folder, 'postmaster.pid'), { force: true })
  }
}

/** The last children of a killed server are still ending, or someone took the port since it was found free. */
function mayPass(reason: string): boolean {
  return /still in use|lock file .* already exists|could not (bind|create) .*(socket|address)/i.test(reason)
}

/** What to do about what the server ended with. */
function remedyOf(reason: string, { folder, log, runAs }: Cluster): string {
  const path = quoted(folder)
  if (/wrong ownership/.test(reason)) {
    const command = runAs ? `chown -R postgres: ${path}` : `sudo chown -R "$(id -u):$(id -g)" ${path}`
    return `The database in ${folder} belongs to another user than the one it runs as, for instance since it was copied: give it back with \`${command}\`, then start again.`
  }
  if (/invalid permissions/.test(reason)) {
    return `The database in ${folder} can be read by others, which PostgreSQL refuses: close it with \`chmod -R go= ${path}\`, then start again.`
  }
  return `PostgreSQL did not start (${reason.replace(/^.*?(FATAL|ERROR):\s*/, '')}): see ${log}.`
}

function running(cluster: Cluster, child: Child, port: number): PostgresServer {
  const url = urlOf(cluster.password, port)
  return {
    url,
    port,
    pid: child.pid,
    exited: child.exited,
    answers: () => answers(url),
    kill: () => killChild(child),
    async stop() {
      await stopChild(child, 'SIGINT', 20_000)
      rmSync(cluster.pidFile, { force: true })
    },
  }
}
