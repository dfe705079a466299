import { focusManager, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { hear } from './hearing.js'
import { readingAnew } from './read-anew.js'

/**
 * Milliseconds that the stream may be away before it is looked at why: it ends and begins again by itself now and then, and a
 * server that has no stream left for this tab answers all the same.
 */
const SAID_AFTER = 5_000

/**
 * Keeps what the tab shows as it is, by one stream, while somebody sits before it: what a page asks by itself must not keep a
 * session from ending. Since when the server does not answer; undefined while it does.
 */
export function useLive(): Date | undefined {
  const client = useQueryClient()
  const [goneSince, setGoneSince] = useState<Date>()
  useEffect(() => {
    const readAnew = readingAnew(client)
    let stop: (() => void) | undefined
    let saying: ReturnType<typeof setTimeout> | undefined
    const up = (): void => {
      clearTimeout(saying)
      saying = undefined
      setGoneSince(undefined)
    }
    const down = (): void => {
      const since = new Date()
      void client.invalidateQueries({ queryKey: ['session'] })
      saying ??= setTimeout(() => {
        const asked = client.getQueryState(['session'])
        if (asked?.fetchStatus === 'idle' && asked.error === null) saying = undefined
        else setGoneSince(since)
      }, SAID_AFTER)
    }
    const follow = (): void => {
      if (focusManager.isFocused() === (stop !== undefined)) return
      if (stop) {
        stop()
        stop = undefined
        up()
      } else {
        stop = hear({ tell: readAnew, up, down })
        // What came while nobody was there.
        readAnew({ kind: 'everything' })
      }
    }
    if (focusManager.isFocused()) stop = hear({ tell: readAnew, up, down })
    const leave = focusManager.subscribe(follow)
    return () => {
      leave()
      clearTimeout(saying)
      stop?.()
    }
  }, [client])
  return goneSince
}
