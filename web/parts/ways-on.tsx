import { Link } from 'wouter'
import { useMeIfAny } from '../server/session.js'
import { placesOf } from '../shell/navigation.js'
import { shellWords } from '../words/shell.js'
import css from './ways-on.module.css'

/** The places that the reader goes to most, from where a page leads no further; nothing to whoever is not signed in. */
export function WaysOn() {
  const say = shellWords.use()
  const me = useMeIfAny()
  if (!me) return null
  return (
    <div className={css.ways}>
      <p>{say('waysOn')}</p>
      <ul>
        {placesOf(me).map(({ to, words }) => (
          <li key={to}>
            <Link href={to}>{say(words)}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
