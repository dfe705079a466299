import { Badge } from '@mantine/core'
import { IconCheck, IconHelpCircle, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Article } from '../../parts/article.js'
import type { TaskDetails } from '../task-list.js'
import { eligibilityWords } from './eligibility-words.js'
import css from './forms.module.css'

export type CriterionResult = NonNullable<NonNullable<TaskDetails['form']>['eligibility']>['results'][number]

const LOOKS = {
  met: { hue: 'ngoc', icon: IconCheck },
  waived: { hue: 'ngoc', icon: IconCheck },
  'not-met': { hue: 'son', icon: IconX },
  unknown: { hue: 'dong', icon: IconHelpCircle },
} as const

export const isOpen = ({ answer }: CriterionResult): boolean => answer === 'not-met' || answer === 'unknown'

/** How many criteria stand how: what is not met first. */
export function Tally({ results }: { results: readonly CriterionResult[] }) {
  const say = eligibilityWords.use()
  const met = results.filter((result) => !isOpen(result)).length
  const counted = [
    ['not-met', results.filter(({ answer }) => answer === 'not-met').length],
    ['unknown', results.filter(({ answer }) => answer === 'unknown').length],
    ['met', met],
  ] as const
  return (
    <span>
      {counted
        .filter(([, count]) => count > 0)
        .map(([answer, count]) => (
          <Answer key={answer} answer={answer}>
            {say(`count_${answer}`, { count })}
          </Answer>
        ))}
    </span>
  )
}

/** A criterion as the records answer it: a line where it is met, all that is known where it is not. */
export function Criterion({ result, children }: { result: CriterionResult; children?: ReactNode }) {
  const say = eligibilityWords.use()
  const { answer, title, evidence, article, waivable } = result
  return (
    <li className={css.criterion} data-met={!isOpen(result)}>
      <Answer answer={answer}>{say(answer)}</Answer>
      <div>
        <b>{title}</b>{' '}
        {isOpen(result) && (
          <Badge color="gray" radius="sm">
            {say(waivable ? 'mayBeWaived' : 'notWaivable')}
          </Badge>
        )}
        {isOpen(result) ? <p>{evidence}</p> : `· ${evidence} `}
        <Article>{article}</Article>
        {children}
      </div>
    </li>
  )
}

function Answer({ answer, children }: { answer: CriterionResult['answer']; children: ReactNode }) {
  const { hue, icon: Icon } = LOOKS[answer]
  return (
    <span className={css.state} data-hue={hue}>
      <Icon size={16} stroke={2.2} aria-hidden />
      {children}
    </span>
  )
}
