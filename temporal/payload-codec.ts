import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
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

const ENCODING = 'binary/encrypted'
const KEY_ID = 'encryption-key-id'
const COMPRESSION = 'compression'
/** Bytes from which on a payload is compressed before it is encrypted: a law and its steps, no short answer of anybody's. */
const LONG = 4_096
const CIPHER = 'aes-256-gcm'
/** Bytes, NIST SP 800-38D. */
const IV_LENGTH = 12
const TAG_LENGTH = 16

/** Temporal's own protobuf message; the package is CommonJS without named exports. */
const PayloadMessage = proto.temporal.api.common.v1.Payload

const DEFLATE = new TextEncoder().encode('deflate-raw')

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/**
 * Encrypts every payload with AES-256-GCM. What is not encrypted, or not with this key, is refused: a stray client that
 * does not hold the key cannot forge an actor.
 */
class EncryptionCodec implements PayloadCodec {
  readonly #key: Buffer
  readonly #keyId: Uint8Array

  constructor(key: Buffer) {
    if (key.length !== KEY_LENGTH) throw new RangeError(`the payload key must be ${KEY_LENGTH} bytes`)
    this.#key = key
    this.#keyId = utf8(createHash('sha256').update(key).digest('hex').slice(0, 16))
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const iv = randomBytes(IV_LENGTH)
      const cipher = createCipheriv(CIPHER, this.#key, iv)
      const message = PayloadMessage.encode(payload).finish()
      const isLong = message.length > LONG
      const plain = isLong ? deflateRawSync(message, { level: 1 }) : message
      const data = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
      const metadata = { [METADATA_ENCODING_KEY]: utf8(ENCODING), [KEY_ID]: this.#keyId }
      return { metadata: isLong ? { ...metadata, [COMPRESSION]: DEFLATE } : metadata, data }
    })
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const encoding = payload.metadata?.[METADATA_ENCODING_KEY]
      if (!payload.data || !encoding || new TextDecoder().decode(encoding) !== ENCODING) {
        throw new ValueError('a payload that is not encrypted is refused')
      }
      const data = Buffer.from(payload.data)
      const decipher = createDecipheriv(CIPHER, this.#key, data.subarray(0, IV_LENGTH))
      decipher.setAuthTag(data.subarray(data.length - TAG_LENGTH))
      const plain = Buffer.concat([
        decipher.update(data.subarray(IV_LENGTH, data.length - TAG_LENGTH)),
        decipher.final(),
      ])
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
