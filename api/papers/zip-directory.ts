import { inflateRawSync } from 'node:zlib'

/**
 * Places in the records of a ZIP archive (APPNOTE 4.3.7, 4.3.12, 4.3.16), each found from the end of the archive, never
 * by searching in compressed data.
 */
const END = { signature: 0x06054b50, size: 22, entries: 10, directory: 16 }
const CENTRAL = {
  signature: 0x02014b50,
  size: 46,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
  local: 42,
  method: 10,
  packedSize: 20,
}
const LOCAL = { signature: 0x04034b50, size: 30, nameLength: 26, extraLength: 28 }
const STORED = 0

/** An entry: its name, and where its record in the directory and the one before its data begin. */
export interface ZipEntry {
  name: string
  central: number
  local: number
}

/** The entries of a plain (not ZIP64) archive. RangeError when it is damaged or none at all. */
export function zipDirectory(zip: Buffer): ZipEntry[] {
  const end = endOf(zip)
  const entries: ZipEntry[] = []
  let central = zip.readUInt32LE(end + END.directory)
  for (let left = zip.readUInt16LE(end + END.entries); left > 0; left -= 1) {
    requireRecord(zip, central, CENTRAL)
    const local = zip.readUInt32LE(central + CENTRAL.local)
    requireRecord(zip, local, LOCAL)
    const nameEnd = central + CENTRAL.size + zip.readUInt16LE(central + CENTRAL.nameLength)
    entries.push({ name: zip.toString('utf8', central + CENTRAL.size, nameEnd), central, local })
    central =
      nameEnd +
      zip.readUInt16LE(central + CENTRAL.extraLength) +
      zip.readUInt16LE(central + CENTRAL.commentLength)
  }
  return entries
}

/** What an entry holds. RangeError where it unpacks to more than `most` bytes, or is damaged. */
export function contentOfEntry(zip: Buffer, { central, local }: ZipEntry, most: number): Buffer {
  const start =
    local +
    LOCAL.size +
    zip.readUInt16LE(local + LOCAL.nameLength) +
    zip.readUInt16LE(local + LOCAL.extraLength)
  const packed = zip.subarray(start, start + zip.readUInt32LE(central + CENTRAL.packedSize))
  if (zip.readUInt16LE(central + CENTRAL.method) !== STORED)
    return inflateRawSync(packed, { maxOutputLength: most })
  if (packed.length > most) throw new RangeError('archive: too large an entry')
  return packed
}

function endOf(zip: Buffer): number {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(END.signature)
  const at = zip.lastIndexOf(signature)
  if (at < 0 || at + END.size > zip.length) throw new RangeError('archive: no end of central directory')
  return at
}

function requireRecord(
  zip: Buffer,
  at: number,
  { signature, size }: { signature: number; size: number },
): void {
  if (at + size > zip.length || zip.readUInt32LE(at) !== signature)
    throw new RangeError('archive: damaged directory')
}
