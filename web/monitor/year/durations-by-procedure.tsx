import { Link } from 'wouter'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital, number } from '../../words/say.js'
import table from '../monitor.module.css'
import { closedIn, type Procedure, type Statistics } from './statistics.js'
import { yearWords } from './words.js'
import css from './year.module.css'

/** How long each procedure took in the year: half of them, nine in ten, and what its law gives. */
export function DurationsByProcedure({ of: { procedures, year } }: { of: Statistics }) {
  const say = yearWords.use()
  const word = useVocabulary()
  return (
    <section className={table.card} aria-labelledby="by-procedure">
      <header>
        <h2 id="by-procedure">{say('byProcedure')}</h2>
        <span className={table.quiet}>{say('workingDays')}</span>
      </header>
      {procedures.length === 0 ? (
        <p className={table.none}>{say('nothingClosed', { year })}</p>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{say('procedure')}</th>
              <th scope="col">{say('median')}</th>
              <th scope="col">{say('ninth')}</th>
              <th scope="col">{say('limit')}</th>
            </tr>
          </thead>
          <tbody>
            {procedures.map((each) => (
              <tr key={`${each.kind} ${each.ruleSet.id}`}>
                <th scope="row">
                  <Link className={css.way} href={closedIn(each, year)}>
                    {capital(word('procedureKinds', each.kind))}
                  </Link>
                  <small className={css.small}>
                    {each.ruleSet.title}, {say('closed', { count: each.year.count })}
                  </small>
                  <Bullet of={each} />
                </th>
                <td>{number(each.year.median)}</td>
                <td>
                  <b className={isLate(each) ? css.late : undefined}>{number(each.year.ninth)}</b>
                  {isLate(each) && <small className={css.late}>{say('late')}</small>}
                </td>
                <td>{each.limit ? number(each.limit.workingDays) : say('noLimit')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={table.none}>{say('bulletLegend')}</p>
    </section>
  )
}

const isLate = ({ year, limit }: Procedure): boolean => limit !== null && year.ninth > limit.workingDays

/** From nothing to half of them, on to nine in ten; the tick is the limit. The numbers stand beside it. */
function Bullet({ of: { year, limit } }: { of: Procedure }) {
  const most = Math.max(1, year.ninth, limit?.workingDays ?? 0) * 1.1
  return (
    <svg className={table.bar} viewBox={`0 0 ${most} 1`} preserveAspectRatio="none" aria-hidden="true">
      <rect className={css.ninth} width={year.ninth} height={1} />
      <rect className={css.median} width={year.median} height={1} />
      {limit && <rect className={css.tick} x={limit.workingDays} width={most / 120} height={1} />}
    </svg>
  )
}
