import { partWords } from '../words/parts.js'
import { day as inWords, today } from '../words/say.js'
import { type Cell, cellsOf } from './days-of-deadline.js'
import type { Deadline } from './due.js'
import css from './each-day.module.css'

/** Every day from the one it was opened to the one it is due, numbered, with what was skipped and why. */
export function EachDay({ deadline }: { deadline: Deadline }) {
  const say = partWords.use()
  const { from, due } = deadline
  const cells = cellsOf(deadline, today())
  const label = say('daysFromTo', { from: inWords(from), to: inWords(due) })
  return (
    <div className={css.month} role="img" aria-label={label}>
      {say('weekdays')
        .split(' ')
        .map((name) => (
          <span key={name} className={css.head}>
            {name}
          </span>
        ))}
      {cells.map((cell) => (
        <Day key={cell.day} {...cell} />
      ))}
    </div>
  )
}

function Day({ day, is, edge, isToday, nth, why }: Cell) {
  const say = partWords.use()
  const small = is === 'from' ? say('opened') : is === 'holiday' ? say('holiday') : nth
  return (
    <span
      className={css.day}
      data-is={is}
      data-edge={edge}
      data-today={isToday || undefined}
      title={why ? `${inWords(day)}: ${why}` : inWords(day)}
    >
      {Number(day.slice(8))}
      {day.endsWith('-01') && `/${Number(day.slice(5, 7))}`}
      <small>{small}</small>
    </span>
  )
}

/** What the looks of the days mean; of days that are late or off only where there are such. */
export function LegendOfDays({ deadline }: { deadline: Deadline }) {
  const say = partWords.use()
  const cells = cellsOf(deadline, today())
  const shown = (['past', 'left', 'late', 'holiday', 'weekend'] as const).filter((is) =>
    cells.some((cell) => cell.is === is),
  )
  return (
    <ul className={css.legend} aria-hidden>
      {shown.map((is) => (
        <li key={is}>
          <span className={css.day} data-is={is} /> {say(`legend_${is}`)}
        </li>
      ))}
      <li>
        <span className={css.day} data-edge={deadline.due < today() ? 'overdue' : 'due'} /> {say('legendDue')}
      </li>
      <li>
        <span className={css.day} data-today /> {say('legendToday')}
      </li>
    </ul>
  )
}
