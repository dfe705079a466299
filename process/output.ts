import { write, writeSync } from 'node:fs'

/** Where lines are written to. */
export interface Output {
  write(line: string): void
}

/** Characters that are written at once. */
const PIECE = 16_384
/** Characters that wait at most: what comes beyond them while nothing can be written is left out, and counted. */
const LONGEST_WAIT = 1_000_000
const TRY_AGAIN_MS = 1_000

/**
 * Writes lines to a file descriptor and never stands in anybody's way: while the disk is full or nobody reads, lines wait,
 * then are left out, and the next that are written are told how many. Node's own streams end at their first error; pino's
 * waits at the end of the process until there is room, for ever.
 */
export function unfailingOutput(leftOutLine: (lines: number) => string, fd = 1): Output {
  const waiting = new WaitingLines(leftOutLine)
  /** What is to be written next, and whether somebody is at it. */
  let piece: Buffer = Buffer.alloc(0)
  let isBusy = false
  const go = (): void => {
    if (isBusy) return
    if (piece.length === 0) piece = Buffer.from(waiting.take())
    if (piece.length === 0) return
    isBusy = true
    write(fd, piece, (error, written) => {
      if (error) {
        setTimeout(tryAgain, TRY_AGAIN_MS).unref()
        return
      }
      piece = piece.subarray(written)
      tryAgain()
    })
  }
  const tryAgain = (): void => {
    isBusy = false
    go()
  }
  process.once('exit', () => {
    try {
      for (let rest = waiting.take(); rest !== ''; rest = waiting.take()) writeSync(fd, rest)
    } catch {
      // Nobody is left to tell.
    }
  })
  return {
    write(line) {
      waiting.add(line)
      go()
    },
  }
}

/** Lines in their order, not too many. */
class WaitingLines {
  readonly #leftOutLine: (lines: number) => string
  #pieces: string[] = []
  #length = 0
  #leftOut = 0

  constructor(leftOutLine: (lines: number) => string) {
    this.#leftOutLine = leftOutLine
  }

  add(line: string): void {
    if (this.#length + line.length > LONGEST_WAIT) {
      this.#leftOut += 1
      return
    }
    const last = this.#pieces.length - 1
    const piece = this.#pieces[last]
    if (piece !== undefined && piece.length + line.length <= PIECE) this.#pieces[last] = piece + line
    else this.#pieces.push(line)
    this.#length += line.length
  }

  /** The first of them, taken out; empty when there are none. */
  take(): string {
    const piece = this.#pieces.shift()
    if (piece !== undefined) {
      this.#length -= piece.length
      return piece
    }
    const leftOut = this.#leftOut
    this.#leftOut = 0
    return leftOut === 0 ? '' : this.#leftOutLine(leftOut)
  }
}
