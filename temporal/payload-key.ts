import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Where a process has its key from: 64 hex digits or, in the embedded default, a file in the data folder. */
export interface KeySource {
  PAYLOAD_KEY?: string | undefined
  DATA_DIR: string
}

/** What the database says to a key, so that nobody speaks by another than the histories are encrypted with. */
export interface KeyAgreement {
  /** How many open cases are in the way of this key or, without a fingerprint, of a new one: 0 when there is none. */
  agree(fingerprint?: string): Promise<number>
  /** Nobody waits for an answer any more. */
  isOver(): boolean
}

/** Bytes, for AES-256. */
export const KEY_LENGTH = 32
const ASK_AGAIN_MS = 1_000
const HEX_KEY = new RegExp(`^[0-9a-fA-F]{${KEY_LENGTH * 2}}$`)

export const payloadKeyFile = (dataDir: string): string => join(dataDir, 'payload.key')

/**
 * The key that is there; none is made.
 * @throws one sentence when there is none, or it is damaged
 */
export async function readPayloadKey(from: KeySource): Promise<Buffer> {
  const key = await findKey(from)
  if (key) return key
  throw new Error(`${payloadKeyFile(from.DATA_DIR)} is missing: put the key of the backup there.`)
}

/**
 * The key that this process speaks by. Where there is none yet, one is made that its owner alone may read, unless the
 * database knows one and cases are open under it. A database that does not answer is asked again until it does; the
 * process ends when it then refuses the key.
 * @throws one sentence that says what to do when the key is missing, damaged or another than the open cases need
 */
export async function loadPayloadKey(
  from: KeySource,
  agreement: KeyAgreement,
  refusedLate: (refusal: Error) => void = end,
): Promise<Buffer> {
  const found = await findKey(from)
  const key = found ?? (await makeKey(from, agreement))
  const fingerprint = fingerprintOf(key)
  const openCases = await agreement.agree(fingerprint).catch(() => undefined)
  if (openCases) throw refusal(from, openCases, 'another')
  if (openCases === undefined) {
    void askUntilAnswered(agreement, fingerprint).then((late) => {
      if (late > 0) refusedLate(refusal(from, late, 'another'))
    })
  }
  return key
}

async function findKey({ PAYLOAD_KEY: given, DATA_DIR: dataDir }: KeySource): Promise<Buffer | undefined> {
  if (given) {
    if (!HEX_KEY.test(given)) throw new RangeError('PAYLOAD_KEY must be 64 hexadecimal digits (32 bytes)')
    return Buffer.from(given, 'hex')
  }
  const file = payloadKeyFile(dataDir)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (text === undefined) return undefined
  if (!HEX_KEY.test(text.trim())) {
    throw new Error(
      `${file} is damaged (64 hexadecimal digits are expected): put the key of the backup there.`,
    )
  }
  return Buffer.from(text.trim(), 'hex')
}

async function makeKey(from: KeySource, agreement: KeyAgreement): Promise<Buffer> {
  const file = payloadKeyFile(from.DATA_DIR)
  const openCases = await agreement.agree().catch(() => {
    throw new Error(
      `There is no key in ${file} yet, and PostgreSQL, which knows whether one may be made, does not answer: start it first.`,
    )
  })
  if (openCases > 0) throw refusal(from, openCases, 'no')
  const draft = `${file}.${randomUUID()}`
  await mkdir(from.DATA_DIR, { recursive: true })
  await writeFile(draft, randomBytes(KEY_LENGTH).toString('hex'), { mode: 0o600 })
  try {
    // Of two processes that start at once one makes it, and both read what it made.
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // Node's fs errors carry a code
  } finally {
    await rm(draft)
  }
  return readPayloadKey(from)
}

/** Of the key nothing follows from it, nor from the key's id in the payloads. */
function fingerprintOf(key: Buffer): string {
  return createHash('sha256').update('payload key').update(key).digest('hex')
}

async function askUntilAnswered({ agree, isOver }: KeyAgreement, fingerprint: string): Promise<number> {
  for (;;) {
    await pause(ASK_AGAIN_MS, undefined, { ref: false })
    if (isOver()) return 0
    const openCases = await agree(fingerprint).catch(() => undefined)
    if (openCases !== undefined) return openCases
  }
}

function refusal({ PAYLOAD_KEY, DATA_DIR }: KeySource, openCases: number, which: 'another' | 'no'): Error {
  const place = PAYLOAD_KEY ? 'PAYLOAD_KEY' : payloadKeyFile(DATA_DIR)
  const found = which === 'no' ? `there is no key in ${place}` : `${place} holds another key`
  const cases =
    openCases === 1 ? '1 open case needs its payload key' : `${openCases} open cases need their payload key`
  return new Error(`${cases}, and ${found}: put the key of the backup back there, then start again.`)
}

function end({ message }: Error): void {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
