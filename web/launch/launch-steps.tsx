import { UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, day } from '../words/say.js'
import type { Preview } from './asked.js'
import css from './launch.module.css'
import { type LaunchDraft, openUntil, peopleOf, STEPS, type Step } from './launch-draft.js'
import { launchWords } from './words.js'

interface Shown {
  draft: LaunchDraft
  preview: Preview | undefined
  go: (step: Step) => void
}

/** The five steps, what was chosen in each, and where one stands: each that was reached can be opened again. */
export function LaunchSteps({ draft, preview, go }: Shown) {
  const say = launchWords.use()
  const chosen = useChosenInWords(draft, preview)
  const reached = STEPS.indexOf(openUntil(draft))
  const here = STEPS.indexOf(draft.step)
  return (
    <nav aria-label={say('steps')}>
      <ol className={css.steps}>
        {STEPS.map((step, at) => {
          const isDone = at < reached && at !== here
          return (
            <li key={step}>
              <UnstyledButton
                className={css.step}
                data-done={isDone || undefined}
                aria-current={at === here ? 'step' : undefined}
                disabled={at > reached}
                onClick={() => go(step)}
              >
                <span className={css.number} aria-hidden>
                  {isDone ? <IconCheck size={14} /> : at + 1}
                </span>
                <span className={css.words}>
                  <b>{say(`step_${step}`)}</b>
                  <small>{at === here ? say('here') : (isDone && chosen[step]) || say('notYet')}</small>
                </span>
              </UnstyledButton>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** What was chosen in each step, in a few words. */
function useChosenInWords(draft: LaunchDraft, preview: Preview | undefined): Partial<Record<Step, string>> {
  const say = launchWords.use()
  const word = useVocabulary()
  const { post, kind } = draft
  return {
    ...(post && { seat: post.title }),
    ...(kind && { procedure: capital(word('procedureKinds', kind)) }),
    people: say('people', { count: peopleOf(draft).length }),
    ...(preview?.plan.due && { plan: say('dueBy', { day: day(preview.plan.due) }) }),
  }
}
