import { execFileSync } from 'node:child_process'
import { realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { hasSetpriv, type RunAs } from './child-process.js'
import { ServiceError } from './service-error.js'

/**
 * PostgreSQL refuses to run as root: the user it runs as instead (made if it is missing), or undefined when
 * we are not root. `paths` are the folders that it must reach.
 * @throws ServiceError when there is no such user, or it cannot reach a path and cannot be let
 */
export function postgresUser(paths: readonly string[]): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined
  const user = findUser('postgres') ?? createUser('postgres')
  const closed = paths.map((path) => closedFolder(path, user)).find((folder) => folder !== undefined)
  if (closed !== undefined && !hasSetpriv()) {
    throw new ServiceError(
      `PostgreSQL cannot run as root, and the user postgres may not enter ${closed}: choose a DATA_DIR (and a checkout) elsewhere, or run as an ordinary user.`,
    )
  }
  return { ...user, passFolders: closed !== undefined }
}

type User = Omit<RunAs, 'passFolders'>

function findUser(name: string): User | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

function createUser(name: string): User {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', name], { stdio: 'ignore' })
  } catch {
    // Judged by whether the user is there now.
  }
  const user = findUser(name)
  if (user) return user
  throw new ServiceError(
    'PostgreSQL cannot run as root and the user postgres could not be made: run as an ordinary user, or make that user.',
  )
}

/** The first folder on the way to `path` that the user may not pass. */
function closedFolder(path: string, user: User): string | undefined {
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return folder
    if (folder === dirname(folder)) return undefined
  }
}
