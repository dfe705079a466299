import { searchName } from '../names.js'
import { type DecidingBody, SIGNATORIES } from '../rules/authority.js'
import type { Text } from '../vocabulary.js'

/** Who is to sign what a body decided: the office, and whoever heads the body on that day. */
export interface ProposedSignatory {
  office: Text
  /** Nobody heads the body: the office alone is known. */
  head?: { name: string; titles: readonly string[] }
}

/** In whose name what a body of that kind has decided is signed; undefined where no rule says so. */
export function signsFrom(kind: string): Text | undefined {
  // Object.hasOwn is the check; the compiler does not narrow by it.
  return Object.hasOwn(SIGNATORIES.value, kind) ? SIGNATORIES.value[kind as DecidingBody] : undefined
}

/** Words that make of an office the one below it. */
const DEPUTY = /\b(pho|deputy|vice)( \p{L}+)? $/u

/**
 * Is that the signatory proposed? Written is a name, an office or both, as papers have it: the head's name will do, a
 * title of theirs, or the office of the rule, with or without the body in whose name it signs. A deputy is another office.
 */
export function signsFor(signatory: string, { office, head }: ProposedSignatory): boolean {
  const written = words(signatory)
  const offices = [office.vi, office.en].flatMap((title) => [title, title.replace(/^.*,\s*(the )?/, '')])
  return [...offices, ...(head ? [head.name, ...head.titles] : [])].some((expected) => {
    const at = written.indexOf(words(expected))
    return at >= 0 && !DEPUTY.test(written.slice(0, at + 1))
  })
}

/** Without diacritics, capitals and signs; a space at both ends, so that whole words are found. */
export function words(text: string): string {
  return ` ${searchName(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ')} `
}
