import type { ProcedureKind } from '../vocabulary.js'
import { type OfSomeKinds, saidByApproval } from './procedure-kinds.js'
import type { DecisionRecord } from './task-kinds.js'

type Approved = Extract<DecisionRecord, { outcome: 'approved' }>

const FIELDS: readonly OfSomeKinds[] = ['keepsFormerPost', 'termEndsOn', 'afterRotation']

/** The first field of the approval that would do nothing in a case of that kind. */
export function fieldOfOtherKinds(kind: ProcedureKind, decision: Approved): OfSomeKinds | undefined {
  return FIELDS.find((field) => isGiven(field, decision) && saidByApproval(kind)[field] === undefined)
}

/** The first field that an approval in a case of that kind must have, and this one has not. */
export function fieldMissing(kind: ProcedureKind, decision: Approved): OfSomeKinds | undefined {
  return FIELDS.find((field) => !isGiven(field, decision) && saidByApproval(kind)[field] === 'must')
}

const isGiven = (field: OfSomeKinds, decision: Approved): boolean =>
  field === 'keepsFormerPost' ? decision.keepsFormerPost : decision[field] !== undefined
