import { type Output, unfailingOutput } from './output.js'

/** Pino's number of the level warn. */
const WARN = 40

/** Where API and worker log: standard output, as lines of JSON. What cannot be written stops neither of them. */
export function serviceLog(): Output {
  return unfailingOutput(
    (leftOut) =>
      `${JSON.stringify({ level: WARN, time: Date.now(), leftOut, msg: 'lines of the log were left out: they could not be written' })}\n`,
  )
}
