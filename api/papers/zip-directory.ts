import { crc32, inflateRawSync } from 'node:zlib'

/**
 * Places in the records of a ZIP archive (APPNOTE 4.3.7, 4.3.12, 4.3.16), each found from the end of the archive, never
 * by searching in compressed data.
 */
const END = { signature: 0x06054b50, size: 22, entries: 10, directory: 16, commentLength: 20 }
const CENTRAL = {
  signature: 0x02014b50,
  size: 46,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
  local: 42,
  flags: 8,
  method: 10,
  sums: 16,
  packedSize: 20,
}
const LOCAL = {
  signature: 0x04034b50,
  size: 30,
  flags: 6,
  method: 8,
  sums: 14,
  nameLength: 26,
  extraLength: 28,
}
/** The CRC, the packed size and the size, together: beside the name, or after the data where they were not known before. */
const SUMS = 12
/** What may stand before the sums after the data. */
const DESCRIPTOR = Buffer.from('PK\x07\x08')
/** The sums follow the data. */
const SUMS_FOLLOW = 0x8
/** A field of its own for the name (APPNOTE 4.6.9): version and CRC, then the name. */
const UNICODE_PATH = { id: 0x7075, name: 5 }
const STORED = 0
const DEFLATED = 8
/** Any of the flags of encryption: of an entry, a strong one, of the directory. */
const ENCRYPTED = 0x2041

/** An entry: its name, and where its record in the directory and the one before its data begin. */
export interface ZipEntry {
  name: string
  central: number
  local: number
}

/**
 * The entries of a plain (not ZIP64) archive, of which everybody who reads it sees the same: its two records of an entry say
 * the same, nothing is encrypted, and from the first byte to the last there are entries, one after the other, and their
 * directory: nothing between them that another reader could take for one.
 * RangeError when that is not so, or it is damaged, or none at all.
 */
export function zipDirectory(zip: Buffer): ZipEntry[] {
  const end = endOf(zip)
  const entries: ZipEntry[] = []
  let central = zip.readUInt32LE(end + END.directory)
  for (let left = zip.readUInt16LE(end + END.entries); left > 0; left -= 1) {
    requireRecord(zip, central, CENTRAL)
    const local = zip.readUInt32LE(central + CENTRAL.local)
    requireRecord(zip, local, LOCAL)
    const nameEnd = central + CENTRAL.size + zip.readUInt16LE(central + CENTRAL.nameLength)
    const entry = { name: zip.toString('utf8', central + CENTRAL.size, nameEnd), central, local }
    requireAgreement(zip, entry)
    entries.push(entry)
    central =
      nameEnd +
      zip.readUInt16LE(central + CENTRAL.extraLength) +
      zip.readUInt16LE(central + CENTRAL.commentLength)
  }
  if (central !== end) throw new RangeError('archive: something after its directory')
  requireOneAfterTheOther(zip, entries, zip.readUInt32LE(end + END.directory))
  return entries
}

function requireAgreement(zip: Buffer, { central, local }: ZipEntry): void {
  const name = nameAt(zip, central, CENTRAL)
  const method = zip.readUInt16LE(central + CENTRAL.method)
  const flags = zip.readUInt16LE(central + CENTRAL.flags)
  const isSame =
    nameAt(zip, local, LOCAL).equals(name) &&
    zip.readUInt16LE(local + LOCAL.method) === method &&
    zip.readUInt16LE(local + LOCAL.flags) === flags
  const sums = sumsAt(zip, local + LOCAL.sums)
  const areSumsSame = sums.equals(sumsAt(zip, central + CENTRAL.sums))
  const areSumsLeftOut = (flags & SUMS_FOLLOW) !== 0 && sums.every((byte) => byte === 0)
  if (!isSame || !(areSumsSame || areSumsLeftOut))
    throw new RangeError('archive: two records of an entry differ')
  if ((method !== STORED && method !== DEFLATED) || flags & ENCRYPTED)
    throw new RangeError('archive: encrypted, or packed in another way')
  requireOneName(extraAt(zip, central, CENTRAL), name)
  requireOneName(extraAt(zip, local, LOCAL), name)
}

interface NamedRecord {
  size: number
  nameLength: number
  extraLength: number
}

function nameAt(zip: Buffer, at: number, { size, nameLength }: NamedRecord): Buffer {
  return zip.subarray(at + size, at + size + zip.readUInt16LE(at + nameLength))
}

function extraAt(zip: Buffer, at: number, { size, nameLength, extraLength }: NamedRecord): Buffer {
  const start = at + size + zip.readUInt16LE(at + nameLength)
  return zip.subarray(start, start + zip.readUInt16LE(at + extraLength))
}

const sumsAt = (zip: Buffer, at: number): Buffer => zip.subarray(at, at + SUMS)

/** No field beside the name says another one. */
function requireOneName(extra: Buffer, name: Buffer): void {
  let at = 0
  while (at < extra.length) {
    const end = at + 4 <= extra.length ? at + 4 + extra.readUInt16LE(at + 2) : Number.POSITIVE_INFINITY
    const isOther =
      end <= extra.length &&
      extra.readUInt16LE(at) === UNICODE_PATH.id &&
      !extra.subarray(at + 4 + UNICODE_PATH.name, end).equals(name)
    if (end > extra.length || isOther) throw new RangeError('archive: another name of an entry')
    at = end
  }
}

function requireOneAfterTheOther(zip: Buffer, entries: readonly ZipEntry[], directory: number): void {
  let before = 0
  for (const entry of [...entries].sort((a, b) => a.local - b.local)) {
    if (entry.local !== before) throw new RangeError('archive: something between two entries')
    before = endOfEntry(zip, entry)
  }
  if (before !== directory) throw new RangeError('archive: something before its directory')
}

/** Where the data end, and the sums that follow them. */
function endOfEntry(zip: Buffer, entry: ZipEntry): number {
  const { central } = entry
  const end = startOfData(zip, entry) + zip.readUInt32LE(central + CENTRAL.packedSize)
  if ((zip.readUInt16LE(central + CENTRAL.flags) & SUMS_FOLLOW) === 0) return end
  const sums = sumsAt(zip, central + CENTRAL.sums)
  const follows = [Buffer.concat([DESCRIPTOR, sums]), sums].find((each) =>
    zip.subarray(end, end + each.length).equals(each),
  )
  if (!follows) throw new RangeError('archive: what follows an entry differs from its record')
  return end + follows.length
}

const startOfData = (zip: Buffer, { local }: ZipEntry): number =>
  local +
  LOCAL.size +
  zip.readUInt16LE(local + LOCAL.nameLength) +
  zip.readUInt16LE(local + LOCAL.extraLength)

/** What an entry holds. RangeError where it unpacks to more than `most` bytes, or is damaged. */
export function contentOfEntry(zip: Buffer, entry: ZipEntry, most: number): Buffer {
  const { central } = entry
  const start = startOfData(zip, entry)
  const packed = zip.subarray(start, start + zip.readUInt32LE(central + CENTRAL.packedSize))
  const isStored = zip.readUInt16LE(central + CENTRAL.method) === STORED
  const content = isStored ? packed : inflateRawSync(packed, { maxOutputLength: most })
  if (content.length > most) throw new RangeError('archive: too large an entry')
  if (crc32(content) !== zip.readUInt32LE(central + CENTRAL.sums))
    throw new RangeError('archive: an entry is not what was packed')
  return content
}

function endOf(zip: Buffer): number {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(END.signature)
  const at = zip.lastIndexOf(signature)
  if (at < 0 || at + END.size + zip.readUInt16LE(at + END.commentLength) !== zip.length)
    throw new RangeError('archive: no end of central directory')
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
