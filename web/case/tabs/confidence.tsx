import { Badge } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'wouter'
import { launchFor } from '../../launch/opened-by.js'
import { Article } from '../../parts/article.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital, decimal } from '../../words/say.js'
import type { Vote } from '../the-case.js'
import css from './confidence.module.css'
import votes from './votes.module.css'
import { tabWords } from './words.js'

type Result = NonNullable<Vote['confidence']>
type Person = Result['people'][number]

const LEVELS = ['high', 'confidence', 'low'] as const

/** The three levels of everybody whose result the reader may know, of the ballots collected; what follows, with its article. */
export function Confidence({ result }: { result: Result }) {
  const say = tabWords.use()
  const { collected, bars, people } = result
  return (
    <div className={votes.bars}>
      <p className={css.key}>
        {LEVELS.map((level) => (
          <span key={level} data-level={level}>
            {say(`level_${level}`)}
          </span>
        ))}
        <small>{say('ofCollected', { count: collected })}</small>
      </p>
      <ul>
        {people.map((person) => (
          <li key={person.person.id} className={css.person}>
            <b>{person.person.name}</b>
            <Levels person={person} collected={collected} bars={bars} />
            <p className={css.numbers}>
              {LEVELS.map((level) => (
                <span key={level}>
                  {say(`level_${level}`)}: <b>{person[level]}</b> ({percent(person[level], collected)})
                </span>
              ))}
              {person.invalid > 0 && <span>{say('invalidFor', { count: person.invalid })}</span>}
            </p>
            <Follows of={person} />
          </li>
        ))}
      </ul>
      <p className={css.bars}>
        {bars.map(({ share, least, article }) => (
          <span key={share}>
            {say('barOfLow', { share, least, count: collected })} <Article>{article}</Article>
          </span>
        ))}
      </p>
      <p className={css.note}>{say('decidesNothing')}</p>
    </div>
  )
}

const percent = (ballots: number, collected: number): string =>
  collected === 0 ? '–' : `${decimal((ballots / collected) * 100, 2)}%`

/** Low from the left, so that its share stands against the two bars. */
function Levels({ person, collected, bars }: { person: Person; collected: number; bars: Result['bars'] }) {
  const width = (ballots: number) => (collected === 0 ? 0 : (ballots / collected) * 100)
  const low = width(person.low)
  const middle = width(person.confidence)
  return (
    <svg viewBox="0 0 100 22" preserveAspectRatio="none" aria-hidden>
      <rect className={votes.track} y="5" width="100" height="12" rx="1" />
      <rect className={css.low} y="5" width={low} height="12" />
      <rect className={css.middle} x={low} y="5" width={middle} height="12" />
      <rect className={css.high} x={low + middle} y="5" width={width(person.high)} height="12" />
      {bars.map(({ share, percent: at }) => (
        <rect key={share} className={votes.tick} x={at} width="0.4" height="22" />
      ))}
    </svg>
  )
}

/** What the text has follow, and the procedures that the reader may open with the ground chosen. */
function Follows({ of: { follows, grounds = [], office } }: { of: Person }) {
  const say = tabWords.use()
  const word = useVocabulary()
  if (!follows && grounds.length === 0) return null
  return (
    <div className={css.follows}>
      {follows && (
        <p>
          <Badge color="dong" leftSection={<IconAlertTriangle size={13} />}>
            {follows.share}
          </Badge>{' '}
          {capital(follows.what)} <Article>{follows.article}</Article>
        </p>
      )}
      {grounds.map(({ kind, code, ruleSet, article, words }) => (
        <p key={`${kind}${code}`}>
          {office ? (
            <Link href={launchFor({ ...office, kind, code, ruleSet })}>
              {say('openBy', { kind: word('procedureKinds', kind) })}
            </Link>
          ) : (
            capital(word('procedureKinds', kind))
          )}
          : {code} {words} <Article>{article}</Article>
        </p>
      ))}
    </div>
  )
}
