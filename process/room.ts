import { statfsSync } from 'node:fs'

/** Bytes that are left on the disk of a folder; undefined where it is not there. */
export function roomIn(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return undefined
  }
}
