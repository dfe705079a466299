import { Button, Kbd } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import css from './launch.module.css'
import { STEPS, type Step } from './launch-draft.js'
import { launchWords } from './words.js'

interface Shown {
  step: Step
  /** Why one cannot go on yet. */
  blocked: string | undefined
  isSending: boolean
  back: () => void
}

/** Back and on; at the end the launch. */
export function LaunchFoot({ step, blocked, isSending, back }: Shown) {
  const say = launchWords.use()
  const next = STEPS[STEPS.indexOf(step) + 1]
  const isBlocked = blocked !== undefined
  return (
    <footer className={css.foot}>
      {step !== 'seat' && (
        <Button
          className={css.back}
          leftSection={<IconChevronLeft size={16} />}
          disabled={isSending}
          onClick={back}
        >
          <span className={css.word}>{say('back')}</span>
        </Button>
      )}
      <p className={css.because} role="status">
        {blocked}
      </p>
      <Button
        type="submit"
        variant="filled"
        loading={isSending}
        aria-disabled={isBlocked}
        data-disabled={isBlocked || undefined}
        rightSection={next ? <IconChevronRight size={16} /> : <Kbd size="sm">Ctrl ↵</Kbd>}
      >
        {next ? say('goOn', { step: say(`step_${next}`).toLowerCase() }) : say('launch')}
      </Button>
    </footer>
  )
}
