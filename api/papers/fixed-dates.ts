import { zipDirectory } from './zip-directory.js'

/** Where the records of an entry carry the moment it was packed. */
const CENTRAL_TIME = 12
const LOCAL_TIME = 10

/** 1980-01-01 00:00:00 in MS-DOS form, time before date: the earliest a ZIP knows. */
const EPOCH = 0x0021_0000

/**
 * A copy of a ZIP archive whose entries all carry the same date, so that equal contents are equal bytes.
 * RangeError if the bytes are no plain (not ZIP64) archive.
 */
export function withFixedDates(archive: Buffer): Buffer {
  const zip = Buffer.from(archive)
  for (const { central, local } of zipDirectory(zip)) {
    zip.writeUInt32LE(EPOCH, central + CENTRAL_TIME)
    zip.writeUInt32LE(EPOCH, local + LOCAL_TIME)
  }
  return zip
}
