import { IconAlertTriangle } from '@tabler/icons-react'
import { decimal } from '../words/say.js'
import type { Measured } from './planning.js'
import css from './planning.module.css'
import { planningWords } from './words.js'

/** A fraction in percent. */
const percentOf = ({ numerator, denominator }: { numerator: number; denominator: number }): number =>
  (numerator / denominator) * 100

/** How a measure is told: a share in percent, or so many to one. */
export type Scale = 'share' | 'ratio'
const MOST = { share: 100, ratio: 250 } as const

/** 24,6%, or 1,24. */
export const told = (percent: number, scale: Scale): string =>
  scale === 'share' ? `${decimal(percent, 1)}%` : decimal(percent / 100, 2)

/** From where to where the target reaches, in words. */
export function useTargetInWords(): (of: Measured, scale: Scale) => string | undefined {
  const say = planningWords.use()
  return ({ target }, scale) => {
    const [from, to] = [target?.atLeast, target?.atMost].map(
      (bound) => bound && told(percentOf(bound), scale),
    )
    if (from && to) return say('targetBetween', { from: from.replace('%', ''), to })
    if (from) return say('targetFrom', { from })
    return to && say('targetTo', { to })
  }
}

interface Shown {
  of: Measured
  scale: Scale
  /** As it was before the trial. */
  before?: Measured | undefined
}

/** A measure against its target: the figure, where it lies beside the band of the target, and what it is a share of. */
export function Measure({ of, scale, before }: Shown) {
  const say = planningWords.use()
  const inWords = useTargetInWords()
  const { percent, value, verdict } = of
  const target = inWords(of, scale)
  if (percent === null) return <span className={css.none}>–</span>
  const isMissed = verdict === 'warning'
  return (
    <>
      <span className={css.figure} data-missed={isMissed}>
        {isMissed && <IconAlertTriangle size={14} aria-label={say('missedOne')} />}
        {told(percent, scale)}
      </span>
      <Bullet of={of} scale={scale} before={before} />
      <small className={css.of}>
        {value.numerator}/{value.denominator}
      </small>
      {target && <small className={css.of}>{target}</small>}
    </>
  )
}

/** The same in a picture; all that it shows is said beside it. */
function Bullet({ of: { percent, target, verdict }, scale, before }: Shown) {
  const most = MOST[scale]
  const at = (value: number) => Math.min(value, most) * (100 / most)
  const [from, to] = [
    target?.atLeast ? percentOf(target.atLeast) : 0,
    target?.atMost ? percentOf(target.atMost) : most,
  ]
  return (
    <svg className={css.bullet} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
      <rect className={css.track} y="4" width="100" height="4" />
      {target && <rect className={css.band} x={at(from)} y="4" width={at(to) - at(from)} height="4" />}
      {before?.percent != null && before.percent !== percent && (
        <rect className={css.ghost} x={Math.max(0, at(before.percent) - 2)} y="1" width="4" height="10" />
      )}
      <rect
        className={css.mark}
        data-missed={verdict === 'warning'}
        x={Math.min(96, Math.max(0, at(percent ?? 0) - 2))}
        y="1"
        width="4"
        height="10"
      />
    </svg>
  )
}
