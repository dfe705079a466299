import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { COMMON_CHAIN } from '../db/audit/audit-chain.js'
import { findCommonHead, type Witness } from '../db/audit/verify-audit.js'
import { localDate } from '../domain/deadlines/dates.js'

const HOUR_MS = 3_600_000

/**
 * Writes the head of the common chain outside the database when the worker starts, each hour, and when what is answered is
 * called: whoever rewrites the database's chains cannot rewrite the files (keep the folder where database administrators
 * have no hand).
 */
export function keepAuditHeads(
  pool: pg.Pool,
  { folder, webhook }: { folder: string; webhook?: string | undefined },
  failed: (error: unknown) => void,
): () => Promise<void> {
  const write = async () => {
    try {
      const written = await writeAuditHead(pool, folder, new Date())
      if (written && webhook) await send(webhook, written)
    } catch (error) {
      failed(error)
    }
  }
  void write()
  const timer = setInterval(write, HOUR_MS)
  timer.unref()
  return () => {
    clearInterval(timer)
    return write()
  }
}

/** Where the heads are: in the folder that the installation names, else with its data. */
export const auditHeadsFolder = ({
  AUDIT_HEADS_DIR,
  DATA_DIR,
}: {
  AUDIT_HEADS_DIR?: string | undefined
  DATA_DIR: string
}): string => AUDIT_HEADS_DIR ?? join(DATA_DIR, 'audit-heads')

const WEBHOOK_MS = 10_000

async function send(webhook: string, line: string): Promise<void> {
  const answer = await fetch(webhook, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: line,
    // Whoever is named is sent to, and nobody whom they name.
    redirect: 'error',
    signal: AbortSignal.timeout(WEBHOOK_MS),
  })
  if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`)
}

/** Appends the head to the file of the day, a line of JSON, unless it is the last that the file has. Answers the line. */
export async function writeAuditHead(pool: pg.Pool, folder: string, now: Date): Promise<string | undefined> {
  await mkdir(folder, { recursive: true })
  const { head, length } = await findCommonHead(pool)
  const file = join(folder, `${localDate(now.toISOString())}.jsonl`)
  const text = await readFile(file, 'utf8').catch(() => '')
  if (headsIn(text).at(-1)?.head === head) return undefined
  // A line without its end was being written when the machine stopped.
  const end = text === '' || text.endsWith('\n') ? '' : '\n'
  const line = JSON.stringify({ chain: COMMON_CHAIN, length, head, at: now.toISOString() })
  await appendFile(file, `${end}${line}\n`)
  return line
}

/** All heads that were written, as witnesses. */
export async function readAuditHeads(folder: string): Promise<Witness[]> {
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => /\.jsonl?$/.test(name))
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap(headsIn)
}

/** The heads in a file; a line that breaks off says nothing. */
function headsIn(text: string): Witness[] {
  return text.split('\n').flatMap((line) => {
    if (!line.endsWith('}')) return []
    // Written above in this shape.
    return [JSON.parse(line) as Witness]
  })
}
