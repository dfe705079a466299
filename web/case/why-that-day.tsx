import { Article } from '../parts/article.js'
import { type Deadline, useDueInWords } from '../parts/due.js'
import { EachDay, LegendOfDays } from '../parts/each-day.js'
import { useVocabulary } from '../server/vocabulary.js'
import { partWords } from '../words/parts.js'
import { day, small } from '../words/say.js'
import css from './case.module.css'
import { Section } from './section.js'
import type { Case, WaitingFor } from './the-case.js'
import { caseWords } from './words.js'

type Dated = WaitingFor & { deadline: Deadline }

/** The task of a case that is due first. */
export function firstDue({ waitingFor }: Pick<Case, 'waitingFor'>): Dated | undefined {
  return waitingFor
    .filter((task): task is Dated => task.deadline !== null)
    .sort((a, b) => (a.deadline.due < b.deadline.due ? -1 : 1))[0]
}

/** Every day that counted until the one it is due, those that did not and why, and the article. */
export function WhyThatDay({ of }: { of: Case }) {
  const say = caseWords.use()
  const parts = partWords.use()
  const word = useVocabulary()
  const inWords = useDueInWords()
  const first = firstDue(of)
  if (!first) return null
  const { deadline, kind } = first
  return (
    <Section title={say('whyThatDay', { day: day(deadline.due) })}>
      {of.waitingFor.length > 1 && (
        <p className={css.meta}>{say('whyThatDayOf', { what: small(word('taskKinds', kind)) })}</p>
      )}
      <p>{inWords(deadline)}</p>
      <EachDay deadline={deadline} />
      <LegendOfDays deadline={deadline} />
      {deadline.provisional && <p className={css.meta}>{parts('provisional')}</p>}
      <p>
        <Article>{deadline.article}</Article>
      </p>
    </Section>
  )
}
