import { NotLookedThrough } from './finding.js'
import { placesIn, type UnpackedList } from './pdf-object-lists.js'
import type { PdfStructure } from './pdf-structure.js'
import { type PdfValue, pdfValue } from './pdf-values.js'

const OPENING = 'OpenAction'
/** Openings that a file may have, which is written anew at each of its changes, and objects that may be meant by them. */
export const MOST_OPENINGS = 20
const MOST_OPENED = 100
/** Characters of what is opened. */
const LONGEST_OPENED = 2_000

/** A place in the file, or in what it unpacks to: behind the key, or where an object begins. */
export interface Opening {
  text: string
  at: number
}

/** Does what is done at the openings only go to a page of the document? */
export function openAtPage(
  openings: readonly Opening[],
  file: string,
  structure: PdfStructure,
  lists: readonly UnpackedList[],
): boolean {
  if (openings.length > MOST_OPENINGS) return false
  try {
    const opened = openings.map(valueAt)
    const numbers = opened.flatMap((value) => (value.kind === 'reference' ? [value.number] : []))
    if (!opened.every((value) => value.kind === 'reference' || isPage(value))) return false
    return numbers.length === 0 || areAllPages(new Set(numbers), file, structure, lists)
  } catch (error) {
    // What cannot be read may be anything.
    if (error instanceof NotLookedThrough) return false
    throw error
  }
}

const valueAt = ({ text, at }: Opening): PdfValue =>
  pdfValue(text.slice(at, at + LONGEST_OPENED), OPENING, LONGEST_OPENED).value

/** A place, or the action of going to one and no other after it (ISO 32000-2, 12.6.4.2). */
function isPage(value: PdfValue): boolean {
  if (value.kind === 'array') return true
  if (value.kind !== 'dictionary') return false
  const action = value.entries.get('S')
  return (
    action?.kind === 'name' &&
    action.name === 'GoTo' &&
    value.entries.has('D') &&
    !value.entries.has('F') &&
    !value.entries.has('Next')
  )
}

/** Every object of these numbers, as any of them may be the one that a reader takes; and each number has one. */
function areAllPages(
  numbers: ReadonlySet<number>,
  file: string,
  { objects, hasUnnumbered }: PdfStructure,
  lists: readonly UnpackedList[],
): boolean {
  if (hasUnnumbered) return false
  const found = new Map(
    [...numbers].map((number) => [number, (objects.get(number) ?? []).map((at) => ({ text: file, at }))]),
  )
  for (const list of lists) {
    for (const { number, at } of placesIn(list)) {
      const places = found.get(number)
      places?.push({ text: list.text, at })
      if (places && places.length > MOST_OPENED) return false
    }
  }
  const all = [...found.values()]
  return (
    all.every((each) => each.length > 0) &&
    all.flat().length <= MOST_OPENED &&
    all.flat().every((each) => isPage(valueAt(each)))
  )
}
