import { Worker } from 'node:worker_threads'
import type { FileOfParts } from './parts.js'

const THREAD = new URL('./paper-thread.cjs', import.meta.url)
/** Megabytes, of the 768 that compose gives an API: a paper that takes more is not made, and everything else goes on. */
const MEMORY = { maxOldGenerationSizeMb: 512 }

interface Awaited {
  resolve: (file: Buffer) => void
  reject: (error: Error) => void
}
type Answer = { id: number } & ({ file: Uint8Array } | { failed: string })

/**
 * Makes the files of papers beside the thread that answers everybody: a list of a thousand people is a second's work (ADR
 * 0075). One after the other; it begins with the first, and keeps no process alive that waits for none.
 */
class PaperThread {
  #worker: Worker | undefined
  #last = 0
  readonly #awaited = new Map<number, Awaited>()

  make(parts: FileOfParts): Promise<Buffer> {
    const worker = this.#started()
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#awaited.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, parts })
    })
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
    if ('file' in answer) awaited?.resolve(Buffer.from(answer.file.buffer))
    else awaited?.reject(new Error(answer.failed))
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
export const madeOfParts = (parts: FileOfParts): Promise<Buffer> => thread.make(parts)
