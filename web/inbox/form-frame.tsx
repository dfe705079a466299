import { Alert, Anchor, Button, Kbd } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconEye } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useAskedBeforeLeaving } from '../leaving/leaving.js'
import { goesToUnreadable } from '../parts/fields/unreadable.js'
import { NotSent, Wrong } from '../parts/wrong.js'
import { clock, day } from '../words/say.js'
import type { Completion } from './completion.js'
import css from './inbox.module.css'
import { useOpenForm } from './open-form.js'
import { inboxWords } from './words.js'

interface Framed {
  children: ReactNode
  completion: Pick<Completion, 'isSending' | 'isLost' | 'problem' | 'isOver' | 'over' | 'next'>
  /** The verb of what is done. */
  verb: string
  /** It refuses, returns or stops something. */
  isSevere?: boolean
  /** Why it cannot be sent yet: the button stays where it is, and says so. */
  blocked?: string | undefined
  /** What follows, before it is done. */
  consequence?: string | undefined
  /** `isUnread`: by the key, before what stands further down was looked at. */
  onSubmit: (isUnread: boolean) => void
  /** Numbers are typed that are kept nowhere: whoever leaves is asked first. */
  holdsCount?: boolean
  /** Beside the button. */
  more?: ReactNode
}

/** What stands around the fields of every form: what is wrong on top, the verb and what follows at the foot. */
export function FormFrame({
  children,
  completion,
  verb,
  isSevere,
  blocked,
  consequence,
  onSubmit,
  holdsCount = false,
  more,
}: Framed) {
  const say = inboxWords.use()
  const { isSending, isLost, problem, isOver, over, next } = completion
  const fields = useOnlyRead(isOver)
  const { isBegun } = useOpenForm()
  useAskedBeforeLeaving(holdsCount && !isSending && !isOver)
  const form = useRef<HTMLFormElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const submit = (isUnread: boolean) => {
    if (blocked === undefined && !isSending && !isOver && !goesToUnreadable(form.current)) onSubmit(isUnread)
  }
  useHotkeys([['mod+Enter', () => submit(goesOnBelow(body.current))]], [])
  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      data-begun={isBegun || holdsCount}
      onSubmit={(event) => {
        event.preventDefault()
        submit(false)
      }}
    >
      <div ref={body} className={css.body}>
        {isOver ? (
          <Alert role="alert" color="dong" icon={<IconEye />} title={over ?? problem?.message}>
            <p>{say('closedFor')}</p>
            <Button size="xs" mt={8} onClick={next}>
              {say('next')}
            </Button>
          </Alert>
        ) : (
          problem && <Wrong problem={problem} />
        )}
        {isLost && <NotSent isTrying={isSending} />}
        <Restored />
        <fieldset ref={fields} disabled={isSending} data-over={isOver} className={css.fields}>
          {children}
        </fieldset>
      </div>
      <footer className={css.foot}>
        <Button
          type="submit"
          variant="filled"
          color={isSevere ? 'son' : 'cham'}
          loading={isSending}
          aria-disabled={blocked !== undefined || isOver}
          data-disabled={blocked !== undefined || isOver || undefined}
          rightSection={<Kbd size="sm">Ctrl ↵</Kbd>}
        >
          {verb}
        </Button>
        {!isOver && more}
        <p className={css.because}>{isOver ? say('closedNow') : (blocked ?? consequence)}</p>
      </footer>
    </form>
  )
}

/** Pixels that no line is as small as. */
const LESS_THAN_A_LINE = 12

/** Is there more below what is seen of it? */
const goesOnBelow = (body: HTMLElement | null): boolean =>
  body !== null && body.scrollHeight - body.clientHeight - body.scrollTop > LESS_THAN_A_LINE

/** What was typed before stands there again: said, and let go of where it is not wanted. */
function Restored() {
  const say = inboxWords.use()
  const { restoredAt, discard } = useOpenForm()
  if (restoredAt === undefined) return null
  return (
    <p className={css.restored} role="status">
      {say('restored', { clock: clock(restoredAt), day: day(restoredAt) })}
      <Anchor component="button" type="button" size="sm" onClick={discard}>
        {say('discard')}
      </Anchor>
    </p>
  )
}

/** What can be written into, and what can only be chosen or pressed. */
const WRITTEN = 'textarea, input:not([type="checkbox"], [type="radio"], [type="file"])'
const FIELDS = 'button, select, input, textarea'

/**
 * The fields of a form that is over: what was typed can be selected and copied, and nothing can be changed any more. Said to the
 * elements themselves, for there are many kinds of fields and each form has its own.
 */
function useOnlyRead(isOver: boolean) {
  const fields = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (!isOver) return
    for (const element of fields.current?.querySelectorAll<HTMLInputElement>(FIELDS) ?? []) {
      if (element.matches(WRITTEN)) element.readOnly = true
      else element.disabled = true
    }
  })
  return fields
}
