import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type pg from 'pg'
import { inTransaction } from '../../db/pool.js'
import { enterProvince } from '../../demonstration/enter-province.js'
import { generateProvince } from '../../demonstration/generate-province.js'
import { FOR_TWO_PEOPLE } from '../../domain/two-people.js'
import { createTestDatabase, patientPool } from '../support/database.js'
import { keptPort, productEnvironment } from '../support/product.js'
import { testService } from '../support/services.js'

/** The product as `npm start` runs it, with the demonstration province, and a folder to type the README's commands in. */
export interface RunningProduct {
  /** http://host:port */
  address: string
  pool: pg.Pool
  dataDir: string
  /** Runs a script of bash as a newcomer would type it, in `folder`; with `-e` it ends at the first command that fails. */
  bash(script: string, ...options: string[]): Promise<{ code: number; output: string; errors: string }>
  /** Where the commands write their files; the repository's docs are in it, and npm answers at once. */
  folder: string
  /** What a process of the product has logged. */
  log(name: 'api' | 'worker'): string
  stop(): Promise<void>
}

export async function startRunningProduct(repository: string): Promise<RunningProduct> {
  const [{ folder: dist }, { path: temporal }, database, port] = await Promise.all([
    testService('build'),
    testService('temporalProgram'),
    createTestDatabase(),
    keptPort(),
  ])
  const pool = patientPool(database.url, 4)
  // The province of the first start (bin/seed.ts); its sixty procedures are left out, which takes most of the time.
  await inTransaction(pool, (client) => enterProvince(client, generateProvince(2026)))
  const root = mkdtempSync(join(tmpdir(), 'readme-'))
  const dataDir = join(root, 'data')
  const folder = join(root, 'checkout')
  prepareFolder({ folder, repository, dist })
  const address = `http://127.0.0.1:${port}`
  // As a newcomer has it: two people for whatever takes two.
  const twoPeople = { TWO_PEOPLE_FOR: FOR_TWO_PEOPLE.join(',') }
  const env = productEnvironment({ DATA_DIR: dataDir, PORT: String(port), ...twoPeople })
  const product = spawn(process.execPath, [join(dist, 'bin', 'start.js')], {
    env: { ...env, DATABASE_URL: database.url, TEMPORAL_BIN: temporal, DEMO: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await ready(product)
  return {
    address,
    pool,
    dataDir,
    folder,
    bash: (script, ...options) =>
      finished(
        spawn('bash', [...options, '-c', script], {
          cwd: folder,
          env: { ...env, API: `${address}/v1`, PATH: `${join(folder, 'npm')}${delimiter}${env.PATH ?? ''}` },
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      ),
    log: (name) => readFileSync(join(dataDir, 'logs', `${name}.log`), 'utf8'),
    async stop() {
      const ended = finished(product)
      product.kill('SIGINT')
      await ended
      await pool.end()
      await database.drop()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** npm as the README needs it, without looking each time whether everything is built. */
const NPM = `#!/bin/sh
[ "$1" = run ] || { echo "npm $* is not for here" >&2; exit 1; }
shift
[ "$1" = --silent ] && shift
script=$1
shift
[ "$1" = -- ] && shift
exec "$NODE" "$DIST/bin/$script.js" "$@"
`

function prepareFolder({
  folder,
  repository,
  dist,
}: {
  folder: string
  repository: string
  dist: string
}): void {
  const npm = join(folder, 'npm', 'npm')
  mkdirSync(join(folder, 'npm'), { recursive: true })
  writeFileSync(npm, NPM.replace('$NODE', process.execPath).replace('$DIST', dist))
  chmodSync(npm, 0o755)
  symlinkSync(join(repository, 'docs'), join(folder, 'docs'))
}

/** Resolves when it says so; rejects with what it said when it ends before. */
async function ready(product: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8')
      if (/ready in/.test(said)) resolve()
    }
    product.stdout?.on('data', listen)
    product.stderr?.on('data', listen)
    product.once('exit', () => reject(new Error(`the product did not start: ${said}`)))
  })
}

async function finished(child: ChildProcess): Promise<{ code: number; output: string; errors: string }> {
  const said = { output: '', errors: '' }
  child.stdout?.on('data', (chunk: Buffer) => {
    said.output += chunk.toString('utf8')
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    said.errors += chunk.toString('utf8')
  })
  if (child.exitCode !== null) return { code: child.exitCode, ...said }
  return await new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, ...said })))
}
