import type { QueryClient } from '@tanstack/react-query'
import type { Told } from './hearing.js'

/** Milliseconds: what is shown of a thing is read anew at most so often, and the lists that it may stand in. */
const THINGS_EVERY = 1_500
const LISTS_EVERY = 5_000
/** What is told together is read anew together. */
const SOON = 150
const LISTS = ['procedures', 'tasks', 'notifications', '/v1/proposed-changes']
/** Nothing of what changes is in them. */
const FIXED = ['vocabulary', 'session']

/** Has what is shown read anew as it is told, in place and at once; of many changes not more often than that. */
export function readingAnew(client: QueryClient): (told: Told) => void {
  const ids = new Set<string>()
  let everything = false
  const things = paced(THINGS_EVERY, () => {
    const [all, these] = [everything, new Set(ids)]
    everything = false
    ids.clear()
    void client.invalidateQueries({
      predicate: ({ queryKey: [kind, ...of] }) =>
        all ? !FIXED.includes(String(kind)) : of.some((part) => these.has(String(part))),
    })
  })
  const lists = paced(LISTS_EVERY, () => {
    for (const list of LISTS) void client.invalidateQueries({ queryKey: [list] })
  })
  return (told) => {
    if (told.kind === 'everything') everything = true
    else ids.add(told.id)
    things()
    lists()
  }
}

/** Does it soon, and when it is asked for again before so much time has gone, once it has. */
export function paced(every: number, act: () => void): () => void {
  let next: ReturnType<typeof setTimeout> | undefined
  let last = Number.NEGATIVE_INFINITY
  return () => {
    if (next !== undefined) return
    const wait = Math.max(SOON, last + every - Date.now())
    next = setTimeout(() => {
      next = undefined
      last = Date.now()
      act()
    }, wait)
  }
}
