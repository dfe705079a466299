import type { Unread } from '../temporal/payload-codec.js'

/** Something that a workflow was sent and nobody could read, and how many there were since the worker started. */
export interface CountedUnread extends Unread {
  count: number
}

/** Workflows of which it is remembered what was told of them; beyond that it begins anew. */
const MOST_REMEMBERED = 10_000

/**
 * Counts what could not be read, and tells of it once for each workflow and reason: it comes before the worker again
 * whenever the history is taken up from its beginning.
 */
export function countingUnread(tell: (unread: CountedUnread) => void): (unread: Unread) => void {
  const told = new Set<string>()
  let count = 0
  return (unread) => {
    count += 1
    const key = `${unread.why} ${unread.workflowId}`
    if (told.has(key)) return
    if (told.size >= MOST_REMEMBERED) told.clear()
    told.add(key)
    tell({ ...unread, count })
  }
}
