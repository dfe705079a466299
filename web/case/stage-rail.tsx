import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { Article } from '../parts/article.js'
import { useVocabulary } from '../server/vocabulary.js'
import { day, dayOfYear } from '../words/say.js'
import { useBecause } from './because.js'
import css from './stage-rail.module.css'
import type { Case, Stage } from './the-case.js'
import { caseWords } from './words.js'

/** Every stage, when it was, how it ended, and which one is the present. */
export function StageRail({ of: { stages, overdue } }: { of: Case }) {
  const say = caseWords.use()
  return (
    <ol className={css.rail} aria-label={say('stages')}>
      {stages.map((stage, index) => (
        <li
          key={stage.key}
          data-status={stage.status}
          data-overdue={stage.status === 'open' && overdue}
          aria-current={stage.status === 'open' ? 'step' : undefined}
        >
          <span className={css.mark} aria-hidden>
            <Mark stage={stage} place={index + 1} />
          </span>
          <span className="unseen">{say(`stage_${stage.status}`)}</span>
          <b>{stage.title}</b>
          <Told stage={stage} />
        </li>
      ))}
    </ol>
  )
}

function Mark({ stage: { status }, place }: { stage: Stage; place: number }) {
  if (status === 'passed') return <IconCheck size={15} stroke={2.5} />
  if (status === 'skipped') return <IconMinus size={15} stroke={2.5} />
  if (status === 'ended') return <IconX size={15} stroke={2.5} />
  return place
}

function Told({ stage }: { stage: Stage }) {
  const say = caseWords.use()
  const outcome = useOutcomeInWords()(stage)
  const { status, openedAt, closedAt, visit } = stage
  const why = stage.outcome?.why
  const when =
    status === 'skipped'
      ? undefined
      : openedAt && closedAt
        ? day(openedAt) === day(closedAt)
          ? dayOfYear(openedAt)
          : say('fromTo', { from: dayOfYear(openedAt), to: dayOfYear(closedAt) })
        : openedAt
          ? say('nowSince', { day: dayOfYear(openedAt) })
          : say('notYet')
  return (
    <>
      {when && (
        <span className={css.when}>
          {when}
          {visit > 1 && ` · ${say('visit', { count: visit })}`}
        </span>
      )}
      {outcome && <span className={css.outcome}>{outcome}</span>}
      {why && <span className={css.outcome}>{why.sentence}</span>}
      {why && <Article>{why.article}</Article>}
      {status === 'skipped' && !why && stage.outcome?.article && <Article>{stage.outcome.article}</Article>}
    </>
  )
}

/** How a stage ended, in a few words. */
function useOutcomeInWords(): (stage: Stage) => string | undefined {
  const say = caseWords.use()
  const word = useVocabulary()
  const because = useBecause()
  const namesOf = (people: readonly { name: string }[]) => people.map(({ name }) => name).join(', ')
  return ({ outcome, status }) => {
    if (!outcome) return undefined
    const { selected, listed, rejected = [], threshold, opinions, reason } = outcome
    if (status === 'skipped')
      return threshold ? say('belowLevel', { level: word('levels', threshold) }) : say('stage_skipped')
    if (selected) return say('chosen', { names: selected.name })
    if (outcome.because) return because(outcome.because)
    if (opinions?.length) {
      const agree = opinions.filter(({ opinion }) => opinion === 'agree').length
      return say('opinions', { agree, disagree: opinions.length - agree })
    }
    if (rejected.length > 0) return say('refused', { names: namesOf(rejected.map((lost) => lost.candidate)) })
    if (listed) return say('listed', { count: listed.length })
    return outcome.outcome === 'passed' ? undefined : reason
  }
}
