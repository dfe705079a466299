import { createHash } from 'node:crypto'

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
import { KEY_LENGTH } from './payload-key.js'
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

/** By which key a payload was encrypted, as its metadata tells; nothing of the key follows from it. */
export function keyIdOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16)
}

/** The id of the key that a payload was encrypted with; undefined where it was not. */
export function keyIdIn({ metadata }: Payload): string | undefined {
  const id = metadata?.[KEY_ID]
  return id ? new TextDecoder().decode(id) : undefined
}

/** A payload was encrypted with another key than ours. */
export class OtherPayloadKey extends ValueError {
  constructor() {
    super('a payload that was encrypted with another key is refused')
  }
}

/**
 * Encrypts every payload with AES-256-GCM. What is not encrypted, or not with this key, is refused: a stray client that
 * does not hold the key cannot forge an actor.
 */
class EncryptionCodec implements PayloadCodec {
  readonly #key: Buffer
  readonly #keyId: string

  constructor(key: Buffer) {
    if (key.length !== KEY_LENGTH) throw new RangeError(`the payload key must be ${KEY_LENGTH} bytes`)
    this.#key = key
    this.#keyId = keyIdOf(key)
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
      if (keyIdIn(payload) !== this.#keyId) throw new OtherPayloadKey()
      const plain = unsealBytes(this.#key, Buffer.from(payload.data))
      return PayloadMessage.decode(payload.metadata?.[COMPRESSION] ? inflateRawSync(plain) : plain)
    })
  }
}

/** The data converter of every client and worker of this product: encrypted payloads, encrypted failure messages. */
export function createDataConverter(key: Buffer): DataConverter {
  return {
    payloadCodecs: [new EncryptionCodec(key)],
    failureConverterPath: fileURLToPath(new URL('./failure-converter.cjs', import.meta.url)),
  }
}
