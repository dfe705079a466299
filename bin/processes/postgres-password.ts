import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { ServiceError } from './service-error.js'

/**
 * The password of the embedded database, made when the database is and kept beside it.
 * @throws ServiceError when there is a database without its password
 */
export function keptPassword(file: string, databaseFolder: string): string {
  const password = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (password !== '') return password
  // Nothing is lost: whoever made the file came no further, and nothing is closed by it yet.
  if (!hasDatabase(databaseFolder)) {
    const made = randomBytes(24).toString('hex')
    writeFileSync(file, made, { mode: 0o600 })
    return made
  }
  throw new ServiceError(
    `${file} is missing or empty, and the database in ${databaseFolder} cannot be opened without the password in it: copy the file again from where the data came from.`,
  )
}

/** The sentence for a password that is not the database's. */
export function wrongPassword(file: string, databaseFolder: string): ServiceError {
  return new ServiceError(
    `The password in ${file} is not that of the database in ${databaseFolder}: copy both again from where the data came from, while nothing runs there.`,
  )
}

/** Whether a database has been made in that folder. */
export function hasDatabase(folder: string): boolean {
  return existsSync(`${folder}/PG_VERSION`)
}
