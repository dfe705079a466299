import type { ProcedureKind } from '../vocabulary.js'
import type { DecisionRecord } from './tasks.js'

type Approved = Extract<DecisionRecord, { outcome: 'approved' }>
type OfSomeKinds = 'keepsFormerPost' | 'termEndsOn' | 'afterRotation'

/**
 * What an approval may say of the posts, by the kind of case. Of a nomination it is the ratification that does, nothing
 * of whoever leaves office, and what a rotation ended comes back or not by the choice made at its end.
 */
const SAID: Readonly<Record<ProcedureKind, readonly OfSomeKinds[]>> = {
  appointment: ['keepsFormerPost', 'termEndsOn'],
  nomination: [],
  reappointment: ['termEndsOn'],
  extension: ['termEndsOn'],
  dismissal: [],
  resignation: [],
  replacement: [],
  rotation: ['keepsFormerPost', 'termEndsOn'],
  'rotation-end': ['afterRotation'],
  revocation: [],
}

/** The first field of the approval that would do nothing in a case of that kind. */
export function fieldOfOtherKinds(kind: ProcedureKind, decision: Approved): OfSomeKinds | undefined {
  const given: Readonly<Record<OfSomeKinds, boolean>> = {
    keepsFormerPost: decision.keepsFormerPost,
    termEndsOn: decision.termEndsOn !== undefined,
    afterRotation: decision.afterRotation !== undefined,
  }
  const fields: readonly OfSomeKinds[] = ['keepsFormerPost', 'termEndsOn', 'afterRotation']
  return fields.find((field) => given[field] && !SAID[kind].includes(field))
}
