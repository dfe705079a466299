import { type Request, type RequestHandler, type Response, raw } from 'express'
import { fieldError } from '../problems/field-errors.js'
import { Problem } from '../problems/problem.js'
import { requireModestExtent } from './json-extent.js'

/** 1 MB of JSON; documents have a resource of their own. */
const JSON_LIMIT = 1_048_576
const JSON_TYPES = ['json', '+json']
/** Nothing is unpacked: what is small when it is sent is small when it is read. */
const readBytes: RequestHandler = raw({ limit: JSON_LIMIT, type: JSON_TYPES, inflate: false })
const UTF_8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The JSON that was sent; an empty object where nothing was.
 * @throws Problem unsupported-media-type of another type, packed, or in another encoding than UTF-8; malformed-json;
 * body-too-large; invalid-input of more than any body holds
 */
export async function jsonBody(request: Request, response: Response): Promise<unknown> {
  if (!request.is(JSON_TYPES)) {
    // `is` answers null where there is no body at all: that is missing input, not a wrong type.
    if (request.is('*/*') === null && request.get('content-type') === undefined) return {}
    throw new Problem('unsupported-media-type')
  }
  requirePlain(request)
  await new Promise<void>((resolve, reject) => {
    readBytes(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)))
  })
  return parsed(request.body)
}

/** JSON travels unpacked and in UTF-8 (RFC 8259 § 8.1). */
function requirePlain(request: Request): void {
  const packed = request.get('content-encoding')
  if (packed !== undefined) {
    throw new Problem('unsupported-media-type', {
      detail: {
        vi: 'Nội dung JSON được gửi nguyên dạng, không nén: hãy bỏ tiêu đề Content-Encoding.',
        en: 'JSON is sent as it is, not compressed: leave out the header Content-Encoding.',
      },
      errors: [fieldError('Content-Encoding', 'unknown-key')],
    })
  }
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.get('content-type') ?? '')?.[1]
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new Problem('unsupported-media-type', {
      detail: { vi: 'Nội dung JSON được gửi ở dạng UTF-8.', en: 'JSON is sent in UTF-8.' },
      errors: [fieldError('Content-Type', 'not-one-of', 'charset=utf-8')],
    })
  }
}

function parsed(bytes: unknown): unknown {
  // Without a body nothing was read.
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return {}
  requireModestExtent(bytes)
  const value = fromJson(bytes)
  if (typeof value !== 'object' || value === null) throw new Problem('malformed-json')
  return value
}

function fromJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(UTF_8.decode(bytes))
  } catch {
    // What is wrong with it quotes it.
    throw new Problem('malformed-json')
  }
}
