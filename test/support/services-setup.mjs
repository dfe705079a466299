/**
 * Starts, in the parent of all test processes, a desk where tests ask for what they need. PostgreSQL, Temporal
 * and the build of dist/ each start with the first request, so that tests of the domain wait for nothing.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export default async function setUpServices() {
  const services = new Services()
  const desk = createServer((request, response) => answer(services, request, response))
  // A kept connection that is closed while a test file reuses it would fail its request.
  desk.keepAliveTimeout = 0
  await new Promise((resolve) => desk.listen(0, '127.0.0.1', resolve))
  process.env.TEST_SERVICES_URL = `http://127.0.0.1:${desk.address().port}`
  globalThis.testServices = {
    async stop() {
      desk.closeAllConnections()
      desk.close()
      await services.stop()
    },
  }
}

/** The same server, as a role with a password of its own. */
function asRole(url, role) {
  const address = new URL(url)
  address.username = role
  address.password = randomBytes(16).toString('hex')
  return address
}

class Services {
  started = new Map()
  stops = []
  folder = mkdtempSync(join(tmpdir(), 'personnel-procedures-test-'))

  offers = {
    build: () => this.build(),
    postgres: () => this.startPostgres(),
    template: () => this.makeTemplate(),
    temporal: () => this.startTemporal(),
    temporalProgram,
  }

  /** Starts a service once, however many ask for it. */
  provide(name) {
    if (!this.started.has(name)) this.started.set(name, this.offers[name]())
    return this.started.get(name)
  }

  async build() {
    const args = [join(root, 'bin', 'setup.mjs'), 'build', '--lenient']
    const child = spawn(process.execPath, args, { stdio: ['ignore', 2, 2] })
    const code = await new Promise((resolve) => child.once('close', resolve))
    if (code !== 0)
      throw new Error(`dist/ could not be built (setup ended with ${code}): see the lines above.`)
    return { folder: join(root, 'dist') }
  }

  async startPostgres() {
    const { startPostgres } = await this.compiled('bin/processes/embedded-postgres.js')
    const { url, stop } = await startPostgres({ dataDir: this.folder, durable: false })
    this.stops.push(stop)
    return { url }
  }

  /**
   * A database with all migrations, which tests copy. As in docker-compose.yml its tables are one role's, and the product
   * runs as another; neither is a superuser.
   */
  async makeTemplate() {
    const [{ url }, { migrate }, pg] = await Promise.all([
      this.provide('postgres'),
      this.compiled('db/migrate.js'),
      import('pg'),
    ])
    const name = 'template_migrated'
    const [owner, application] = ['personnel_owner', 'personnel'].map((role) => asRole(url, role))
    const admin = new pg.default.Client(url)
    await admin.connect()
    for (const { username, password } of [owner, application]) {
      await admin.query(`CREATE ROLE ${username} LOGIN PASSWORD '${password}'`)
    }
    await admin.query(`CREATE DATABASE ${name} OWNER ${owner.username}`)
    await admin.end()
    owner.pathname = name
    await migrate(owner.href, application.username)
    return { url, applicationUrl: application.href, name }
  }

  async startTemporal() {
    const { startTemporal } = await this.compiled('bin/processes/temporal-server.js')
    const { address, stop } = await startTemporal({ bin: (await this.provide('temporalProgram')).path })
    this.stops.push(stop)
    return { address }
  }

  async compiled(module) {
    const { folder } = await this.provide('build')
    return await import(pathToFileURL(join(folder, module)).href)
  }

  async stop() {
    await Promise.allSettled(this.started.values())
    await Promise.all(this.stops.map((stop) => stop()))
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** `npm test` has found it; a single file run by hand uses what is there already. */
async function temporalProgram() {
  const { knownTemporalBinary } = await import('../../bin/setup/temporal-binary.mjs')
  const known = await knownTemporalBinary(root)
  if (!known) throw new Error('There is no Temporal program yet: run `npm test` once, which obtains it.')
  return { path: known }
}

async function answer(services, request, response) {
  const name = request.url.slice(1)
  try {
    if (!Object.hasOwn(services.offers, name)) throw new Error(`There is no test service "${name}".`)
    response.end(JSON.stringify(await services.provide(name)))
  } catch (error) {
    response.writeHead(500).end(JSON.stringify({ message: String(error?.message ?? error) }))
  }
}
