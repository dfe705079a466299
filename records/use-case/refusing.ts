import type { RefusalCode } from '../../domain/procedure/refusals.js'
import type { RecordRefusalCode } from '../../domain/records/refusals.js'

type RefusedCode = RefusalCode | RecordRefusalCode

/** What says itself which refusals it throws: a right, a rule that several use cases share, a use case. */
export interface Refusing {
  readonly refuses: readonly RefusedCode[]
}

/**
 * What may be refused: codes, where the same file refuses so, and what is called that says itself what it refuses. That
 * the input is wrong (`invalid-input`) goes without saying.
 */
export type Refuses = readonly (RefusedCode | Refusing)[]

/**
 * What a use case refuses. It is called, so that of a code that is no more the compiler complains here alone, and still
 * knows the use case where it is served.
 */
export const refuses = (...each: Refuses): Refuses => each

/** All codes of it, each once. */
export function refusedBy(refuses: Refuses): RefusedCode[] {
  return [...new Set(refuses.flatMap((each) => (typeof each === 'string' ? [each] : each.refuses)))]
}

/** That function, with what it refuses. */
export function refusing<Ask extends (...asked: never[]) => unknown>(
  refuses: Refuses,
  ask: Ask,
): Ask & Refusing {
  return Object.assign(ask, { refuses: refusedBy(refuses) })
}
