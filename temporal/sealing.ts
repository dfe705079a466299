import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

const CIPHER = 'aes-256-gcm'
/** Bytes, NIST SP 800-38D. */
const IV_LENGTH = 12
const TAG_LENGTH = 16

/** Encrypts with AES-256-GCM: IV, ciphertext, tag. */
export function sealBytes(key: Buffer, plain: Uint8Array): Buffer {
  const iv = randomBytes(IV_LENGTH)
  const cipher = createCipheriv(CIPHER, key, iv)
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** @throws where it was sealed with another key, or changed since */
export function unsealBytes(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_LENGTH))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_LENGTH))
  return Buffer.concat([
    decipher.update(sealed.subarray(IV_LENGTH, sealed.length - TAG_LENGTH)),
    decipher.final(),
  ])
}

/** How the states of cases are kept: compressed, and sealed with the key of Temporal's payloads. */
export const sealingWith = (key: Buffer) => ({
  seal: (text: string): Buffer => sealBytes(key, deflateRawSync(text, { level: 1 })),
  unseal: (sealed: Buffer): string => inflateRawSync(unsealBytes(key, sealed)).toString('utf8'),
})
