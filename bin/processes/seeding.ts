import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SEEDED } from '../../db/reads/demonstration.js'
import { lastLogLine, sizeOf, spawnChild, stopChild } from './child-process.js'
import { ServiceError } from './service-error.js'

/** What is to be entered, and with which environment. */
interface Seeding {
  part: keyof typeof SEEDED
  dataDir: string
  env: NodeJS.ProcessEnv
  /** Told how to stop it as soon as it runs. */
  onStart: (stop: () => Promise<void>) => void
}

/**
 * Enters a part of the demonstration in a process of its own and waits until it is there. Answers what it says.
 * @throws ServiceError when it fails or is stopped; what it had entered is gone on with when it is run again
 */
export async function seed({ part, dataDir, env, onStart }: Seeding): Promise<string> {
  const logFile = join(dataDir, 'logs', 'seed.log')
  const offset = sizeOf(logFile)
  const child = await spawnChild({
    command: process.execPath,
    args: ['--enable-source-maps', fileURLToPath(new URL('../seed.js', import.meta.url)), part],
    logFile,
    env,
    signalIfOrphaned: 'SIGTERM',
  })
  onStart(() => stopChild(child, 'SIGTERM', 1_000))
  await child.exited
  if (child.exitCode() === 0) return lastLogLine(logFile, offset, /\S/) ?? `Demonstration: ${part} entered.`
  const reason = lastLogLine(logFile, offset, /^seed: /) ?? 'it ended without a message'
  throw new ServiceError(
    `The demonstration could not be entered (${reason}): see ${logFile}. The next start goes on with it.`,
  )
}
