import type { Request } from 'express'
import { Problem } from '../../problems/problem.js'

/** How much of a body that is too large is read and thrown away, so that the client comes to read the answer. */
const PATIENCE = 4

/**
 * The raw body, held in memory up to `limit` bytes.
 * @throws Problem document-too-large as soon as that is known; malformed-json is never: nothing is parsed
 */
export async function receivedBody(request: Request, limit: number): Promise<Buffer> {
  if (Number(request.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  const chunks: Buffer[] = []
  let size = 0
  // With nothing encoded as text, a request's stream gives Buffers.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (size > limit * PATIENCE) break
  }
  if (size > limit) throw tooLarge(limit)
  return Buffer.concat(chunks, size)
}

function tooLarge(limit: number): Problem {
  const megabytes = Math.round((limit / 1_048_576) * 10) / 10
  return new Problem('document-too-large', {
    detail: {
      vi: `Tệp lớn nhất được nhận: ${megabytes} MB.`,
      en: `The largest file accepted is ${megabytes} MB.`,
    },
  })
}
