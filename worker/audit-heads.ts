import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { COMMON_CHAIN } from '../db/audit/audit-chain.js'
import { findCommonHead, type Witness } from '../db/audit/verify-audit.js'
import { localDate } from '../domain/deadlines/dates.js'

const HOUR_MS = 3_600_000

/**
 * Writes the head of the common chain to a file of its own each day, outside the database: whoever rewrites the
 * database's chains cannot rewrite yesterday's file (keep the folder where database administrators have no hand).
 */
export function keepAuditHeads(pool: pg.Pool, folder: string, failed: (error: unknown) => void): () => void {
  const write = () => writeAuditHead(pool, folder, new Date()).catch(failed)
  void write()
  const timer = setInterval(write, HOUR_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Writes today's file unless it is there. */
export async function writeAuditHead(pool: pg.Pool, folder: string, now: Date): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { head, length } = await findCommonHead(pool)
  const file = join(folder, `${localDate(now.toISOString())}.json`)
  await writeFile(file, `${JSON.stringify({ chain: COMMON_CHAIN, length, head })}\n`, { flag: 'wx' }).catch(
    (error) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // Node's fs errors carry a code
    },
  )
}

/** All daily files, as witnesses. */
export async function readAuditHeads(folder: string): Promise<Witness[]> {
  const names = await readdir(folder).catch(() => [])
  return await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      // Written above in this shape.
      .map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Witness),
  )
}
