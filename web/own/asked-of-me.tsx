import { Button } from '@mantine/core'
import { useId } from 'react'
import { Link } from 'wouter'
import type { Task } from '../inbox/task-list.js'
import { DueBadge } from '../parts/due.js'
import { useVocabulary } from '../server/vocabulary.js'
import { day } from '../words/say.js'
import css from './own.module.css'
import { ownWords } from './words.js'

/** What the reader is to do, until when, and the way to do it. */
export function AskedOfMe({ tasks, title }: { tasks: readonly Task[]; title: string }) {
  const say = ownWords.use()
  const word = useVocabulary()
  const heading = useId()
  return (
    <div>
      <h3 id={heading}>{title}</h3>
      <ul className={css.asked} aria-labelledby={heading}>
        {tasks.map(({ id, kind, dueOn, workingDaysLeft, overdue, dueSoon, returnedBecause }) => {
          const what = word('taskKinds', kind)
          return (
            <li key={id}>
              <p className={css.due}>
                <DueBadge dueOn={dueOn} left={workingDaysLeft} overdue={overdue} dueSoon={dueSoon} />
                {dueOn && <span>{say('due', { day: day(dueOn) })}</span>}
              </p>
              <p className={css.what}>{what}</p>
              {/* Nobody should take it for the first time that they are asked. */}
              {returnedBecause && (
                <p className={css.returned}>{say('returned', { reason: returnedBecause })}</p>
              )}
              <Button
                className={css.go}
                component={Link}
                href={`/own/${encodeURIComponent(id)}`}
                variant="filled"
                aria-label={say('doNamed', { what })}
              >
                {say('doIt')}
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
