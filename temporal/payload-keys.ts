import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { KEY_LENGTH, type KeyName, keysIn, nameOf, type PayloadKeys } from './key-ring.js'
import { whyReachedByOthers } from './reached-by-others.js'

/** Where a process has its keys from: 64 hex digits each or, in the embedded default, a file in the data folder. */
export interface KeySource {
  PAYLOAD_KEY?: string | undefined
  PAYLOAD_KEYS?: string | undefined
  DATA_DIR: string
  /** Where people are served from: no key is made where that is more than this machine, */
  HOST?: string | undefined
  /** nor in `production`. */
  NODE_ENV?: string | undefined
}

/** What is in the way of the keys that were given: nothing where no case is open. */
export interface KeyObjection {
  openCases: number
  /** The ids of the keys that they may need and that were not given. */
  missing: readonly string[]
}

/** What the database says to keys, so that nobody starts without one that the open cases need. */
export interface KeyAgreement {
  /** By their names, the first first. Without any: whether a new one may be made. */
  agree(keys: readonly KeyName[]): Promise<KeyObjection>
  /** Nobody waits for an answer any more. */
  isOver(): boolean
}

const ASK_AGAIN_MS = 1_000

export const payloadKeyFile = (dataDir: string): string => join(dataDir, 'payload.key')

/**
 * The keys that are there; none is made.
 * @throws one sentence when there is none, or one is damaged
 */
export async function readPayloadKeys(from: KeySource): Promise<PayloadKeys> {
  const keys = await findKeys(from)
  if (keys) return keys
  throw new Error(`${payloadKeyFile(from.DATA_DIR)} is missing: put the key of the backup there.`)
}

/**
 * The keys that this process speaks by. Where there is none yet, one is made that its owner alone may read, unless the
 * database knows one and cases are open under it, or the product serves more than this machine. A database that does not
 * answer is asked again until it does; the process ends when it then refuses the keys.
 * @throws one sentence that says what to do when a key is missing or damaged
 */
export async function loadPayloadKeys(
  from: KeySource,
  agreement: KeyAgreement,
  refusedLate: (refusal: Error) => void = end,
): Promise<PayloadKeys> {
  const keys = (await findKeys(from)) ?? (await makeKey(from, agreement))
  const names = keys.map(nameOf)
  const objection = await agreement.agree(names).catch(() => undefined)
  if (objection?.openCases) throw refusal(from, objection)
  if (objection === undefined) {
    void askUntilAnswered(agreement, names).then((late) => {
      if (late?.openCases) refusedLate(refusal(from, late))
    })
  }
  return keys
}

async function findKeys({
  PAYLOAD_KEY,
  PAYLOAD_KEYS,
  DATA_DIR: dataDir,
}: KeySource): Promise<PayloadKeys | undefined> {
  const given = PAYLOAD_KEYS ?? PAYLOAD_KEY
  if (given) {
    const keys = keysIn(given)
    if (keys) return keys
    throw new RangeError(
      `${PAYLOAD_KEYS ? 'PAYLOAD_KEYS' : 'PAYLOAD_KEY'} must be 64 hexadecimal digits (32 bytes) a key`,
    )
  }
  const file = payloadKeyFile(dataDir)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (text === undefined) return undefined
  const keys = keysIn(text)
  if (keys) return keys
  throw new Error(
    `${file} is damaged (64 hexadecimal digits are expected, or a line of them a key): put the key of the backup there.`,
  )
}

async function makeKey(from: KeySource, agreement: KeyAgreement): Promise<PayloadKeys> {
  const file = payloadKeyFile(from.DATA_DIR)
  const objection = await agreement.agree([]).catch(() => {
    throw new Error(
      `There is no key in ${file} yet, and PostgreSQL, which knows whether one may be made, does not answer: start it first.`,
    )
  })
  if (objection.openCases > 0) throw refusal(from, objection)
  // Others would come to depend on a key of which nobody knows that it is there, and that nobody keeps a copy of.
  const why = whyReachedByOthers(from)
  if (why) {
    throw new Error(
      `There is no payload key, and none is made where ${why}: make one (openssl rand -hex 32), keep a copy of it apart, and give it as PAYLOAD_KEYS or in ${file}.`,
    )
  }
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
  return readPayloadKeys(from)
}

async function askUntilAnswered(
  { agree, isOver }: KeyAgreement,
  names: readonly KeyName[],
): Promise<KeyObjection | undefined> {
  for (;;) {
    await pause(ASK_AGAIN_MS, undefined, { ref: false })
    if (isOver()) return undefined
    const objection = await agree(names).catch(() => undefined)
    if (objection !== undefined) return objection
  }
}

function refusal(
  { PAYLOAD_KEY, PAYLOAD_KEYS, DATA_DIR }: KeySource,
  { openCases, missing }: KeyObjection,
): Error {
  const place = (PAYLOAD_KEYS && 'PAYLOAD_KEYS') || (PAYLOAD_KEY && 'PAYLOAD_KEY') || payloadKeyFile(DATA_DIR)
  const which = missing.length === 0 ? 'payload key' : `payload key ${missing.join(' and ')}`
  const cases =
    openCases === 1 ? `1 open case needs its ${which}` : `${openCases} open cases need their ${which}`
  return new Error(
    `${cases}, which is not in ${place}: put it back (behind the key that is to encrypt), then start again; npm run rotate-keys says when it can go.`,
  )
}

function end({ message }: Error): void {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
