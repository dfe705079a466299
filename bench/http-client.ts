import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const MOST_TRIES = 5
const RETRY_MS = 500

export interface HttpRequest {
  method: 'GET' | 'POST'
  path: string
  token: string
  /** Sent as JSON, but bytes as they are. */
  body?: unknown
  /** Of bytes. */
  contentType?: string
}

/** A client of the API that keeps its connections, as programs and proxies do. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 })
  readonly #base: string
  /** Requests that were answered with 503 and sent again. */
  sentAgain = 0

  constructor(base: string) {
    this.#base = base
  }

  /**
   * The JSON that the API answers; commands get an Idempotency-Key of their own. What is answered with 503 is sent
   * again, as the API asks.
   * @throws Error with the answer when its status is not 2xx
   */
  async send<Answer>({ method, path, token, body, contentType }: HttpRequest): Promise<Answer> {
    const content = body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body)
    const headers: Record<string, string> = { authorization: `Bearer ${token}` }
    if (method === 'POST') headers['idempotency-key'] = randomUUID()
    if (content !== undefined) {
      headers['content-type'] = contentType ?? 'application/json'
      headers['content-length'] = String(Buffer.byteLength(content))
    }
    let { status, text } = await this.#exchange({ method, path, headers, content })
    for (let tries = 1; status === 503 && tries < MOST_TRIES; tries += 1) {
      this.sentAgain += 1
      await sleep(RETRY_MS)
      ;({ status, text } = await this.#exchange({ method, path, headers, content }))
    }
    if (status < 200 || status > 299) throw new Error(`${method} ${path}: ${status} ${text}`)
    // The caller names the shape that the API's contract gives this operation.
    return JSON.parse(text) as Answer
  }

  /**
   * What is answered to one request, as text.
   * @throws Error with the answer when its status is not 2xx
   */
  async read(path: string, token: string): Promise<string> {
    const headers = { authorization: `Bearer ${token}` }
    const { status, text } = await this.#exchange({ method: 'GET', path, headers, content: undefined })
    if (status < 200 || status > 299) throw new Error(`GET ${path}: ${status} ${text}`)
    return text
  }

  close(): void {
    this.#agent.destroy()
  }

  #exchange(asked: {
    method: string
    path: string
    headers: Record<string, string>
    content: string | Buffer | undefined
  }): Promise<{ status: number; text: string }> {
    const { method, path, headers, content } = asked
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.#base), { method, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        )
        response.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(content)
    })
  }
}
