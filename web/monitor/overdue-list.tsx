import { Link } from 'wouter'
import { ExportMenu } from '../parts/export-menu.js'
import { Failed, Loading } from '../parts/loading.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital } from '../words/say.js'
import { type Overdue, useOverdue } from './figures.js'
import css from './monitor.module.css'
import { monitorWords } from './words.js'

/** What is overdue the longest: for whom it waits, and for what. */
export function OverdueList({ count }: { count: number }) {
  const say = monitorWords.use()
  const { data, error, refetch } = useOverdue()
  return (
    <section className={css.card} aria-labelledby="overdue">
      <header>
        <h2 id="overdue">{say('waits')}</h2>
        {data && data.total > data.items.length && (
          <Link href="/procedures?overdue=true">{say('allOverdue', { count })}</Link>
        )}
        <ExportMenu path="/v1/monitoring/overdue" filters={{}} />
      </header>
      {error ? (
        <Failed error={error} again={refetch} />
      ) : !data ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <p className={css.none}>
          {say('noneOverdue')} <Link href="/procedures?atRisk=true">{say('toAtRisk')}</Link>
        </p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{say('number')}</th>
              <th scope="col">{say('postAndWhy')}</th>
              <th scope="col">{say('waited')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((each) => (
              <Row key={each.id} overdue={each} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Row({ overdue }: { overdue: Overdue }) {
  const say = monitorWords.use()
  const word = useVocabulary()
  const { id, number, kind, post, unit, stage, daysOverdue, tasks } = overdue
  return (
    <tr>
      <td className={css.quiet}>{number}</td>
      <td>
        <Link href={`/procedures/${id}`}>
          <b>{post.name}</b>
        </Link>
        <small className={css.quiet}>{unit.name}</small>
        <small className={css.quiet}>
          {[capital(word('procedureKinds', kind)), stage?.title].filter(Boolean).join(' · ')}
        </small>
        {tasks.map(({ id: task, kind, who, reasonInWords }) => (
          <span key={task} className={css.line}>
            {say('waitsFor', {
              who: 'group' in who ? who.group.name : who.person.name,
              what: word('taskKinds', kind),
            })}
            <small className={css.why}>{reasonInWords}</small>
          </span>
        ))}
      </td>
      <td className={css.son}>
        <b>{say('daysOverdue', { count: daysOverdue })}</b>
      </td>
    </tr>
  )
}
