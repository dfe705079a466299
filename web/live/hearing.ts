import type { z } from 'zod'
import type { told } from '../../api/resources/events/schemas.js'

/** What is to be read anew, by its id. */
export type Told = z.output<typeof told>

/** Milliseconds after which the stream is asked for again, where the browser has given it up. */
const AGAIN_AFTER = [1_000, 3_000, 8_000, 20_000]

interface Hears {
  tell: (told: Told) => void
  /** The stream is there. */
  up: () => void
  /** It is not, since now or since before. */
  down: () => void
}

/**
 * Hears what changes, by one stream, until it is told to stop. A browser goes on by itself from where it was when the way was
 * lost; what was answered with anything but a stream it lets go: then everything is to be read anew.
 */
export function hear({ tell, up, down }: Hears): () => void {
  let source: EventSource
  let again: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  const open = (): void => {
    source = new EventSource('/v1/events')
    source.onopen = () => {
      if (failures > 0) tell({ kind: 'everything' })
      failures = 0
      up()
    }
    source.onmessage = ({ data }) => tell(JSON.parse(data))
    source.onerror = () => {
      down()
      if (source.readyState !== EventSource.CLOSED) return
      again = setTimeout(open, AGAIN_AFTER[failures] ?? 20_000)
      failures += 1
    }
  }
  open()
  return () => {
    clearTimeout(again)
    source.close()
  }
}
