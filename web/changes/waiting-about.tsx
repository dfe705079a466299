import { Link } from 'wouter'
import css from '../records/records.module.css'
import { clock, day } from '../words/say.js'
import { useSubjectInWords } from './about.js'
import type { Change } from './changes.js'
import { changeWords } from './words.js'

/** What of a file waits for a second person, where those look who would enter it: what is not yet in force would else be entered twice. */
export function WaitingAbout({ of: waiting = [] }: { of: readonly Change[] | undefined }) {
  return waiting.length > 0 && <List of={waiting} />
}

function List({ of: waiting }: { of: readonly Change[] }) {
  const say = changeWords.use()
  const inWords = useSubjectInWords()
  return (
    <ul className={css.entries} aria-label={say('waitingHere')}>
      {waiting.map((change) => (
        <li key={change.id}>
          <Link className={css.way} href={`/changes/${change.id}`}>
            {change.inWords}: {inWords(change.subject)}
          </Link>
          <small>
            {say('waitingSince', {
              name: change.enteredBy.name,
              clock: clock(change.enteredAt),
              day: day(change.enteredAt),
            })}
          </small>
        </li>
      ))}
    </ul>
  )
}
