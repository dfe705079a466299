import { describedOperations } from '../../api/http/operation.js'

/** Is what is answered there a stream, for as long as somebody listens? Whoever waits for its end waits for ever. */
export const isEndless = (path: string): boolean =>
  describedOperations().some(
    ({ spec }) => spec.path === path && spec.answers[200]?.mediaType === 'text/event-stream',
  )
