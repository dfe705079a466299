import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { SetupError, say, timed, withLock } from './progress.mjs'
import { run } from './run.mjs'

/** Installs the packages of package-lock.json unless exactly those are installed already. */
export async function installPackages(root) {
  if (isInstalled(root)) return
  await withLock(`packages ${root}`, async () => {
    if (isInstalled(root)) return
    await timed('Installing packages', () => npmCi(root))
    writeFileSync(stampFile(root), lockHash(root))
  })
}

/** The hash of the lock file that is installed; part of the build's stamp. */
export function lockHash(root) {
  try {
    return createHash('sha256')
      .update(readFileSync(join(root, 'package-lock.json')))
      .digest('hex')
  } catch {
    throw new SetupError('package-lock.json is missing: restore it with `git checkout package-lock.json`.')
  }
}

function stampFile(root) {
  return join(root, 'node_modules', '.installed-lock')
}

function isInstalled(root) {
  const hash = lockHash(root)
  try {
    return readFileSync(stampFile(root), 'utf8') === hash
  } catch {
    return adoptsNpmInstall(root, hash)
  }
}

/** Someone ran `npm install` or `npm ci` by hand after the lock file last changed: that counts. */
function adoptsNpmInstall(root, hash) {
  const installed = statSync(join(root, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false })
  if (installed === undefined) return false
  if (installed.mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs) return false
  writeFileSync(stampFile(root), hash)
  return true
}

/**
 * `npm ci` refuses a lock file that lacks a package of some other platform; `npm install` fetches what this
 * platform needs all the same (and leaves the lock file alone).
 */
async function npmCi(root) {
  const first = await npm(root, ['ci'])
  if (first === 0) return
  if (first === 127) throw new SetupError('npm was not found: install Node.js with npm, then run this again.')
  say(`npm ci ended with ${first}; trying npm install …`)
  const second = await npm(root, ['install', '--no-save'])
  if (second === 0) return
  throw new SetupError(
    `Installing packages failed (npm install ended with ${second}): see the lines above, check the network and \`npm config get registry\`, then run this again.`,
  )
}

async function npm(root, command) {
  const args = [...command, '--include=dev', '--no-audit', '--no-fund']
  const script = process.env.npm_execpath
  const byScript = script !== undefined && basename(script) === 'npm-cli.js'
  const { code } = byScript
    ? await run(process.execPath, [script, ...args], { cwd: root, output: 'show' })
    : await run('npm', args, { cwd: root, output: 'show' })
  return code
}
