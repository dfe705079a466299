import { today } from '../../words/say.js'
import type { CadreDetails } from '../cadres.js'
import { cadreWords } from '../words.js'
import css from './timeline.module.css'

interface Span {
  key: string
  name: string
  looks: 'held' | 'former' | 'planned'
  from: string
  to: string
}

/** Lines at the most, and years back. */
const LINES = 7
const YEARS_BACK = 10
const DAYS_A_YEAR = 365.25
const DAY_MS = 86_400_000

/** The posts and the planning of somebody beside one another, by years: a picture of what the tables say. */
export function Timeline(of: Pick<CadreDetails, 'tenures' | 'planning'>) {
  const say = cadreWords.use()
  const spans = useSpans()(of)
  const [now, years] = [today(), yearsOf(spans)]
  const [first, last] = [years[0], years.at(-1)]
  if (spans.length === 0 || first === undefined || last === undefined) return null
  const at = (day: string) => Math.min(100, Math.max(0, ((yearsInto(day) - first) / (last - first)) * 100))
  return (
    <div className={css.timeline} aria-hidden>
      <p className={css.years}>
        {years.slice(0, -1).map((year) => (
          <span key={year} style={{ left: `${at(`${year}-01-01`)}%` }}>
            {year}
          </span>
        ))}
      </p>
      {spans.map(({ key, name, looks, from, to }) => (
        <p key={key} className={css.line}>
          <span
            data-looks={looks}
            style={{ left: `${at(from)}%`, width: `${Math.max(1, at(to) - at(from))}%` }}
          >
            {name}
          </span>
        </p>
      ))}
      <p className={css.today} style={{ left: `calc(16px + (100% - 32px) * ${at(now) / 100})` }}>
        <span>{say('today')}</span>
      </p>
    </div>
  )
}

/** The latest first; a post that is held goes on to the end of its term, or for another year where it has none. */
function useSpans(): (of: Pick<CadreDetails, 'tenures' | 'planning'>) => Span[] {
  const say = cadreWords.use()
  return ({ tenures, planning }) => {
    const now = today()
    const earliest = `${Number(now.slice(0, 4)) - YEARS_BACK}-01-01`
    const held = tenures.map(({ post, from, to, termEndsOn }): Span => {
      const end = to ?? termEndsOn ?? nextYear(now)
      return { key: `${post.id} ${from}`, name: post.title, looks: to ? 'former' : 'held', from, to: end }
    })
    const planned = planning.map(({ id, post, term, approvedOn, leftOn }): Span => {
      const end = leftOn ?? `${term.slice(-4)}-12-31`
      const name = say('plannedFor', { post: post.title, term })
      return { key: `planning ${id}`, name, looks: leftOn ? 'former' : 'planned', from: approvedOn, to: end }
    })
    return [...held, ...planned]
      .filter(({ to }) => to > earliest)
      .sort((a, b) => b.from.localeCompare(a.from))
      .slice(0, LINES)
  }
}

const nextYear = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`

const yearsInto = (day: string): number => {
  const year = Number(day.slice(0, 4))
  return year + (Date.parse(day) - Date.parse(`${year}-01-01`)) / DAY_MS / DAYS_A_YEAR
}

/** From the year in which the first begins to the one after the last ends. */
function yearsOf(spans: readonly Span[]): number[] {
  const now = Number(today().slice(0, 4))
  const first = Math.max(
    now - YEARS_BACK,
    Math.min(now, ...spans.map(({ from }) => Number(from.slice(0, 4)))),
  )
  const last = Math.max(now, ...spans.map(({ to }) => Number(to.slice(0, 4)))) + 1
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
