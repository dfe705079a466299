import { addDays, addMonths } from '../../../domain/deadlines/dates.js'
import type { RotationMeant } from '../../../domain/procedure/case.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import { requireNotBefore } from '../../use-case/day-bounds.js'
import { requireValid, wrongField } from '../../use-case/invalid-input.js'
import { refusing } from '../../use-case/refusing.js'
import type { RotationAsked } from './asked.js'
import type { Law } from './law.js'

/**
 * A rotation as its plan has it: for the usual length of its law where the proposal names no end; for less than the least that
 * the law has by a paper of the authority alone.
 * @throws Refused invalid-input: a part of the plan is missing; an end that is over, or too early
 */
export const rotationOf = refusing(
  [requireValid, requireNotBefore],
  (
    { purpose, until: asked, because, next, shorterBy }: RotationAsked,
    { ruleSet: { term }, begunOn }: Law,
    today: IsoDate,
  ): RotationMeant => {
    const plan = { because, next }
    const missing = (term?.planNames?.value ?? []).filter((part) => plan[part] === undefined)
    requireValid(missing.map((field) => ({ field, code: 'required' })))
    requireNotBefore('until', asked ?? null, addDays(today, 1))
    const usual = term?.usualLength
    const until = asked ?? (usual && addMonths(begunOn, usual.value))
    if (until === undefined) throw wrongField('until', 'required')
    const shortest = term?.shortest
    if (shortest && until < addMonths(begunOn, shortest.value) && !shorterBy) {
      throw wrongField('until', 'rotation-too-short', shortest.value)
    }
    return {
      ...{ purpose, until },
      ...(because && { because }),
      ...(next && { next }),
      ...(shorterBy && { shorterBy }),
    }
  },
)
