import { ServiceError } from '../processes/service-error.js'
import type { Undo } from './take-backup.js'

/** What a full disk, a folder that is closed, one on another disk is, in words that say what to do. */
const IN_WORDS: Record<string, string> = {
  ENOSPC: 'the disk is full: make room, or choose a folder on another disk',
  EDQUOT: 'the quota of the disk is used up: make room, or choose a folder on another disk',
  EACCES: 'it may not be read or written by this user: run this as the user that runs the product',
  EPERM: 'it may not be read or written by this user: run this as the user that runs the product',
  EROFS: 'its disk can only be read: choose a folder on another disk',
  EBUSY: 'it is the folder of a disk, which cannot be replaced: choose a folder within it',
  EXDEV: 'it is the folder of a disk, which cannot be replaced: choose a folder within it',
}

/**
 * Runs a command to its end. What it began is undone when it fails, or is told to stop: then it leaves nothing behind.
 */
export async function runCommand(work: (undo: Undo) => Promise<void>): Promise<void> {
  const undo: Undo = []
  const undoAll = async (): Promise<void> => {
    for (const each of undo.splice(0).toReversed()) await each()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void undoAll().then(() => process.exit(130)))
  }
  // All that is written here is for its owner alone.
  process.umask(0o077)
  try {
    await work(undo)
  } catch (error) {
    await undoAll()
    process.stderr.write(`${inOneSentence(error)}\n`)
    process.exit(1)
  }
  process.exit(0)
}

/** What went wrong, to be shown as it is. */
export function inOneSentence(error: unknown): string {
  if (error instanceof ServiceError || !(error instanceof Error))
    return String(error).replace(/^ServiceError: /, '')
  // Node's fs errors carry these.
  const { code, path, dest } = error as NodeJS.ErrnoException & { dest?: string }
  const words = code === undefined ? undefined : IN_WORDS[code]
  if (words === undefined) return error.message
  const file = dest ?? path
  return file === undefined ? `It ended: ${words}.` : `${file} could not be used: ${words}.`
}
