import { promisify } from 'node:util'
import { constants, inflate } from 'node:zlib'
import { NotLookedThrough } from './finding.js'
import type { PdfObjectList, PdfStream } from './pdf-streams.js'
import { WHITE } from './pdf-values.js'

/** A list of objects, as it reads when it is unpacked. */
export interface UnpackedList extends PdfObjectList {
  text: string
}

/** Bytes that the lists of objects in a file may unpack to, and how many lists there may be. */
const LARGEST_UNPACKED = 8 * 1_048_576
const MOST_LISTS = 500
/** Characters that the numbers and places before their objects may take together. */
const LARGEST_HEADS = 524_288

const inflated = promisify(inflate)

/** @throws NotLookedThrough where they are no deflated data, or too many, or too large */
export async function unpackedLists(
  content: Buffer,
  text: string,
  streams: readonly PdfStream[],
): Promise<UnpackedList[]> {
  const unpacked: UnpackedList[] = []
  let left = LARGEST_UNPACKED
  let leftForHeads = LARGEST_HEADS
  for (const { list, isEncoded, start, end } of streams) {
    if (!list) continue
    leftForHeads -= list.first ?? 0
    if (unpacked.length >= MOST_LISTS || leftForHeads < 0) throw new NotLookedThrough('ObjStm')
    const read = isEncoded ? await unpackedFrom(content, start, left) : text.slice(start, end)
    left -= read.length
    if (list.first === undefined && NUMBERED.test(read)) throw new NotLookedThrough('ObjStm')
    unpacked.push({ ...list, text: read })
  }
  return unpacked
}

/** How a list begins: a profile of a colour does not. */
const NUMBERED = new RegExp(`^[${WHITE}]{0,100}\\d{1,10}[${WHITE}]{1,100}\\d`)

/** To the end of what was compressed, wherever the file says that it ends. */
async function unpackedFrom(content: Buffer, start: number, left: number): Promise<string> {
  if (left <= 0) throw new NotLookedThrough('ObjStm')
  const options = { maxOutputLength: left, finishFlush: constants.Z_SYNC_FLUSH }
  const unpacked = await inflated(content.subarray(start), options).catch(() => {
    throw new NotLookedThrough('ObjStm')
  })
  return unpacked.toString('latin1')
}

/** Where each of the objects of a list begins, by its number; the list has that before them. */
export function* placesIn({ text, count, first }: UnpackedList): Iterable<{ number: number; at: number }> {
  if (first === undefined) return
  let listed = 0
  for (const [, number, place] of text.slice(0, first).matchAll(ENTRY)) {
    yield { number: Number(number), at: first + Number(place) }
    listed += 1
  }
  // What comes after as many as there are is nobody's: qpdf writes a comment there.
  if (listed < count) throw new NotLookedThrough('ObjStm')
}

const ENTRY = new RegExp(`[${WHITE}]*(\\d{1,10})[${WHITE}]+(\\d{1,10})(?=[${WHITE}]|$)[${WHITE}]*`, 'gy')
