import { fileURLToPath } from 'node:url'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import {
  type DataConverter,
  METADATA_ENCODING_KEY,
  type Payload,
  type PayloadCodec,
  ValueError,
} from '@temporalio/common'
import proto from '@temporalio/proto'
import { byId, keyIdOf, type PayloadKeys } from './key-ring.js'
import { sealBytes, unsealBytes } from './sealing.js'

const ENCODING = 'binary/encrypted'
const KEY_ID = 'encryption-key-id'
const COMPRESSION = 'compression'
/**
 * Bytes from which on a payload is compressed before it is encrypted: a launch with its steps. No short answer of anybody's,
 * and no change on its way to a local activity, which never leaves the process.
 */
const LONG = 16_384

/** Temporal's own protobuf message; the package is CommonJS without named exports. */
const PayloadMessage = proto.temporal.api.common.v1.Payload

const DEFLATE = new TextEncoder().encode('deflate-raw')

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The id of the key that a payload was encrypted with; undefined where it was not. */
function keyIdIn({ metadata }: Payload): string | undefined {
  const id = metadata?.[KEY_ID]
  return id ? new TextDecoder().decode(id) : undefined
}

/** Whoever can write to Temporal's store can put anything in its place, which is then repeated to nobody. */
const isKeyId = (id: string): boolean => /^[0-9a-f]{16}$/.test(id)

/** The ids of all keys that payloads in a message of Temporal's were encrypted with, wherever it holds them. */
export function keyIdsIn(message: unknown): Set<string> {
  const ids = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return
    // A payload, or anything else that may have metadata.
    const id = keyIdIn(value as Payload)
    if (id !== undefined && isKeyId(id)) ids.add(id)
    for (const part of Object.values(value)) collect(part)
  }
  collect(message)
  return ids
}

/** A payload was encrypted with a key that is not among ours. */
export class OtherPayloadKey extends ValueError {
  constructor(id: string | undefined) {
    const named = id !== undefined && isKeyId(id) ? `the key ${id}, which is not given,` : 'another key'
    super(`a payload that was encrypted with ${named} is refused`)
  }
}

/**
 * Encrypts every payload with AES-256-GCM and the first key. What is not encrypted, or with none of the keys, is refused: a
 * stray client that does not hold one cannot forge an actor.
 */
class EncryptionCodec implements PayloadCodec {
  readonly #key: Buffer
  readonly #keyId: string
  readonly #known: ReadonlyMap<string, Buffer>

  constructor(keys: PayloadKeys) {
    this.#key = keys[0]
    this.#keyId = keyIdOf(keys[0])
    this.#known = byId(keys)
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const message = PayloadMessage.encode(payload).finish()
      const isLong = message.length > LONG
      const plain = isLong ? deflateRawSync(message, { level: 1 }) : message
      const data = sealBytes(this.#key, plain)
      const metadata = { [METADATA_ENCODING_KEY]: utf8(ENCODING), [KEY_ID]: utf8(this.#keyId) }
      return { metadata: isLong ? { ...metadata, [COMPRESSION]: DEFLATE } : metadata, data }
    })
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const encoding = payload.metadata?.[METADATA_ENCODING_KEY]
      if (!payload.data || !encoding || new TextDecoder().decode(encoding) !== ENCODING) {
        throw new ValueError('a payload that is not encrypted is refused')
      }
      const id = keyIdIn(payload)
      const key = this.#known.get(id ?? '')
      if (!key) throw new OtherPayloadKey(id)
      const plain = unsealBytes(key, Buffer.from(payload.data))
      return PayloadMessage.decode(payload.metadata?.[COMPRESSION] ? inflateRawSync(plain) : plain)
    })
  }
}

/** The data converter of every client and worker of this product: encrypted payloads, encrypted failure messages. */
export function createDataConverter(keys: PayloadKeys): DataConverter {
  return {
    payloadCodecs: [new EncryptionCodec(keys)],
    failureConverterPath: fileURLToPath(new URL('./failure-converter.cjs', import.meta.url)),
  }
}
