import { fieldError } from '../problems/field-errors.js'
import { invalidInput } from '../problems/problem.js'

/** Values in one body, members and items counted: an electorate of 5,000 with all of them excused has 25,000. */
const MOST_VALUES = 40_000
/** Objects and lists within each other: a rule set has fewer than ten. */
const MOST_LEVELS = 50

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const OPENING: readonly number[] = [0x5b, 0x7b]
const CLOSING: readonly number[] = [0x5d, 0x7d]

/**
 * Refuses JSON of more values or levels than any body has, before anything is made of them: whoever sends a million of them
 * keeps everybody waiting until they are parsed. Whether it is JSON at all is not looked at.
 * @throws Problem invalid-input, of the whole body
 */
export function requireModestExtent(json: Uint8Array): void {
  let [values, levels] = [0, 0]
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0
    if (byte === QUOTE) at = endOfText(json, at)
    else if (byte === COMMA) values += 1
    else if (OPENING.includes(byte)) {
      values += 1
      levels += 1
    } else if (CLOSING.includes(byte)) levels -= 1
    if (values > MOST_VALUES) throw invalidInput(fieldError('', 'too-many-values', MOST_VALUES))
    if (levels > MOST_LEVELS) throw invalidInput(fieldError('', 'too-deep', MOST_LEVELS))
  }
}

/** Where the text that begins there ends: at its closing quote, or with the JSON. */
function endOfText(json: Uint8Array, start: number): number {
  let at = start + 1
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1
  return at
}
