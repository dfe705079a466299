import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'

/** What is kept of a sign-in: to ask the provider whether it stands by it, and to end it there. */
const Kept = z.strictObject({ refreshToken: z.string().optional(), idToken: z.string().optional() })
export type KeptTokens = z.infer<typeof Kept>

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** A secret that nobody guesses: what the cookie holds, and nothing else does. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What a session is looked up by. */
export const hashOf = (secret: string): Buffer => hash('sha256', secret, 'buffer')

/** Sealed by the secret itself: whoever has the database cannot open it, nor whoever has the keys of the installation. */
export function sealTokens(secret: string, tokens: KeptTokens): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, keyOf(secret), iv, { authTagLength: TAG_BYTES })
  const sealed = Buffer.concat([cipher.update(JSON.stringify(tokens), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed])
}

/** @throws where it was sealed by another secret, or changed */
export function openTokens(secret: string, sealed: Buffer): KeptTokens {
  const iv = sealed.subarray(0, IV_BYTES)
  const decipher = createDecipheriv(CIPHER, keyOf(secret), iv, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  const opened = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
  return Kept.parse(JSON.parse(opened.toString('utf8')))
}

const keyOf = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'tokens of a session', 32))
