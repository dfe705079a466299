import { NotLookedThrough } from './finding.js'
import { type PdfStream, streamOf } from './pdf-streams.js'
import { DELIMITERS, pdfValue, WHITE } from './pdf-values.js'

/** What a file is made of, from its first byte to its last, whatever its own table says of where that is. */
export interface PdfStructure {
  /** Where the objects of a number begin, behind their heads. */
  objects: ReadonlyMap<number, readonly number[]>
  /** The word of an object stands where no number of one can be read before it. */
  hasUnnumbered: boolean
  streams: readonly PdfStream[]
}

const WORD_OBJ = `obj(?![^${DELIMITERS}])`
/** The head of an object, or its last word alone; the word before data, or behind them. */
const MARK = new RegExp(
  `(?<![^${DELIMITERS}])(\\d{1,10})[${WHITE}]{1,20}\\d{1,10}[${WHITE}]{0,20}${WORD_OBJ}|(?<=[\\d${WHITE}])${WORD_OBJ}|(?:end)?stream`,
  'g',
)

/** Heads of objects and words before data that a file may have; characters and values that the dictionaries before data may have together. */
const MOST_OBJECTS = 50_000
const MOST_STREAMS = 10_000
const MOST_CHARACTERS = 1_048_576
const MOST_VALUES = 50_000
/** How far back it is looked for what makes the word one before data. */
const LOOKED_BACK = 1_000

/** @throws NotLookedThrough where what is before data is no plain dictionary, so that a reader could see another one than is seen here */
export function pdfStructure(text: string): PdfStructure {
  const sweep = new Sweep(text)
  for (const { 0: mark, 1: number, index } of text.matchAll(MARK)) {
    if (mark === 'endstream') sweep.endOfData(index)
    else if (mark === 'stream') sweep.beginningOfData(index)
    else sweep.object(number, index, index + mark.length)
  }
  return sweep
}

class Sweep implements PdfStructure {
  readonly objects = new Map<number, number[]>()
  hasUnnumbered = false
  readonly streams: PdfStream[] = []
  private readonly isInComment: (index: number) => boolean
  /** Whose data are not at their end yet. */
  private open: PdfStream | undefined
  /** Where the object is that has no data yet. */
  private latest: number | undefined
  private heads = 0
  private words = 0
  private characters = MOST_CHARACTERS
  private values = MOST_VALUES

  constructor(private readonly text: string) {
    this.isInComment = commentsIn(text)
  }

  /** Where one begins, data are at an end, whatever they say: a reader may come to it by the table. */
  object(number: string | undefined, head: number, start: number): void {
    this.endOfData(head)
    this.heads += 1
    if (this.heads > MOST_OBJECTS) throw new NotLookedThrough('obj')
    if (number === undefined) {
      this.hasUnnumbered = true
      return
    }
    const same = this.objects.get(Number(number))
    if (same) same.push(start)
    else this.objects.set(Number(number), [start])
    if (!this.isInComment(head)) this.latest = start
  }

  /** Data come after a dictionary, one time for an object; elsewhere the word is one of a text. */
  beginningOfData(index: number): void {
    this.words += 1
    if (this.words > MOST_STREAMS) throw new NotLookedThrough('stream')
    if (!this.mayBeginData(index)) return
    const start = /^\r?\n/.exec(this.text.slice(index + 'stream'.length, index + 'stream'.length + 2))
    const from = this.latest
    this.latest = undefined
    if (!start || from === undefined || index - from > this.characters) throw new NotLookedThrough('stream')
    this.characters -= index - from
    const before = this.text.slice(from, index)
    const { value, end, values } = pdfValue(before, 'stream', this.values)
    this.values -= values
    if (value.kind !== 'dictionary' || before.slice(end).trim() !== '') throw new NotLookedThrough('stream')
    const stream = streamOf(value.entries, index + 'stream'.length + start[0].length, this.text.length)
    this.streams.push(stream)
    this.open = stream
  }

  endOfData(index: number): void {
    if (this.open) this.open.end = index
    this.open = undefined
  }

  /** After the end of a dictionary, or of a comment that may come after one. */
  private mayBeginData(index: number): boolean {
    const from = Math.max(0, index - LOOKED_BACK)
    const before = this.text.slice(from, index)
    const words = before.replace(SPACE_AT_END, '')
    if (words === '' || words.endsWith('>>')) return true
    if (!/[\r\n]/.test(before.slice(words.length))) return false
    const line = words.slice(Math.max(words.lastIndexOf('\n'), words.lastIndexOf('\r')) + 1)
    return line.includes('%') || (line === words && from > 0)
  }
}

const SPACE_AT_END = new RegExp(`(?<![${WHITE}])[${WHITE}]+$`)

/** Asked of one place after the other: stands there, on the same line, something before it that may make a comment of it? */
function commentsIn(text: string): (index: number) => boolean {
  let asked = 0
  let isComment = false
  return (index) => {
    const between = text.slice(asked, index)
    const line = Math.max(between.lastIndexOf('\n'), between.lastIndexOf('\r')) + 1
    isComment = (line === 0 && isComment) || between.slice(line).includes('%')
    asked = index
    return isComment
  }
}
