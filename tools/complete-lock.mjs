/**
 * Completes package-lock.json with the packages of other platforms: `npm install` leaves out those that the
 * registry in use does not hold, and `npm ci` then refuses the lock file altogether (npm 11).
 * `node tools/complete-lock.mjs` adds them; with `--check` it only names them and ends with 1.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const SYSTEMS = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
  windows: 'win32',
}
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32']

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = missingPackages(lock.packages)

if (process.argv.includes('--check')) {
  for (const [path] of missing) process.stdout.write(`${path}\n`)
  process.exitCode = missing.length > 0 ? 1 : 0
} else if (missing.length > 0) {
  const all = [...Object.entries(lock.packages), ...missing]
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`${missing.length} packages of other platforms added\n`)
}

function missingPackages(packages) {
  const found = new Map()
  for (const [owner, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const path = `node_modules/${name}`
      if (path in packages || `${owner}/${path}` in packages) continue
      found.set(path, platformEntry(name, range, entry.dev === true))
    }
  }
  return [...found]
}

function platformEntry(name, range, dev) {
  const parts = name.split(/[/-]/)
  const system = parts.map((part) => SYSTEMS[part]).find(Boolean)
  const processor = parts.find((part) => PROCESSORS.includes(part))
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(processor && { cpu: [processor] }),
    ...(dev && { dev: true }),
    ...(name.endsWith('musl') ? { libc: ['musl'] } : name.endsWith('gnu') && { libc: ['glibc'] }),
    optional: true,
    ...(system && { os: [system] }),
  }
}
