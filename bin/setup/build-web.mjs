import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { lockHash } from './packages.mjs'
import { childEnvironment, SetupError, say, seconds } from './progress.mjs'
import { run } from './run.mjs'

/** What is worth being compressed once, when it is built, and not at each request. */
const COMPRESSED = new Set(['.js', '.css', '.svg', '.html', '.json'])
const STAMP = '.web-stamp'

/**
 * Builds the console into `outDir`/web: hashed files, each with its .br and .gz beside it. The former build is kept while its
 * sources are the same; its sizes are said.
 * @throws SetupError where it does not build
 */
export async function buildWeb(root, outDir) {
  if (!existsSync(join(root, 'web'))) return
  const stamp = stampOf(root)
  const [kept, fresh] = [join(root, 'dist'), join(outDir, 'web')]
  if (existsSync(join(kept, 'web')) && readStamp(kept) === stamp)
    cpSync(join(kept, 'web'), fresh, { recursive: true })
  else await bundle(root, fresh)
  writeFileSync(join(outDir, STAMP), stamp)
}

async function bundle(root, fresh) {
  const start = performance.now()
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [
    vite,
    'build',
    '--config',
    join(root, 'web', 'vite.config.ts'),
    '--outDir',
    fresh,
    '--logLevel',
    'error',
  ]
  // What is served is the console as people use it, whatever builds it: React has a slower one for tests.
  const env = { ...childEnvironment(), NODE_ENV: 'production' }
  const { code, text } = await run(process.execPath, args, { cwd: root, env })
  if (code !== 0) {
    say(text.trimEnd())
    throw new SetupError('The console does not build: see the lines above.')
  }
  for (const file of filesUnder(fresh)) compress(file)
  say(`The console built in ${seconds(start)}: ${sizesOf(fresh)}`)
}

function compress(file) {
  if (!COMPRESSED.has(extname(file))) return
  const content = readFileSync(file)
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
}

/** kB of scripts, compressed: of all pages, and of the first view of the inbox. */
function sizesOf(web) {
  const all = filesUnder(join(web, 'assets')).filter((file) => file.endsWith('.js.br'))
  return `${kB(all)} kB of scripts, compressed, of which ${kB(firstView(web))} kB for the first view of the inbox`
}

const kB = (files) => (files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000).toFixed(0)

/** The scripts of the entry and of the inbox, and what runs before them, with what they import at once. */
export function firstView(web) {
  const manifest = JSON.parse(readFileSync(join(web, 'manifest.json'), 'utf8'))
  const needed = new Set()
  const add = (key) => {
    if (needed.has(key)) return
    needed.add(key)
    for (const each of manifest[key].imports ?? []) add(each)
  }
  add('early.ts')
  add('index.html')
  // Where it is in a chunk of its own.
  if ('inbox/inbox-page.tsx' in manifest) add('inbox/inbox-page.tsx')
  return [...needed].map((key) => join(web, `${manifest[key].file}.br`))
}

function stampOf(root) {
  const hash = createHash('sha256')
    .update(lockHash(root))
    .update(readFileSync(new URL(import.meta.url)))
  for (const file of filesUnder(join(root, 'web')))
    hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

function readStamp(dist) {
  try {
    return readFileSync(join(dist, STAMP), 'utf8')
  } catch {
    return undefined
  }
}

const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
