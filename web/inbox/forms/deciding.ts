import { type Count, isCount } from '../../parts/fields/count-typed.js'
import type { ResultOf } from '../completion.js'
import type { FormOf } from '../form-of.js'
import type { emptyResolution, Missing } from './resolution.js'

type RecordingKind = 'record-decision'
export type RecordDecisionForm = FormOf<RecordingKind>
export type Decision = ResultOf<RecordingKind>
type Outcome = Decision['outcome']
type AfterRotation = Extract<Decision, { outcome: 'approved' }>['afterRotation']

/** What is typed of a decision, before it is known which outcome it has. */
export interface Decided extends ReturnType<typeof emptyResolution> {
  outcome: Outcome | ''
  inFavour: Count
  against: Count
  effectiveOn: string
  keepsFormerPost: boolean
  afterRotation: AfterRotation | ''
  termEndsOn: string
  stage: string
  keep: string[]
  reason: string
  lateReason: string
  /** Of a post of the State: the conclusion first and then the decision, or one paper. */
  papers: 'one' | 'two'
  concludedNumber: string
  concludedOn: string
  concludedBy: string
  carriedOutBy: NonNullable<Approval['carriedOutBy']>[number]
}

/** What every part of the form works on. */
export interface Deciding {
  values: Decided
  set: (more: Partial<Decided>) => void
  errorAt: RecordDecisionForm['completion']['errorAt']
}

/** What an approval says of the posts, as the API has it for the kind of the case. */
export type Approval = NonNullable<NonNullable<RecordDecisionForm['task']['form']>['onApproval']>

/** Does the Party's body conclude by a paper of its own? */
export const concludesFirst = (
  { papers }: Pick<Decided, 'papers'>,
  { carriedOutBy }: Partial<Approval>,
): boolean => carriedOutBy !== undefined && papers === 'two'

/** What is still to be filled in, by the outcome and what an approval must say. */
export function missingOf(values: Decided, says: Partial<Approval>): Partial<Record<Missing, boolean>> {
  const { outcome } = values
  const isApproved = outcome === 'approved'
  const isOfPaper = isApproved || outcome === 'rejected'
  return {
    fieldConclusion:
      isApproved &&
      concludesFirst(values, says) &&
      [values.concludedNumber, values.concludedOn, values.concludedBy].some((each) => !each.trim()),
    fieldNumber: isOfPaper && !values.resolutionNumber.trim(),
    fieldSigned: isOfPaper && !values.signedOn,
    fieldEffective: isApproved && !values.effectiveOn,
    fieldVotes: isOfPaper && !(isCount(values.inFavour) && isCount(values.against)),
    fieldSignatory: isOfPaper && !values.signatory.trim(),
    fieldTerm: isApproved && says.termEndsOn === 'must' && !values.termEndsOn,
    fieldAfter: isApproved && says.afterRotation !== undefined && values.afterRotation === '',
    fieldStage: outcome === 'returned' && !values.stage,
    fieldReason: !isApproved && !values.reason.trim(),
  }
}

/** The decision as it is sent. */
export function decisionOf(values: Decided, outcome: Outcome, says: Partial<Approval>): Decision {
  const { reason, stage, keep, effectiveOn, keepsFormerPost, afterRotation, termEndsOn, lateReason } = values
  if (outcome === 'more-papers') return { outcome, reason }
  if (outcome === 'returned') return { outcome, stage, keep, reason }
  const { resolutionNumber, signedOn, signatory, inFavour, against } = values
  const resolution = {
    ...{ resolutionNumber, signedOn, signatory },
    bodyVotes: { inFavour: Number(inFavour), against: Number(against) },
    ...(lateReason.trim() && { lateReason }),
  }
  if (outcome === 'rejected') return { outcome, ...resolution, reason }
  return {
    ...{ outcome, ...resolution, effectiveOn },
    ...(says.keepsFormerPost && { keepsFormerPost }),
    ...(says.afterRotation && afterRotation !== '' && { afterRotation }),
    ...(says.termEndsOn && termEndsOn && { termEndsOn }),
    ...(concludesFirst(values, says) && {
      conclusion: {
        ...{ number: values.concludedNumber, signedOn: values.concludedOn },
        ...{ signatory: values.concludedBy, carriedOutBy: values.carriedOutBy },
      },
    }),
  }
}
