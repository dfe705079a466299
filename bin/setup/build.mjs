import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { buildWeb } from './build-web.mjs'
import { lockHash } from './packages.mjs'
import { SetupError, say, seconds, withLock } from './progress.mjs'
import { run } from './run.mjs'

const SOURCE_FOLDERS = [
  'domain',
  'workflows',
  'activities',
  'temporal',
  'process',
  'db',
  'records',
  'api',
  'worker',
  'in-step',
  'bin',
  'bench',
  'demonstration',
]
const SOURCE_FILES = ['tsconfig.json', 'tsconfig.build.json', 'package.json']

/**
 * Brings dist/ up to date with the sources: the compiled programs, the migrations, the workflow bundle, the console.
 * `lenient` keeps what the compiler emitted in spite of type errors.
 * @throws SetupError on type errors, unless lenient, leaving the former dist/ as it was
 */
export async function buildDist(root, { lenient = false } = {}) {
  if (isCurrent(root, lenient)) return
  await withLock(`build ${root}`, async () => {
    if (isCurrent(root, lenient)) return
    say('Building dist/ …')
    const start = performance.now()
    const stamp = sourceStamp(root)
    const fresh = join(root, 'dist.fresh')
    rmSync(fresh, { recursive: true, force: true })
    try {
      const typesOk = await compile(root, fresh, lenient)
      copyUncompiled(root, fresh)
      await bundleWorkflows(root, fresh)
      await buildWeb(root, fresh)
      writeFileSync(join(fresh, '.stamp'), typesOk ? stamp : withTypeErrors(stamp))
      replace(join(root, 'dist'), fresh)
    } finally {
      rmSync(fresh, { recursive: true, force: true })
    }
    say(`dist/ built in ${seconds(start)}`)
  })
}

function isCurrent(root, lenient) {
  try {
    const built = readFileSync(join(root, 'dist', '.stamp'), 'utf8')
    const current = sourceStamp(root)
    return built === current || (lenient && built === withTypeErrors(current))
  } catch {
    return false
  }
}

function withTypeErrors(stamp) {
  return `${stamp} with type errors`
}

/** A hash over names, sizes and modification times: contents are not read, so it costs milliseconds. */
function sourceStamp(root) {
  const hash = createHash('sha256').update(lockHash(root)).update(process.version)
  for (const file of [
    ...SOURCE_FILES,
    ...[...SOURCE_FOLDERS, 'web'].flatMap((folder) => filesUnder(root, folder)),
  ]) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function filesUnder(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesUnder(root, path)
      return entry.isFile() ? [path] : []
    })
}

/** Answers whether the types are right; lenient goes on without. */
async function compile(root, outDir, lenient) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const args = [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', outDir]
  const { code, text } = await run(process.execPath, args, { cwd: root })
  if (code === 0) return true
  say(text.trimEnd())
  if (!lenient || !existsSync(outDir)) {
    throw new SetupError('The sources do not compile: correct the errors above, then run this again.')
  }
  say('Going on with what was compiled in spite of these errors.')
  return false
}

/** What the programs need at run time and the compiler does not emit. */
function copyUncompiled(root, outDir) {
  for (const file of SOURCE_FOLDERS.flatMap((folder) => filesUnder(root, folder))) {
    if (/\.(sql|cjs)$/.test(file)) cpSync(join(root, file), join(outDir, file))
  }
}

/** Bundling is the slow part: the former bundle is kept while its sources are the same. */
async function bundleWorkflows(root, outDir) {
  if (!existsSync(join(outDir, 'workflows', 'index.js'))) return
  const script = join(root, 'bin', 'setup', 'bundle-workflows.mjs')
  const hash = createHash('sha256').update(lockHash(root)).update(readFileSync(script))
  for (const file of [...filesUnder(outDir, 'domain'), ...filesUnder(outDir, 'workflows')]) {
    if (file.endsWith('.js')) hash.update(file).update(readFileSync(join(outDir, file)))
  }
  const sources = hash.digest('hex')
  const kept = join(root, 'dist')
  const [bundle, stamp] = ['workflow-bundle.js', '.bundle-stamp']
  if (existsSync(join(kept, stamp)) && readFileSync(join(kept, stamp), 'utf8') === sources) {
    cpSync(join(kept, bundle), join(outDir, bundle))
  } else {
    const { code, text } = await run(process.execPath, [script, outDir], { cwd: root })
    if (code !== 0) {
      say(text.trimEnd())
      throw new SetupError('Bundling the workflows failed: see the lines above.')
    }
  }
  writeFileSync(join(outDir, stamp), sources)
}

/** Puts `fresh` in the place of `target`; a program that runs from it has its modules in memory. */
function replace(target, fresh) {
  const former = `${target}.former`
  rmSync(former, { recursive: true, force: true })
  if (existsSync(target)) renameSync(target, former)
  else mkdirSync(join(target, '..'), { recursive: true })
  renameSync(fresh, target)
  rmSync(former, { recursive: true, force: true })
}
