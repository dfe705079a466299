import { numberOf, votesFor } from '../../inbox/forms/answers.js'
import type { Vote } from '../the-case.js'
import css from './votes.module.css'
import { tabWords } from './words.js'

interface Shown {
  of: Pick<Vote, 'candidates' | 'status'>
  count: Pick<NonNullable<Vote['count']>, 'votes'>
  verdict: Pick<NonNullable<Vote['verdict']>, 'denominator' | 'bar' | 'candidates' | 'outcome'>
}

/** The votes of each against the bar of the law, on the denominator it names. */
export function VoteBars({ of, count, verdict }: Shown) {
  const say = tabWords.use()
  const { denominator, bar } = verdict
  const share = shareOf(bar)
  const at = share === undefined ? undefined : share * 100
  return (
    <div className={css.bars}>
      {at !== undefined && (
        <p className={css.axis} aria-hidden>
          <span style={{ left: `${at}%` }}>{say('bar', { bar, denominator })}</span>
        </p>
      )}
      <ul>
        {of.candidates.map(({ id, name }) => {
          const given = count.votes[id] ?? 0
          const yes = votesFor(given) ?? 0
          const against = numberOf(given, 'no')
          const isChosen = verdict.candidates.includes(id)
          const isWinner = isChosen && verdict.outcome === 'selected' && of.status !== 'annulled'
          return (
            <li key={id} className={css.bar} data-winner={isWinner}>
              {isChosen ? <b>{name}</b> : <span>{name}</span>}
              <svg viewBox="0 0 100 22" preserveAspectRatio="none" aria-hidden>
                <rect className={css.track} y="5" width="100" height="12" rx="1" />
                <rect className={css.votes} y="5" width={(yes / denominator) * 100} height="12" rx="1" />
                {at !== undefined && <rect className={css.tick} x={at} width="0.4" height="22" />}
              </svg>
              <span className={css.number}>
                <span className="unseen">{say('votesOf', { votes: yes, denominator })}</span>
                <span aria-hidden>
                  {yes}
                  <small>/{denominator}</small>
                </span>
                {against !== undefined && <small> · {say('against', { count: against })}</small>}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Where the bar stands on the denominator: a half of "> 1/2"; undefined where it is no share. */
function shareOf(bar: string): number | undefined {
  const [, part, whole] = /(\d+)\s*\/\s*(\d+)/.exec(bar) ?? []
  return part && whole ? Number(part) / Number(whole) : undefined
}
