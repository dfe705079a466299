import { Badge } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { Article } from '../../parts/article.js'
import { useDueInWords } from '../../parts/due.js'
import { day } from '../../words/say.js'
import type { Preview } from '../asked.js'
import css from '../launch.module.css'
import { launchWords } from '../words.js'

const WHAT = { 'dossier-submission': 'limit_dossier_submission', decision: 'limit_decision' } as const

/** The last day that the law gives the whole, and whether the plan keeps it. */
export function LimitsOfPlan({ of: limits }: { of: Preview['limits'] }) {
  const say = launchWords.use()
  const inWords = useDueInWords()
  return limits.map(({ what, deadline, planned, isLate, passed }) => (
    <div key={what} className={css.sum}>
      <p>
        <b>{say(WHAT[what], { day: day(deadline.due) })}</b> {inWords(deadline)}{' '}
        <Article>{deadline.article}</Article>
      </p>
      {planned && (
        <Badge
          color={isLate ? 'son' : 'ngoc'}
          leftSection={isLate ? <IconAlertTriangle size={13} /> : <IconCheck size={13} />}
        >
          {say(isLate ? 'limitLate' : 'limitKept', { day: day(planned) })}
        </Badge>
      )}
      {isLate && <p>{say(passed ? 'limitPassed' : 'limitOwed')}</p>}
    </div>
  ))
}
