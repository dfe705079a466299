import { createHash } from 'node:crypto'

/** The keys of what is stored: the first encrypts, all decrypt. None is there twice. */
export type PayloadKeys = readonly [Buffer, ...Buffer[]]

/** What a key is called, in payloads and by the database; nothing of the key follows from either. */
export interface KeyName {
  /** What stands beside all that it encrypted, and what people are told. */
  id: string
  /** What the database knows it by. */
  fingerprint: string
}

/** Bytes, for AES-256. */
export const KEY_LENGTH = 32
const HEX_KEY = new RegExp(`^[0-9a-fA-F]{${KEY_LENGTH * 2}}$`)

/** The keys of a text, 64 hexadecimal digits each, between commas or on lines; undefined where it is anything else. */
export function keysIn(text: string): PayloadKeys | undefined {
  const words = text.trim().split(/\s*[,\n]\s*/)
  if (!words.every((word) => HEX_KEY.test(word))) return undefined
  const [first, ...others] = words.map((word) => Buffer.from(word, 'hex'))
  if (!first || new Set(words.map((word) => word.toLowerCase())).size < words.length) return undefined
  return [first, ...others]
}

export function keyIdOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16)
}

export function nameOf(key: Buffer): KeyName {
  return {
    id: keyIdOf(key),
    fingerprint: createHash('sha256').update('payload key').update(key).digest('hex'),
  }
}

/** The keys by their ids. */
export function byId(keys: PayloadKeys): ReadonlyMap<string, Buffer> {
  return new Map(keys.map((key) => [keyIdOf(key), key]))
}
