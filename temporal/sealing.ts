import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { byId, keyIdOf, type PayloadKeys } from './key-ring.js'

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

/** What stands before all that was sealed since keys can be several; before that, nothing did. */
const SEALED_BY = /^key:([0-9a-f]{16}):/
const LABEL_LENGTH = 'key:0123456789abcdef:'.length

/** How the states of cases are kept: sealed with the first key of Temporal's payloads, whose id stands before them. */
export function sealingWith(keys: PayloadKeys) {
  const [first] = keys
  const label = Buffer.from(`key:${keyIdOf(first)}:`)
  const known = byId(keys)
  return {
    seal: (text: string): Buffer => Buffer.concat([label, sealBytes(first, Buffer.from(text))]),
    unseal(sealed: Buffer): string {
      const id = SEALED_BY.exec(sealed.toString('latin1', 0, LABEL_LENGTH))?.[1]
      if (id === undefined) return unsealUnnamed(keys, sealed).toString('utf8')
      const key = known.get(id)
      if (!key) throw new Error(`what was sealed with the key ${id} is refused: that key is not given`)
      return unsealBytes(key, sealed.subarray(LABEL_LENGTH)).toString('utf8')
    },
  }
}

/** By whichever key opens it: a wrong one never does. */
function unsealUnnamed([first, ...others]: PayloadKeys, sealed: Buffer): Buffer {
  try {
    return unsealBytes(first, sealed)
  } catch (error) {
    const [next, ...rest] = others
    if (!next) throw error
    return unsealUnnamed([next, ...rest], sealed)
  }
}
