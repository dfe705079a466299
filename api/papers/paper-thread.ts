import { Worker } from 'node:worker_threads'
import type { FileOfParts } from './parts.js'

const THREAD = new URL('./paper-thread.cjs', import.meta.url)
/** Milliseconds for a paper, with those it waits for: what takes longer is given up, and the next begins another thread. */
const MOST_MS = 60_000
/** Megabytes, of the 768 that compose gives an API: a paper that takes more is not made, and everything else goes on. */
const MEMORY = { maxOldGenerationSizeMb: 512 }

/** A template of officers, and what stands in the place of what it names. */
export interface TemplateToFill {
  file: Uint8Array
  data: Record<string, unknown>
  /** In the place of what has no value. */
  toFill: string
}

/** What the thread does, each with what it is asked and what it makes. */
interface Work {
  parts: { asked: FileOfParts; made: Uint8Array }
  filled: { asked: TemplateToFill; made: Uint8Array }
  /** A tag for which it cannot be filled. */
  unfitFor: { asked: Uint8Array; made: string | undefined }
}

interface Awaited {
  resolve: (made: never) => void
  reject: (error: Error) => void
}
type Answer = { id: number } & ({ made: never } | { failed: string })

/**
 * Makes the files of papers beside the thread that answers everybody: a list of a thousand people is a second's work (ADR
 * 0075). One after the other; it begins with the first, and keeps no process alive that waits for none.
 */
class PaperThread {
  #worker: Worker | undefined
  #last = 0
  readonly #awaited = new Map<number, Awaited>()

  async do<Name extends keyof Work>(work: Name, asked: Work[Name]['asked']): Promise<Work[Name]['made']> {
    const worker = this.#started()
    const id = ++this.#last
    const giveUp = setTimeout(() => {
      this.#ended(worker, new Error(`a paper (${work}) took longer than ${MOST_MS} ms`))
      void worker.terminate()
    }, MOST_MS)
    try {
      return await new Promise<Work[Name]['made']>((resolve, reject) => {
        this.#awaited.set(id, { resolve, reject })
        worker.ref()
        worker.postMessage({ id, work, asked })
      })
    } finally {
      clearTimeout(giveUp)
    }
  }

  #started(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(THREAD, { name: 'papers', resourceLimits: MEMORY })
    worker.on('message', (answer: Answer) => this.#answered(worker, answer))
    worker.on('error', (error) => this.#ended(worker, error))
    worker.on('exit', (code) => this.#ended(worker, new Error(`the thread of papers ended with ${code}`)))
    this.#worker = worker
    return worker
  }

  #answered(worker: Worker, answer: Answer): void {
    const awaited = this.#awaited.get(answer.id)
    this.#awaited.delete(answer.id)
    if (this.#awaited.size === 0) worker.unref()
    if ('failed' in answer) awaited?.reject(new Error(answer.failed))
    else awaited?.resolve(answer.made)
  }

  /** Those who wait for it are told; the next paper begins another. */
  #ended(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    const waiting = [...this.#awaited.values()]
    this.#awaited.clear()
    for (const { reject } of waiting) reject(error)
  }
}

const thread = new PaperThread()

/** The bytes of a DOCX of these parts. */
export const madeOfParts = async (parts: FileOfParts): Promise<Buffer> =>
  Buffer.from(await thread.do('parts', parts))

/** The bytes of a DOCX by a template of officers. */
export const madeOfTemplate = async (template: TemplateToFill): Promise<Buffer> =>
  Buffer.from(await thread.do('filled', template))

/** Can a template be filled at all? What is said of it names the tag. */
export const unfitFor = (template: Buffer): Promise<string | undefined> => thread.do('unfitFor', template)
