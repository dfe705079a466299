import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { KeptPart } from '../domain/procedure/change.js'
import { byId, keyIdOf, type PayloadKeys } from './key-ring.js'

const CIPHER = 'aes-256-gcm'
/** Bytes, NIST SP 800-38D. */
const IV_LENGTH = 12
const TAG_LENGTH = 16
const NOTHING = Buffer.alloc(0)

/** Encrypts with AES-256-GCM: IV, ciphertext, tag. `boundTo` is not in it, and has to be given to open it. */
export function sealBytes(key: Buffer, plain: Uint8Array, boundTo: Uint8Array = NOTHING): Buffer {
  const iv = randomBytes(IV_LENGTH)
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(boundTo)
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** @throws where it was sealed with another key, bound to something else, or changed since */
export function unsealBytes(key: Buffer, sealed: Buffer, boundTo: Uint8Array = NOTHING): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_LENGTH)).setAAD(boundTo)
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_LENGTH))
  return Buffer.concat([
    decipher.update(sealed.subarray(IV_LENGTH, sealed.length - TAG_LENGTH)),
    decipher.final(),
  ])
}

/** What stands before all that is bound to its place. */
const BOUND_BY = /^bound:([0-9a-f]{16}):/
const BOUND_LENGTH = 'bound:0123456789abcdef:'.length
/** What stood before all that was sealed before that, since keys can be several; before that, nothing did. */
const SEALED_BY = /^key:([0-9a-f]{16}):/
const SEALED_LENGTH = 'key:0123456789abcdef:'.length

/** What a part is bound to. The id of the case comes last: nothing of it can be taken for what stands before. */
function placeOf(kept: KeptPart): Buffer {
  const { caseId } = kept
  return Buffer.from(kept.part === 'state' ? `state:${kept.sequence}:${caseId}` : `launch:${caseId}`)
}

/**
 * How the states of cases are kept: sealed with the first key of Temporal's payloads, whose id stands before them, and bound
 * to their case, to which of the two they are and, a state, to the change that it is of. What was sealed before it was bound
 * is refused.
 */
export function sealingWith(keys: PayloadKeys) {
  const [first] = keys
  const label = Buffer.from(`bound:${keyIdOf(first)}:`)
  const known = byId(keys)
  return {
    seal: (text: string, kept: KeptPart): Buffer =>
      Buffer.concat([label, sealBytes(first, Buffer.from(text), placeOf(kept))]),
    unseal(sealed: Buffer, kept: KeptPart): string {
      const id = BOUND_BY.exec(sealed.toString('latin1', 0, BOUND_LENGTH))?.[1]
      if (id === undefined) throw new Error('what is sealed and bound to nothing is refused')
      const key = requireKey(known, id)
      return unsealBytes(key, sealed.subarray(BOUND_LENGTH), placeOf(kept)).toString('utf8')
    },
  }
}

/** As `sealingWith`, but opening also what earlier versions sealed, which is bound to nothing: for whoever binds it. */
export function sealingOfEarlier(keys: PayloadKeys): ReturnType<typeof sealingWith> {
  const { seal, unseal } = sealingWith(keys)
  const known = byId(keys)
  return {
    seal,
    unseal(sealed, kept) {
      if (BOUND_BY.test(sealed.toString('latin1', 0, BOUND_LENGTH))) return unseal(sealed, kept)
      const id = SEALED_BY.exec(sealed.toString('latin1', 0, SEALED_LENGTH))?.[1]
      if (id === undefined) return unsealUnnamed(keys, sealed).toString('utf8')
      return unsealBytes(requireKey(known, id), sealed.subarray(SEALED_LENGTH)).toString('utf8')
    },
  }
}

function requireKey(known: ReadonlyMap<string, Buffer>, id: string): Buffer {
  const key = known.get(id)
  if (!key) throw new Error(`what was sealed with the key ${id} is refused: that key is not given`)
  return key
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
