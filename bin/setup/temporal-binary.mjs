import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { cacheFolder, childEnvironment, SetupError, say, seconds, timed, withLock } from './progress.mjs'
import { isExecutable, onPath, run, tail } from './run.mjs'

/** Older servers lack what the workflows use (update-with-start, worker versioning). */
const OLDEST_SERVER = [1, 27]

/**
 * The path of a `temporal` program: TEMPORAL_BIN, PATH, the cache, the official download, a build with Go.
 * @throws SetupError when none of these works
 */
export async function temporalBinary(root) {
  const known = await knownTemporalBinary(root)
  if (known) return known
  const version = pinnedVersion(root)
  const target = cachedBinary(version)
  mkdirSync(dirname(target), { recursive: true })
  await withLock(target, async () => {
    if (isExecutable(target)) return
    if (!(await download(version, target))) await build(root, version, target)
  })
  return target
}

/** The same, without downloading or building anything: undefined when there is none yet. */
export async function knownTemporalBinary(root) {
  const given = process.env.TEMPORAL_BIN
  if (given) {
    if (!isExecutable(given)) {
      throw new SetupError(`TEMPORAL_BIN is ${given}, which is not an executable file: correct or unset it.`)
    }
    return given
  }
  const installed = onPath('temporal')
  if (installed && (await isRecentEnough(installed))) return installed
  const cached = cachedBinary(pinnedVersion(root))
  return isExecutable(cached) ? cached : undefined
}

function cachedBinary(version) {
  return join(cacheFolder(`temporal-${version}`), 'temporal')
}

/** The version is written in one place: the Go module that can build it. */
function pinnedVersion(root) {
  const goModule = readFileSync(join(root, 'tools', 'temporal', 'go.mod'), 'utf8')
  const found = /github\.com\/temporalio\/cli v(\d+\.\d+\.\d+)/.exec(goModule)
  if (!found) throw new SetupError('tools/temporal/go.mod names no version of github.com/temporalio/cli.')
  return found[1]
}

async function isRecentEnough(path) {
  const { code, text } = await run(path, ['--version'])
  const found = /Server (\d+)\.(\d+)/.exec(text)
  if (code !== 0 || !found) return false
  const [major, minor] = [Number(found[1]), Number(found[2])]
  const recent = major > OLDEST_SERVER[0] || (major === OLDEST_SERVER[0] && minor >= OLDEST_SERVER[1])
  if (!recent) say(`Ignoring ${path}: its server ${major}.${minor} is older than ${OLDEST_SERVER.join('.')}.`)
  return recent
}

/** Answers false, quietly, where the download site cannot be reached or has nothing for this platform. */
async function download(version, target) {
  const system = { linux: 'linux', darwin: 'darwin' }[platform()]
  const processor = { x64: 'amd64', arm64: 'arm64' }[arch()]
  if (!system || !processor) return false
  const address = `https://temporal.download/cli/archive/v${version}?platform=${system}&arch=${processor}`
  const folder = mkdtempSync(`${target}-download-`)
  try {
    const stop = new AbortController()
    const noAnswer = setTimeout(() => stop.abort(), 5_000)
    const response = await fetch(address, { signal: stop.signal }).finally(() => clearTimeout(noAnswer))
    if (!response.ok || !response.body) return false
    await timed(`Downloading Temporal ${version}`, () => unpack(response.body, folder, stop))
    const file = join(folder, 'temporal')
    chmodSync(file, 0o755)
    if (!(await isRecentEnough(file))) return false
    renameSync(file, target)
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function unpack(body, folder, stop) {
  const tooLong = setTimeout(() => stop.abort(), 180_000)
  const tar = spawn('tar', ['-xzf', '-', '-C', folder], { stdio: ['pipe', 'ignore', 'ignore'] })
  const unpacked = new Promise((resolve, reject) => {
    tar.on('error', reject)
    tar.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with ${code}`))))
  })
  try {
    await Promise.all([pipeline(Readable.fromWeb(body), tar.stdin), unpacked])
  } finally {
    clearTimeout(tooLong)
  }
}

async function build(root, version, target) {
  const go = onPath('go')
  if (!go) {
    throw new SetupError(
      'No Temporal server was found: install Go 1.26 or newer (https://go.dev/dl) so that it can be built here, or put the `temporal` command on PATH, or set TEMPORAL_BIN to it.',
    )
  }
  const start = performance.now()
  say(`Building Temporal ${version} with Go: this takes some minutes, once per machine …`)
  const progress = setInterval(() => say(`  still building Temporal (${seconds(start)})`), 20_000)
  const folder = mkdtempSync(`${target}-build-`)
  const file = join(folder, 'temporal')
  try {
    const { code, text } = await run(
      go,
      ['build', '-trimpath', '-ldflags=-s -w', '-o', file, 'github.com/temporalio/cli/cmd/temporal'],
      { cwd: join(root, 'tools', 'temporal'), env: goEnvironment() },
    )
    if (code !== 0) {
      say(tail(text))
      throw new SetupError(
        'Building Temporal failed (see the lines above): check the network and `go version` (1.26 or newer), or set TEMPORAL_BIN to a `temporal` program.',
      )
    }
    renameSync(file, target)
    say(`Temporal ${version} built in ${seconds(start)} (kept in ${dirname(target)})`)
  } finally {
    clearInterval(progress)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** CGO off: no C compiler needed. modcacherw: the module cache can be deleted like any folder. */
function goEnvironment() {
  const flags = `${process.env.GOFLAGS ?? ''} -mod=readonly -modcacherw`.trim()
  return childEnvironment({ CGO_ENABLED: '0', GOFLAGS: flags, GOWORK: 'off' })
}
