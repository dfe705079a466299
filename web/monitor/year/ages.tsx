import { Link } from 'wouter'
import { number } from '../../words/say.js'
import table from '../monitor.module.css'
import { yearWords } from './words.js'
import css from './year.module.css'

interface Span {
  from: number
  to: number | null
  count: number
  capped: boolean
  /** Of seats: with a procedure to fill them. */
  filling?: number
  href: string
}

/** How many there are by how many days; each leads to its list. */
export function Ages({ title, about, spans }: { title: string; about: string; spans: readonly Span[] }) {
  const say = yearWords.use()
  const id = `ages-${spans[0]?.href.split('?')[0]?.slice(1)}`
  const most = Math.max(1, ...spans.map(({ count }) => count))
  const isOfSeats = spans.some(({ filling }) => filling !== undefined)
  return (
    <section className={table.card} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <span className={table.quiet}>{about}</span>
      </header>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{say('days')}</th>
            <th scope="col">{say('count')}</th>
            {isOfSeats && <th scope="col">{say('filling')}</th>}
          </tr>
        </thead>
        <tbody>
          {spans.map(({ from, to, count, capped, filling, href }) => (
            <tr key={from}>
              <th scope="row">
                {to === null ? say('orLonger', { from }) : say('fromTo', { from, to })}
                <svg
                  className={table.bar}
                  viewBox={`0 0 ${most} 1`}
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <rect className={isOfSeats ? css.unfilled : css.median} width={count} height={1} />
                  {filling !== undefined && <rect className={css.median} width={filling} height={1} />}
                </svg>
              </th>
              <td>
                <Link className={css.way} href={href}>
                  {capped ? say('moreThan', { most: number(count) }) : number(count)}
                </Link>
              </td>
              {filling !== undefined && <td>{number(filling)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {isOfSeats && <p className={table.none}>{say('seatsLegend')}</p>}
    </section>
  )
}
