import { Badge } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Article } from '../parts/article.js'
import { useDueInWords } from '../parts/due.js'
import { day } from '../words/say.js'
import css from './case.module.css'
import { Section } from './section.js'
import type { Case } from './the-case.js'
import { caseWords } from './words.js'

const WHAT = { 'dossier-submission': 'limit_dossier_submission', decision: 'limit_decision' } as const

/** The terms that the law gives the procedure as a whole. */
export function Limits({ of: { limits } }: { of: Case }) {
  const say = caseWords.use()
  const inWords = useDueInWords()
  if (limits.length === 0) return null
  return (
    <Section title={say('limits')}>
      {limits.map(({ what, deadline, passed }) => (
        <div key={what}>
          <b>
            {say(WHAT[what])} {say('limitBy', { day: day(deadline.due) })}
          </b>
          {passed && (
            <p>
              <Badge color="son" leftSection={<IconAlertTriangle size={13} />}>
                {say('limitPassed')}
              </Badge>
            </p>
          )}
          <p className={css.meta}>{inWords(deadline)}</p>
          <Article>{deadline.article}</Article>
        </div>
      ))}
    </Section>
  )
}
