import { Article } from '../../parts/article.js'
import { isWeekend } from '../../parts/days-of-deadline.js'
import { day, dayOfYear, daysBetween, weekday } from '../../words/say.js'
import type { Preview } from '../asked.js'
import css from '../launch.module.css'
import { launchWords } from '../words.js'
import { useDoer } from './doer.js'
import { LimitsOfPlan } from './limits-of-plan.js'
import { type Span, spanOf } from './span.js'

/** Each task in its days, one after the other, each done on its last day; holidays are crossed out. */
export function DaysOfPlan({
  preview,
  vacantSince,
}: {
  preview: Preview
  vacantSince: string | null | undefined
}) {
  const say = launchWords.use()
  const doer = useDoer(preview)
  const rows = preview.plan.stages.flatMap(({ key, title, tasks }, at) =>
    tasks.flatMap((task, nth) =>
      task.deadline
        ? [{ id: `${key} ${nth}`, number: at + 1, stage: title, task, deadline: task.deadline }]
        : [],
    ),
  )
  const span = spanOf(rows.map(({ deadline }) => deadline))
  const [first] = rows
  const isFromLater = first !== undefined && preview.begunOn < first.deadline.from
  const isProvisional = rows.some(({ deadline }) => deadline.provisional)
  return (
    <section className={css.card}>
      <header>
        <h2>{say('asPlanned')}</h2>
      </header>
      <table className={css.plan}>
        <thead>
          <tr>
            <th scope="col">{say('taskAndDoer')}</th>
            <th scope="col" className={css.lane}>
              <span className="unseen">{say('whenDue')}</span>
              <span className={css.scale} aria-hidden>
                {span.weeks.map(({ first, left }) => (
                  <span key={first} style={{ left }}>
                    {dayOfYear(first)}
                  </span>
                ))}
              </span>
            </th>
            <th scope="col">{say('latest')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, number, stage, task, deadline }) => (
            <tr key={id}>
              <th scope="row">
                <b title={stage}>
                  {number}. {task.title}
                </b>
                <small>{doer(task)}</small>
                <Article>{deadline.article}</Article>
              </th>
              <td className={css.lane}>
                <Bar span={span} deadline={deadline} />
              </td>
              <td>
                <b>{day(deadline.due)}</b>
                <small>{weekday(deadline.due)}</small>
                <Holidays deadline={deadline} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        {preview.plan.stages.map(
          ({ key, title, why }) =>
            why && (
              <p key={key}>
                {title}: {why.sentence} <Article>{why.article}</Article>
              </p>
            ),
        )}
        {isFromLater && (
          <p>{say('countedFrom', { began: day(preview.begunOn), day: day(first.deadline.from) })}</p>
        )}
        {preview.plan.due && (
          <div className={css.sum}>
            <p>
              {say('total', { day: day(preview.plan.due) })} <InAll deadlines={rows} />
            </p>
            {vacantSince && (
              <p>
                {say('vacantUntil', {
                  day: day(preview.plan.due),
                  count: daysBetween(vacantSince, preview.plan.due),
                })}
              </p>
            )}
          </div>
        )}
        <LimitsOfPlan of={preview.limits} />
        <p className={css.legend} aria-hidden>
          <span className={css.term} /> {say('legendTerm')}
          <span className={css.holiday} /> {say('legendHoliday')}
        </p>
        {isProvisional && <p>{say('provisional')}</p>}
      </footer>
    </section>
  )
}

/** How many days all terms come to, one after the other. */
function InAll({ deadlines }: { deadlines: readonly { deadline: Deadline }[] }) {
  const say = launchWords.use()
  const count = { 'working-days': 0, days: 0 }
  for (const { deadline } of deadlines)
    count[deadline.unit === 'working-days' ? 'working-days' : 'days'] += deadline.workingDays
  const days = [
    ...(count['working-days'] > 0 ? [say('workingDays', { count: count['working-days'] })] : []),
    ...(count.days > 0 ? [say('calendarDays', { count: count.days })] : []),
  ]
  return say('inAll', { days: days.join(' ') })
}

type Deadline = NonNullable<Preview['plan']['stages'][number]['tasks'][number]['deadline']>

function Bar({ span, deadline: { from, due, workingDays, unit } }: { span: Span; deadline: Deadline }) {
  const say = launchWords.use()
  const count = say(unit === 'working-days' ? 'workingDays' : 'days', { count: workingDays })
  return (
    <>
      {span.weeks.slice(1).map(({ first, left }) => (
        <span key={first} className={css.week} style={{ left }} aria-hidden />
      ))}
      {span.holidays.map((each) => (
        <span key={each.date} className={css.holiday} style={span.at(each.date, each.date)} aria-hidden />
      ))}
      <span className={css.term} style={span.after(from, due)} title={count}>
        <span aria-hidden>{workingDays}</span>
        <span className="unseen">{count}</span>
      </span>
    </>
  )
}

function Holidays({ deadline: { skipped } }: { deadline: Deadline }) {
  const say = launchWords.use()
  const days = skipped.filter(({ date }) => !isWeekend(date))
  if (days.length === 0) return null
  return (
    <small className={css.son} title={days.map(({ reason }) => reason).join(', ')}>
      {say('skipsHolidays', { days: days.map(({ date }) => dayOfYear(date)).join(', ') })}
    </small>
  )
}
