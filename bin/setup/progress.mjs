import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** An expected failure: its message is one sentence that says what to do, shown without a stack. */
export class SetupError extends Error {}

/** Progress goes to stderr: stdout belongs to the program that is started (`npm run token` prints a token). */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/** Runs `work`, announcing it before and telling the seconds it took afterwards. */
export async function timed(what, work) {
  say(`${what} …`)
  const start = performance.now()
  const result = await work()
  say(`${what}: done in ${seconds(start)}`)
  return result
}

/** Seconds since `start` (a performance.now() value), as "1.2 s". */
export function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}

/** The home folder; falls back on the account's when HOME is unset or empty. */
export function homeFolder() {
  return process.env.HOME || userInfo().homedir
}

/** Where downloaded and built programs are kept, outside the checkout so that the next clone finds them. */
export function cacheFolder(name) {
  return join(process.env.XDG_CACHE_HOME || join(homeFolder(), '.cache'), 'personnel-procedures', name)
}

/** The environment for child programs: a HOME that is set, since Go and npm insist on one. */
export function childEnvironment(extra = {}) {
  return { ...process.env, HOME: homeFolder(), ...extra }
}

/**
 * Runs `work` while no other process on this machine runs work under the same key.
 * A lock whose owner is gone is taken over.
 */
export async function withLock(key, work) {
  const name = createHash('sha256').update(key).digest('hex').slice(0, 16)
  const folder = join(tmpdir(), `personnel-procedures-${userInfo().uid}-${name}.lock`)
  const owner = join(folder, 'owner')
  let announced = false
  for (;;) {
    try {
      mkdirSync(folder)
      writeFileSync(owner, String(process.pid))
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isAbandoned(folder, owner)) {
        rmSync(folder, { recursive: true, force: true })
        continue
      }
      if (!announced) say('Waiting for another setup of the same checkout …')
      announced = true
      await sleep(200)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isAbandoned(folder, owner) {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0)
    return false
  } catch (error) {
    if (error.code === 'ESRCH') return true
    if (error.code !== 'ENOENT') return false
    // No owner is written yet: the lock was made this very moment, or its maker died in between.
    const made = statSync(folder, { throwIfNoEntry: false })
    return made !== undefined && Date.now() - made.mtimeMs > 5_000
  }
}
