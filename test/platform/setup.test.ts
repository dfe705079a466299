import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../../', import.meta.url))
const setup = join(root, 'bin', 'setup.mjs')

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-test-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a piece of the setup in a process of its own, with nothing in HOME and on PATH but what the test puts there. */
function run(script: string, env: Record<string, string> = {}) {
  const args = ['--input-type=module', '--eval', script]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { HOME: folder, PATH: folder, TMPDIR: folder, ...env },
  })
  return { status, stdout: stdout.trim(), stderr: stderr.trim() }
}

const IMPORT = `
  const { temporalBinary, knownTemporalBinary } = await import('./bin/setup/temporal-binary.mjs')
  globalThis.fetch = async () => { throw new Error('no network') }
  const told = (found) => process.stdout.write(String(found))
`

/** A program called `name` that prints `output`. */
function program(name: string, output: string): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `#!${process.execPath}\nprocess.stdout.write(${JSON.stringify(output)})\n`)
  chmodSync(path, 0o755)
  return path
}

test('an unknown command is answered with the known ones', () => {
  const { status, stderr } = spawnSync(process.execPath, [setup, 'strat'], { encoding: 'utf8' })
  const [, known = ''] = /^Usage: node bin\/setup\.mjs <(.+)> \[arguments\]\n$/.exec(stderr) ?? []
  const scripts = Object.values(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts)
  const named = scripts.flatMap((script) => /setup\.mjs (\S+)/.exec(String(script))?.slice(1) ?? [])
  expect([status, known.split('|')]).toEqual([2, expect.arrayContaining(named)])
  expect(named).toEqual(expect.arrayContaining(['start', 'test', 'backup', 'restore']))
})

test('an old Node is told which one is needed, in one sentence', () => {
  const { status, stderr } = run(`
    const { requireNode } = await import('./bin/setup/node-version.mjs')
    requireNode('20.0.0')
    requireNode('99.1.0')
  `)
  expect(status).toBe(1)
  expect(stderr).toBe(
    `Node.js 99.1.0 or newer is needed and this is ${process.versions.node}: install the current LTS release from https://nodejs.org.`,
  )
})

test('without a Temporal program, a network and Go, one sentence says what to do', () => {
  const goIsElsewhere = `
    const { SetupError } = await import('./bin/setup/progress.mjs')
    await temporalBinary(process.cwd()).catch((error) => told(error instanceof SetupError ? error.message : error.stack))
  `
  const { stdout } = run(IMPORT + goIsElsewhere)
  expect(stdout).toMatch(
    /^No Temporal server was found: install Go .* or put the `temporal` command on PATH, or set TEMPORAL_BIN to it\.$/,
  )
})

test('TEMPORAL_BIN that cannot be executed is named', () => {
  const wrong = `await knownTemporalBinary(process.cwd()).catch((error) => told(error.message))`
  const { stdout } = run(IMPORT + wrong, { TEMPORAL_BIN: join(folder, 'nothing') })
  expect(stdout).toBe(
    `TEMPORAL_BIN is ${join(folder, 'nothing')}, which is not an executable file: correct or unset it.`,
  )
})

test('a recent temporal on PATH is used, an old one passed over', () => {
  const find = `told(await knownTemporalBinary(process.cwd()))`
  program('temporal', 'temporal version 1.0.0 (Server 1.22.3, UI 2.0)')
  const old = run(IMPORT + find)
  expect(old.stdout).toBe('undefined')
  expect(old.stderr).toContain('is older than 1.27')
  const recent = program('temporal', 'temporal version 1.8.2 (Server 1.31.2, UI 2.50.1)')
  expect(run(IMPORT + find).stdout).toBe(recent)
})

test('two that build at once do so one after the other, and a lock left by a killed one is taken over', () => {
  const { stdout } = run(`
    const { withLock } = await import('./bin/setup/progress.mjs')
    const { spawnSync } = await import('node:child_process')
    let inside = 0
    const work = async () => {
      inside += 1
      if (inside > 1) throw new Error('two at once')
      await new Promise((resolve) => setImmediate(resolve))
      inside -= 1
      return 'done'
    }
    const killed = \`const { withLock } = await import('./bin/setup/progress.mjs')
      await withLock('k', () => process.kill(process.pid, 'SIGKILL'))\`
    spawnSync(process.execPath, ['--input-type=module', '--eval', killed])
    process.stdout.write((await Promise.all([withLock('k', work), withLock('k', work)])).join())
  `)
  expect(stdout).toBe('done,done')
})

test('the lock file holds the packages of every platform', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'tools', 'complete-lock.mjs'), '--check'],
    {
      encoding: 'utf8',
    },
  )
  // Otherwise: node tools/complete-lock.mjs
  expect([status, stdout]).toEqual([0, ''])
})

test('packages are installed anew exactly when the lock file changes', () => {
  writeFileSync(join(folder, 'package-lock.json'), '{}')
  const npm = program('npm', '')
  writeFileSync(
    npm,
    `#!${process.execPath}\nconsole.error('npm ran ' + process.argv.slice(2, 3))\nrequire('node:fs').mkdirSync('node_modules', { recursive: true })\n`,
  )
  const install = `
    const { installPackages } = await import('./bin/setup/packages.mjs')
    await installPackages(process.env.HOME)
  `
  expect(run(install).stderr).toContain('npm ran ci')
  expect(run(install).stderr).toBe('')
  writeFileSync(join(folder, 'package-lock.json'), '{"changed":true}')
  expect(run(install).stderr).toContain('npm ran ci')
})

test('a source that changed is built again, one that did not is not', () => {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const declaration = 'export const x: number = '
  mkdirSync(join(folder, 'domain'))
  const script = `
    const { buildDist } = await import('./bin/setup/build.mjs')
    const { SetupError } = await import('./bin/setup/progress.mjs')
    await buildDist(process.env.HOME).catch((error) => { if (error instanceof SetupError) process.stdout.write(error.message); else throw error })
  `
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'package-lock.json'), '{}')
  writeFileSync(
    join(folder, 'tsconfig.json'),
    '{"compilerOptions":{"strict":true,"rootDir":".","module":"nodenext"}}',
  )
  writeFileSync(join(folder, 'tsconfig.build.json'), '{"extends":"./tsconfig.json","include":["domain"]}')
  writeFileSync(join(folder, 'domain', 'x.ts'), `${declaration}1\n`)
  expect(run(script).stderr).toContain('dist/ built in')
  expect(run(script).stderr).toBe('')
  writeFileSync(join(folder, 'domain', 'x.ts'), `${declaration}22\n`)
  expect(run(script).stderr).toContain('dist/ built in')
  writeFileSync(join(folder, 'domain', 'x.ts'), `${declaration}'no number'\n`)
  const wrong = run(script)
  expect(wrong.stderr).toContain('domain/x.ts(1,14): error TS2322')
  expect(wrong.stdout).toBe('The sources do not compile: correct the errors above, then run this again.')
})
