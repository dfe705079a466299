import { Link } from 'wouter'
import css from './monitor.module.css'
import { monitorWords } from './words.js'

/** How many procedures there are of something; each figure leads to its list. */
export interface LooksRow {
  key: string
  title: string
  /** Said in small below the title. */
  within?: string | undefined
  /** What finds them in the list of procedures, beside that they are open. */
  query: Readonly<Record<string, string>>
  open: number
  overdue: number
  atRisk: number
}

export function LooksTable({ id, title, of, rows }: Shown) {
  const say = monitorWords.use()
  const most = Math.max(1, ...rows.map(({ open }) => open))
  return (
    <section className={css.card} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col">{say('open')}</th>
            <th scope="col">{say('overdue')}</th>
            <th scope="col">{say('atRisk')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} most={most} />
          ))}
        </tbody>
      </table>
      <ul className={css.legend} aria-hidden>
        {(['late', 'soon', 'inTime'] as const).map((look) => (
          <li key={look}>
            <svg viewBox="0 0 1 1" aria-hidden="true">
              <rect className={css[look]} width={1} height={1} />
            </svg>
            {say(`legend_${look}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Shown {
  id: string
  title: string
  /** The head of the first column. */
  of: string
  rows: readonly LooksRow[]
}

function Row({
  row: { title, within, query, open, overdue, atRisk },
  most,
}: {
  row: LooksRow
  most: number
}) {
  const figure = (count: number, more: Readonly<Record<string, string>>, look?: string) =>
    count === 0 ? (
      '·'
    ) : (
      <Link className={look} href={listOf({ ...query, ...more })}>
        {count}
      </Link>
    )
  return (
    <tr>
      <th scope="row">
        <Link href={listOf({ status: 'open', ...query })}>{title}</Link>
        {within && <small className={css.quiet}>{within}</small>}
        <svg className={css.bar} viewBox={`0 0 ${most} 1`} preserveAspectRatio="none" aria-hidden="true">
          <rect className={css.late} width={overdue} height={1} />
          <rect className={css.soon} x={overdue} width={atRisk} height={1} />
          <rect
            className={css.inTime}
            x={overdue + atRisk}
            width={Math.max(0, open - overdue - atRisk)}
            height={1}
          />
        </svg>
      </th>
      <td>{figure(open, { status: 'open', ...query })}</td>
      <td>{figure(overdue, { overdue: 'true' }, css.overdue)}</td>
      <td>{figure(atRisk, { atRisk: 'true' })}</td>
    </tr>
  )
}

export const listOf = (query: Readonly<Record<string, string>>): string =>
  `/procedures?${new URLSearchParams(query)}`
