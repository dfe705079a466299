import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Semaphore } from 'async-mutex'
import type { Product } from '../support/product.js'

/** One sending of a request, as the client saw it. */
export interface Attempt {
  method: string
  path: string
  /** Undefined when the connection broke. */
  status: number | undefined
  code: string | undefined
  retryAfter: string | null
  milliseconds: number
}

/** An answer that is final: neither a broken connection nor "try again". */
export interface Answer<Body> {
  status: number
  body: Body
}

interface Sent {
  as: string
  path: string
  body?: unknown
  /** Of a body that is not JSON. */
  contentType?: string
}

/** Longer than any answer may take: what is silent that long is broken. */
const SILENCE_MS = 20_000
/** After a connection that broke, milliseconds: longer each time, up to the most. */
const BROKEN_PAUSE_MS = { first: 100, most: 2_000 }
/** A client gives up at last, milliseconds. */
const PATIENCE_MS = 240_000
/** Attempts that are told of when it gives up. */
const LAST_ATTEMPTS = 8
/** Requests under way at once; whoever waits to try again lets others go first. */
const AT_ONCE = 16

/**
 * A client as the documentation asks for: it repeats a command with the same Idempotency-Key when the connection breaks
 * or the answer is 503, waits as long as Retry-After says, and takes every other answer as final.
 */
export class GoodClient {
  readonly attempts: Attempt[] = []
  readonly #address: string
  readonly #tokenOf: (login: string) => Promise<string>
  readonly #log: string
  readonly #tokens = new Map<string, Promise<string>>()
  readonly #turns = new Semaphore(AT_ONCE)

  constructor({ address, tokenOf, dataDir }: Pick<Product, 'address' | 'tokenOf' | 'dataDir'>) {
    this.#address = address
    this.#tokenOf = tokenOf
    this.#log = join(dataDir, 'logs', 'api.log')
  }

  /** Sends a command until it is answered for good. */
  command<Body>(sent: Sent, key: string = randomUUID()): Promise<Answer<Body>> {
    return this.#repeat('POST', { body: {}, ...sent }, key)
  }

  /** Reads until it is answered for good. */
  read<Body>(as: string, path: string): Promise<Answer<Body>> {
    return this.#repeat('GET', { as, path })
  }

  /** Sends once, whatever comes. */
  async once(
    method: 'GET' | 'POST',
    sent: Sent,
    key: string = randomUUID(),
  ): Promise<Attempt & { body: unknown }> {
    const { as, path, body, contentType = 'application/json' } = sent
    const token = await this.#token(as)
    const began = performance.now()
    const seen = { method, path, status: undefined, code: undefined, retryAfter: null }
    let attempt: Attempt & { body: unknown } = { ...seen, milliseconds: 0, body: undefined }
    try {
      const response = await fetch(this.#address + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(method === 'POST' && { 'idempotency-key': key, 'content-type': contentType }),
        },
        ...(method === 'POST' && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(SILENCE_MS),
      })
      const text = await response.text()
      const parsed: unknown = /json/.test(response.headers.get('content-type') ?? '')
        ? JSON.parse(text)
        : text
      attempt = {
        ...attempt,
        status: response.status,
        code: codeOf(parsed),
        retryAfter: response.headers.get('retry-after'),
        body: parsed,
      }
    } catch {
      // The connection broke, or nothing came.
    }
    attempt.milliseconds = performance.now() - began
    const { body: _, ...kept } = attempt
    this.attempts.push(kept)
    return attempt
  }

  async #repeat<Body>(method: 'GET' | 'POST', sent: Sent, key?: string): Promise<Answer<Body>> {
    const deadline = Date.now() + PATIENCE_MS
    for (let broken = BROKEN_PAUSE_MS.first; ; broken = Math.min(2 * broken, BROKEN_PAUSE_MS.most)) {
      const { status, retryAfter, body } = await this.#turns.runExclusive(() => this.once(method, sent, key))
      if (status === 500) throw new Error(this.#logged(body))
      // The caller names the shape that the API's contract gives this operation.
      if (status !== undefined && status !== 503) return { status, body: body as Body }
      if (Date.now() > deadline)
        throw new Error(`${method} ${sent.path}: no answer in ${PATIENCE_MS} ms, ${this.#lastOf(sent.path)}`)
      await pause(status === 503 ? Number(retryAfter ?? 0) * 1_000 : broken)
    }
  }

  /** How the last attempts on a path ended, for whoever reads why it was given up. */
  #lastOf(path: string): string {
    const ends = this.attempts
      .filter((attempt) => attempt.path === path)
      .slice(-LAST_ATTEMPTS)
      .map(
        ({ status, code, milliseconds }) =>
          `${status ?? 'broken'} ${code ?? ''} after ${Math.round(milliseconds)} ms`,
      )
    return `at last: ${ends.join('; ')}`
  }

  /** What the API's log says of a request that failed for a reason nobody expected. */
  #logged(body: unknown): string {
    const id = typeof body === 'object' && body !== null && 'requestId' in body ? String(body.requestId) : ''
    const lines = readFileSync(this.#log, 'utf8').split('\n')
    return lines.filter((line) => line.includes(id) && line.includes('request failed')).join('\n')
  }

  #token(login: string): Promise<string> {
    const known = this.#tokens.get(login) ?? this.#tokenOf(login)
    this.#tokens.set(login, known)
    return known
  }
}

function codeOf(body: unknown): string | undefined {
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : undefined
}
