import { Alert } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { VoteBars } from '../../case/tabs/vote-bars.js'
import type { Typed } from '../../inbox/forms/count-sums.js'
import { Article } from '../../parts/article.js'
import records from '../../records/records.module.css'
import { useLanguage } from '../../words/i18n.js'
import { number } from '../../words/say.js'
import type { Verdict } from './count.js'
import css from './simulation.module.css'
import { simulationWords } from './words.js'

interface Shown {
  verdict: Verdict
  typed: Typed
  people: readonly { id: string; name: string }[]
}

const COLOURS = {
  selected: 'ngoc',
  advances: 'cham',
  tie: 'dong',
  undecided: 'dong',
  stopped: 'son',
} as const satisfies Readonly<Record<Verdict['outcome'], string>>

/** What the rule comes to: the verdict by its article, the votes on the bar, the shares in votes, the sums. */
export function Reckoned({ verdict, typed, people }: Shown) {
  const say = simulationWords.use()
  const [language] = useLanguage()
  const { outcome, explanation, article, thresholds, sums, denominator, of } = verdict
  const votes = Object.fromEntries(
    people.map(({ id }) => {
      const at = (name: string) => Number(typed[`votes.${id}.${name}`] ?? 0)
      return [id, Number(typed[`votes.${id}`] ?? at('yes') + at('high') + at('confidence'))]
    }),
  )
  return (
    <div className={css.reckoned}>
      <Alert color={COLOURS[outcome]} icon={<IconScale />} title={say(`outcome_${outcome}`)}>
        {explanation[language]} <Article>{article[language]}</Article>
      </Alert>
      <VoteBars of={{ candidates: [...people], status: 'counted' }} count={{ votes }} verdict={verdict} />
      <dl className={css.sums}>
        <div>
          <dt>{say(`of_${of}`)}</dt>
          <dd>{number(denominator)}</dd>
        </div>
        {(['valid', 'absent', 'kept'] as const).map((sum) => (
          <div key={sum}>
            <dt>{say(`sum_${sum}`)}</dt>
            <dd>{number(sums[sum])}</dd>
          </div>
        ))}
      </dl>
      {thresholds.length > 0 && (
        <div className={records.wide}>
          <table className={records.table}>
            <thead>
              <tr>
                <th scope="col">{say('threshold')}</th>
                <th scope="col">{say('share')}</th>
                <th scope="col">{say('least')}</th>
                <th scope="col">{say('article')}</th>
              </tr>
            </thead>
            <tbody>
              {thresholds.map((each) => (
                <tr key={each.for}>
                  <td>{say(`for_${each.for}`)}</td>
                  <td>{each.share}</td>
                  <td>
                    <b>{say('leastOf', { least: number(each.least), of: number(each.of) })}</b>
                  </td>
                  <td>
                    <Article>{each.article[language]}</Article>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
