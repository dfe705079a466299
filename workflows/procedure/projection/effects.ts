import type { RecordEffect } from '../../../domain/procedure/change.js'
import { effectOf } from '../../../domain/procedure/procedure-kinds.js'
import type { CaseState } from '../state.js'

/** What happens to posts and seats when a case takes effect. */
export function effects(before: CaseState, after: CaseState): RecordEffect[] {
  if (after.status !== 'completed' || before.status === 'completed') return []
  const { launch, effect } = after
  if (effectOf(launch.kind) === 'keep-confidence') return keptConfidence(after)
  if (!effect) return []
  const { seatId, postId, level } = launch.subject
  const { person, effectiveOn, termEndsOn } = effect
  switch (effectOf(launch.kind)) {
    case 'fill-seat':
      return [{ do: 'fill-seat', seatId, postId, level, ...effect }]
    case 'begin-rotation':
      return [{ do: 'fill-seat', seatId, postId, level, ...effect, rotation: launch.rotation?.purpose ?? '' }]
    case 'end-rotation':
      return effect.afterRotation === undefined
        ? []
        : [{ do: 'end-rotation', seatId, person, effectiveOn, after: effect.afterRotation }]
    case 'begin-secondment':
      return termEndsOn === undefined
        ? []
        : [
            {
              ...{ do: 'begin-secondment', seatId, person, effectiveOn, until: termEndsOn },
              receiver: launch.moving?.receiver ?? '',
            },
          ]
    case 'end-secondment':
      return [{ do: 'end-secondment', seatId, person, effectiveOn }]
    case 'extend-term':
      return termEndsOn === undefined ? [] : [{ do: 'extend-term', seatId, person, effectiveOn, termEndsOn }]
    case 'vacate-seat':
      return [{ do: 'vacate-seat', seatId, person, effectiveOn }]
    case 'revoke':
      return launch.revokes ? [{ do: 'revoke', caseId: launch.revokes, effectiveOn }] : []
    case 'keep-confidence':
      return []
  }
}

/** What the vote came to is kept for each person, with the paper by which the authority took note. */
function keptConfidence({ stages }: CaseState): RecordEffect[] {
  return stages.flatMap(({ outcome }) =>
    outcome?.outcome === 'passed' && outcome.notedBy !== undefined
      ? [{ do: 'keep-confidence', number: outcome.notedBy }]
      : [],
  )
}
