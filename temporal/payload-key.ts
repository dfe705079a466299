import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes, for AES-256. */
export const KEY_LENGTH = 32
const KEY = /^[0-9a-fA-F]{64}$/

/**
 * The key from configuration (64 hex digits) or, in the embedded default, from a file made once in the data directory
 * and readable by its owner alone. The file is there whole or not at all.
 * @throws RangeError when there is no key, or it is none
 */
export async function loadPayloadKey(from: { payloadKey?: string; dataDir?: string }): Promise<Buffer> {
  if (from.payloadKey) {
    if (!KEY.test(from.payloadKey)) {
      throw new RangeError('PAYLOAD_KEY must be 64 hexadecimal digits (32 bytes)')
    }
    return Buffer.from(from.payloadKey, 'hex')
  }
  if (!from.dataDir) throw new RangeError('set PAYLOAD_KEY to 64 hexadecimal digits (32 bytes)')
  await mkdir(from.dataDir, { recursive: true })
  const file = join(from.dataDir, 'payload.key')
  const kept = (await keptKey(file)) ?? (await makeKey(file))
  if (!KEY.test(kept)) {
    throw new RangeError(`${file} is damaged: copy it again from where the data came from.`)
  }
  return Buffer.from(kept, 'hex')
}

async function keptKey(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Of two processes that make one at the same time, one does, and both have it. */
async function makeKey(file: string): Promise<string> {
  const draft = `${file}.${randomUUID()}`
  try {
    const made = randomBytes(KEY_LENGTH).toString('hex')
    await writeFile(draft, made, { mode: 0o600, flag: 'wx' })
    await link(draft, file)
    return made
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    return (await readFile(file, 'utf8')).trim()
  } finally {
    await rm(draft, { force: true })
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code
