import type { Request, Response } from 'express'
import type { Moment } from '../../db/reads/changes-since.js'
import type { Told } from './told.js'

/** Milliseconds after which a browser asks again when a stream has ended. */
const AGAIN_AFTER_MS = 3_000
/** Bytes that may wait for somebody who does not take them: they are to ask again. */
const MOST_WAITING = 64 * 1024

/** A stream of server-sent events. Each batch carries the moment from which it is gone on after a break. */
export class EventStream {
  constructor(private readonly response: Response) {
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      // A balancer passes each event on as it comes (X-Accel-Buffering: nginx).
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    })
    response.flushHeaders()
    this.#write(`retry: ${AGAIN_AFTER_MS}\n\n`)
  }

  /** The last of a batch carries the moment: whoever loses the way before it hears all of them again. */
  tell(told: readonly Told[], now: Moment): void {
    const messages = told.map((each) => `data: ${JSON.stringify(each)}\n`)
    this.#write(`${messages.join('\n')}id: ${now}\n\n`)
  }

  /** Without data it is no event; the moment is kept all the same. */
  beat(now: Moment): void {
    this.#write(`: so far\nid: ${now}\n\n`)
  }

  end(): void {
    this.response.end()
  }

  #write(text: string): void {
    if (this.response.writableEnded) return
    this.response.write(text)
    if (this.response.writableLength > MOST_WAITING) this.response.destroy()
  }
}

/** The moment up to which a browser has heard, as it sends it by itself when it asks again. */
export const heardUpTo = (request: Request): Moment | undefined => request.get('Last-Event-ID') || undefined
