import type { Refused } from '../../../db/refused.js'
import type { CandidateRecord } from '../../../domain/eligibility/record.js'
import { judgeGrounds, wrongWith } from '../../../domain/leaving/judge-ground.js'
import type { GroundsNamed } from '../../../domain/procedure/case.js'
import { KIND_NAMES } from '../../../domain/procedure/procedure-kinds.js'
import { type StageDefinition, voteLeftOut } from '../../../domain/procedure/stage-kinds.js'
import type { FieldRefusal } from '../../../domain/records/field-codes.js'
import { closedList } from '../../../domain/rules/values/leaving-rules.js'
import type { PostId } from '../../../domain/vocabulary.js'
import { requireValid, wrongField } from '../../use-case/invalid-input.js'
import type { Law } from './law.js'

/** Does the law vote on whoever hands in no letter? */
export const asksForLetter = (step: StageDefinition): boolean => voteLeftOut(step, true) !== undefined

interface OfHolder {
  law: Law
  record: CandidateRecord | undefined
  postId: PostId
}

/**
 * The grounds that a proposal to leave office names: of the closed list of its law, none that the records contradict, each with
 * the paper or the count that is to show it.
 * @throws Refused invalid-input
 */
export function groundsOf(
  { grounds, reason, on, byLetter }: GroundsNamed,
  { law: { ruleSet, stages, begunOn }, record, postId }: OfHolder,
): GroundsNamed {
  const known = closedList(ruleSet.leaving)?.value ?? []
  const judged = record ? judgeGrounds(known, { record, postId, on: begunOn }) : []
  requireValid(
    grounds.flatMap((named, index): FieldRefusal[] => {
      const field = `grounds.${index}`
      if (grounds.findIndex(({ code }) => code === named.code) < index)
        return [{ field: `${field}.code`, code: 'named-twice' }]
      const wrong = wrongWith(named, judged)
      return wrong ? [{ field: `${field}.${wrong.at}`, code: wrong.code, what: wrong.what }] : []
    }),
  )
  const asked = byLetter && stages.some(asksForLetter)
  return { grounds, reason, ...(on !== undefined && { on }), ...(asked && { byLetter }) }
}

/** The law knows no replacement: somebody leaves by one of its procedures, and another is appointed. */
export function noKindOfLaw(): Refused {
  const [relief, dismissal] = [KIND_NAMES.relief, KIND_NAMES.dismissal]
  return wrongField('kind', 'no-kind-of-law', {
    vi: `${relief.vi} hoặc ${dismissal.vi}`,
    en: `${relief.en} or a ${dismissal.en}`,
  })
}
