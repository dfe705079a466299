import { say, timed, withLock } from './progress.mjs'
import { isExecutable, onPath, run } from './run.mjs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser']

/**
 * A Chromium for the tests of the console: CHROMIUM, or the one that is installed, or Debian's, which is installed where that may
 * be done (as root, with apt). Undefined, and said in one line, where there is none: those tests then fail with the same words
 * under CI, and are skipped elsewhere.
 */
export async function testBrowser() {
  const found = process.env.CHROMIUM || installed()
  if (found) return found
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get')
  if (!mayInstall) return without('it is not installed, and only root can install it with apt-get')
  return await withLock('chromium', async () => {
    if (installed()) return installed()
    const { code, text } = await timed('Installing Chromium (apt-get)', install)
    if (code !== 0) say(text.trimEnd().split('\n').slice(-3).join('\n'))
    return installed() ?? without('apt-get could not install it')
  })
}

const installed = () => PLACES.find(isExecutable)

async function install() {
  const updated = await run('apt-get', ['update'])
  if (updated.code !== 0) return updated
  return await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'])
}

function without(reason) {
  say(
    `No browser: the tests of the console do not run, because ${reason}. Install Chromium, or name one in CHROMIUM.`,
  )
  return undefined
}
