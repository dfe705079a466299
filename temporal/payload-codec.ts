import { fileURLToPath } from 'node:url'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import {
  type DataConverter,
  METADATA_ENCODING_KEY,
  type Payload,
  type PayloadCodec,
  type SerializationContext,
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

/** Why a payload is refused; what it holds is repeated to nobody. */
class Unreadable extends ValueError {
  constructor(
    readonly why: WhyUnread,
    message: string,
  ) {
    super(message)
  }
}

type WhyUnread = 'not-encrypted' | 'other-key' | 'damaged'

/** A payload was encrypted with a key that is not among ours. */
export class OtherPayloadKey extends Unreadable {
  constructor(id: string | undefined) {
    const named = id !== undefined && isKeyId(id) ? `the key ${id}, which is not given,` : 'another key'
    super('other-key', `a payload that was encrypted with ${named} is refused`)
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

  async decode(payloads: Payload[], _context?: SerializationContext): Promise<Payload[]> {
    return payloads.map((payload) => this.read(payload))
  }

  /** @throws Unreadable */
  protected read(payload: Payload): Payload {
    const encoding = payload.metadata?.[METADATA_ENCODING_KEY]
    if (!payload.data || !encoding || new TextDecoder().decode(encoding) !== ENCODING) {
      throw new Unreadable('not-encrypted', 'a payload that is not encrypted is refused')
    }
    const id = keyIdIn(payload)
    const key = this.#known.get(id ?? '')
    if (!key) throw new OtherPayloadKey(id)
    try {
      const plain = unsealBytes(key, Buffer.from(payload.data))
      return PayloadMessage.decode(payload.metadata?.[COMPRESSION] ? inflateRawSync(plain) : plain)
    } catch {
      throw new Unreadable('damaged', 'a payload that is damaged, or was changed, is refused')
    }
  }
}

/** A payload that was not read, as the workflow is given it: an encoding that its converter refuses. */
const UNREAD: Payload = { metadata: { [METADATA_ENCODING_KEY]: utf8('binary/unread') } }

/** What could not be read of what a workflow was sent: where and why, nothing of what it holds. */
export interface Unread {
  workflowId: string
  why: WhyUnread
}

/**
 * The codec of a worker. What anybody may put before a workflow comes in one delivery with what it waits for, and one payload
 * that is refused would refuse all of that, for ever. So what cannot be read is handed over as unread, and is refused only where
 * somebody comes to need it: an update is rejected, a signal that nobody listens to lies there, a workflow whose own
 * beginning is unread stands still. What activities are given and answer is refused here, as ever.
 */
class WorkerCodec extends EncryptionCodec {
  readonly #tell: (unread: Unread) => void

  constructor(keys: PayloadKeys, tell: (unread: Unread) => void) {
    super(keys)
    this.#tell = tell
  }

  override async decode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    if (context?.type !== 'workflow') return super.decode(payloads)
    return payloads.map((payload) => {
      try {
        return this.read(payload)
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        this.#tell({ workflowId: context.workflowId, why: error.why })
        return UNREAD
      }
    })
  }
}

const FAILURE_CONVERTER = fileURLToPath(new URL('./failure-converter.cjs', import.meta.url))

/** The data converter of every client of this product: encrypted payloads, encrypted failure messages. */
export function createDataConverter(keys: PayloadKeys): DataConverter {
  return { payloadCodecs: [new EncryptionCodec(keys)], failureConverterPath: FAILURE_CONVERTER }
}

/** The data converter of every worker, also of one that only takes up histories; `tell` hears of what could not be read. */
export function createWorkerDataConverter(
  keys: PayloadKeys,
  tell: (unread: Unread) => void = () => {},
): DataConverter {
  return { payloadCodecs: [new WorkerCodec(keys, tell)], failureConverterPath: FAILURE_CONVERTER }
}
