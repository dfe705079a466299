import { number } from '../../words/say.js'
import type { Month, Procedure } from './statistics.js'
import { yearWords } from './words.js'
import css from './year.module.css'

/** The field that is drawn on, in units of its own; numbers and names stand around it. */
const WIDE = 600
const HIGH = 180
const STEPS = 4
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** A number that is easily read, at least as large: 45, 60, 100. */
function roundUp(value: number): number {
  const unit = value <= 20 ? 4 : value <= 100 ? 20 : 100
  return Math.max(unit, Math.ceil(value / unit) * unit)
}

const xOf = (month: number): number => ((month - 0.5) / MONTHS.length) * WIDE

/** Each month's half and nine in ten as marks, the halves joined by a line, the limit across. */
export function MonthChart({ of: { months, limit }, year }: { of: Procedure; year: number }) {
  const say = yearWords.use()
  const top = roundUp(Math.max(limit?.workingDays ?? 0, ...months.map(({ ninth }) => ninth)))
  const yOf = (days: number): number => HIGH - (days / top) * HIGH
  const line = months.map(({ month, median }) => `${xOf(month)},${yOf(median)}`).join(' ')
  return (
    <figure className={css.figure}>
      <svg
        className={css.chart}
        viewBox={`-44 -12 ${WIDE + 60} ${HIGH + 44}`}
        role="img"
        aria-label={inWords(months, { say, year, limit })}
      >
        {Array.from({ length: STEPS + 1 }, (_, step) => (top / STEPS) * step).map((days) => (
          <g key={days}>
            <line className={css.grid} x1={0} x2={WIDE} y1={yOf(days)} y2={yOf(days)} />
            <text className={css.scale} x={-10} y={yOf(days) + 4} textAnchor="end">
              {number(days)}
            </text>
          </g>
        ))}
        {MONTHS.map((month) => (
          <text key={month} className={css.scale} x={xOf(month)} y={HIGH + 24} textAnchor="middle">
            {month}
          </text>
        ))}
        {limit && (
          <line
            className={css.limit}
            x1={0}
            x2={WIDE}
            y1={yOf(limit.workingDays)}
            y2={yOf(limit.workingDays)}
          />
        )}
        <polyline className={css.line} points={line} />
        {months.map(({ month, median, ninth }) => (
          <g key={month}>
            <rect
              className={limit && ninth > limit.workingDays ? css.over : css.mark}
              x={xOf(month) - 5}
              y={yOf(ninth) - 5}
              width={10}
              height={10}
            />
            <circle className={css.point} cx={xOf(month)} cy={yOf(median)} r={5} />
          </g>
        ))}
      </svg>
      <figcaption className={css.legend}>
        <span data-mark="median">{say('median')}</span>
        <span data-mark="ninth">{say('ninth')}</span>
        {limit && (
          <span data-mark="limit">
            {say('limitOf', { count: limit.workingDays })}
            {limit.calendarDays > 0 && <> {say('besides', { count: limit.calendarDays })}</>}
          </span>
        )}
      </figcaption>
    </figure>
  )
}

/** What the chart shows, for whoever does not see it. */
function inWords(
  months: readonly Month[],
  { say, year, limit }: { say: ReturnType<typeof yearWords.use>; year: number; limit: Procedure['limit'] },
): string {
  const each = months.map(({ month, median, ninth }) =>
    say('monthInWords', { month: say('monthOf', { month, year }), median, ninth }),
  )
  return [...(limit ? [say('limitOf', { count: limit.workingDays })] : []), ...each].join('; ')
}
