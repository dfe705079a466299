import { useInViewport } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import css from '../records/records.module.css'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'
import { clock, day } from '../words/say.js'
import { useSubjectInWords } from './about.js'
import { type Change, type ChangePage, LIST } from './changes.js'
import { changeWords } from './words.js'

/**
 * What of a file waits for a second person, where those look who would enter it: what is not yet in force would else be
 * entered twice. Nothing where nothing waits.
 */
export function WaitingAbout({
  person,
  kind,
  of,
}: {
  person: string
  kind: Change['kind']
  /** Which of that kind are told here. */
  of: (operation: Change['operation']) => boolean
}) {
  const { ref, inViewport } = useInViewport<HTMLDivElement>()
  const { data } = useQuery({
    // Whatever reads the file anew reads this anew; all parts of it ask once.
    queryKey: ['cadre', person, 'waiting', currentLanguage()],
    queryFn: ({ signal }) =>
      ask<ChangePage>(`${LIST}?${new URLSearchParams({ person, state: 'waiting' })}`, { signal }),
    enabled: inViewport,
  })
  const waiting = data?.items.filter((change) => change.kind === kind && of(change.operation)) ?? []
  return <div ref={ref}>{waiting.length > 0 && <List of={waiting} />}</div>
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
