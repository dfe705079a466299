import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { findPrograms } from '../processes/postgres-programs.js'

const Package = z.object({ version: z.string() })

/** The version of this product: of the package.json above, wherever this was built to. */
export function productVersion(from = new URL('.', import.meta.url)): string {
  const file = new URL('package.json', from)
  if (!existsSync(file)) return productVersion(new URL('..', from))
  return Package.parse(JSON.parse(readFileSync(file, 'utf8'))).version
}

/** What a Temporal program says of itself: 1.8.2 (Server 1.31.2, …). */
export function temporalVersion(bin: string): string {
  return execFileSync(bin, ['--version'], { encoding: 'utf8' })
    .replace(/^temporal version /, '')
    .trim()
}

/** The version of the embedded PostgreSQL: 18.4. The data of another major one cannot be opened by it. */
export async function postgresVersion(): Promise<string> {
  const { postgres } = await findPrograms()
  const said = execFileSync(postgres, ['--version'], { encoding: 'utf8' })
  return /(\d+\.\d+)/.exec(said)?.[1] ?? said.trim()
}

/** Whether this version of the product has that migration. */
export function knowsMigration(name: string): boolean {
  return existsSync(new URL(`../../db/migrations/${name}`, import.meta.url))
}
