/**
 * What every npm script runs first: `node bin/setup.mjs <command> [arguments]`.
 * Uses nothing but Node, so it works in a fresh clone: installs the packages, finds or builds the Temporal
 * program, builds dist/, each only when needed, then runs the command. It says what it does on stderr.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { requireNode } from './setup/node-version.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

requireNode('20.19.0')
const { SetupError, say, seconds } = await import('./setup/progress.mjs')
const { childEnvironment } = await import('./setup/progress.mjs')
const { installPackages } = await import('./setup/packages.mjs')
const { buildDist } = await import('./setup/build.mjs')
const { temporalBinary, knownTemporalBinary } = await import('./setup/temporal-binary.mjs')
const { testServer } = await import('./setup/test-server.mjs')
const { testBrowser } = await import('./setup/browser.mjs')
const { run, runInForeground } = await import('./setup/run.mjs')

const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
]

const commands = {
  async start(args) {
    const embedded = !process.env.TEMPORAL_ADDRESS
    await Promise.all([embedded && provideTemporal(), buildDist(root)])
    await runHere('bin/start.js', args)
  },
  async bench(args) {
    if (args.includes('--scale')) {
      await buildDist(root)
      return runHere(
        'bench/scale/main.js',
        args.filter((arg) => arg !== '--scale'),
      )
    }
    if (args.includes('--browser')) {
      const [, browser] = await Promise.all([provideTemporal(), testBrowser(), buildDist(root)])
      if (!browser)
        throw new SetupError('This benchmark looks at the console in a browser, and there is none.')
      process.env.CHROMIUM = browser
      return runHere(
        'bench/browser/main.js',
        args.filter((arg) => arg !== '--browser'),
      )
    }
    await Promise.all([provideTemporal(), buildDist(root)])
    await runHere('bench/main.js', args)
  },
  async token(args) {
    await buildDist(root)
    await runHere('bin/token.js', args)
  },
  async law(args) {
    await buildDist(root)
    await runHere('bin/law.js', args)
  },
  async 'verify-audit'(args) {
    await buildDist(root)
    const known = await knownTemporalBinary(root)
    if (known) process.env.TEMPORAL_BIN = known
    await runHere('bin/verify-audit.js', args)
  },
  async 'rotate-keys'(args) {
    await buildDist(root)
    await runHere('bin/rotate-keys.js', args)
  },
  async backup(args) {
    await Promise.all([provideTemporal(), buildDist(root)])
    await runHere('bin/backup.js', args)
  },
  async restore(args) {
    await buildDist(root)
    await runHere('bin/restore.js', args)
  },
  async 'restore-workflows'(args) {
    await buildDist(root)
    await runHere('bin/restore-workflows.js', args)
  },
  async test(args) {
    const [, server, browser] = await Promise.all([
      provideTemporal(),
      testServer(root),
      testBrowser(),
      buildDist(root),
    ])
    const env = childEnvironment({
      ...(server && { TEMPORAL_TEST_SERVER: server }),
      ...(browser && { CHROMIUM: browser }),
    })
    process.exitCode = await runInForeground(process.execPath, [...JEST, ...args], env)
  },
  /** Only brings dist/ up to date; `--lenient` in spite of type errors. */
  async build(args) {
    await buildDist(root, { lenient: args.includes('--lenient') })
  },
  async check() {
    const modules = join(root, 'node_modules')
    const results = await Promise.all([
      checked('types', [join(modules, 'typescript', 'bin', 'tsc'), '-p', join(root, 'tsconfig.json')]),
      checked('types of the console', [
        join(modules, 'typescript', 'bin', 'tsc'),
        '-p',
        join(root, 'web', 'tsconfig.json'),
      ]),
      checked('format and lint', [
        join(modules, '@biomejs', 'biome', 'bin', 'biome'),
        'ci',
        '--colors=off',
        '.',
      ]),
      checked('architecture', [...JEST, 'test/architecture']),
    ])
    if (results.includes(false)) process.exitCode = 1
  },
}

async function provideTemporal() {
  process.env.TEMPORAL_BIN = await temporalBinary(root)
}

/** The program runs in this very process: one process less, and signals need no forwarding. */
async function runHere(program, args) {
  const path = join(root, 'dist', program)
  process.argv = [process.execPath, path, ...args]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(path).href)
}

async function checked(what, args) {
  const start = performance.now()
  const { code, text } = await run(process.execPath, args, { cwd: root })
  if (code !== 0) process.stdout.write(`${text.trimEnd()}\n`)
  say(`${what}: ${code === 0 ? 'ok' : 'FAILED'} (${seconds(start)})`)
  return code === 0
}

const [name, ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command === undefined) {
  say(`Usage: node bin/setup.mjs <${Object.keys(commands).join('|')}> [arguments]`)
  process.exit(2)
}
try {
  await installPackages(root)
  await command(args)
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  process.exit(1)
}
