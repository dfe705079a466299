import { Alert, Button, Modal } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import type { QueryKey } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { useDraft } from '../../inbox/draft.js'
import { goesToUnreadable } from '../../parts/fields/unreadable.js'
import { NotSent, Wrong } from '../../parts/wrong.js'
import { drafts } from '../../server/drafts.js'
import { useMe } from '../../server/session.js'
import { type Sent, useEntry } from './entry.js'
import css from './entry.module.css'
import { type EntryField, EntryInput } from './entry-field.js'
import { entryWords } from './words.js'

export type Values = Readonly<Record<string, string>>

export interface Entered {
  title: string
  /** What follows, before it is done. */
  follows: string
  /** On the button that sends it; "Enter" where nothing is said. */
  verb?: string
  /** On the button that leaves all as it is; "Do not record" where nothing is said. */
  keep?: string
  fields: readonly EntryField[]
  /** What is sent of what was typed. */
  send: (values: Values) => Sent
  /** What was read of what is changed. */
  changes: readonly QueryKey[]
  done: string
  /** It ends, refuses or takes something away. */
  isSevere?: boolean
}

/** A button, and the form of what is entered that it opens. */
export function EntryButton({
  label,
  named,
  children,
  ...entered
}: Entered & { label: string; named?: string; children?: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        className={css.open}
        size="xs"
        leftSection={children}
        aria-label={named}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {isOpen && <EntryDialog {...entered} close={() => setOpen(false)} />}
    </>
  )
}

/** The form of what is entered: what follows, its fields with what is wrong at each, and that it waits for a second person. */
export function EntryDialog({ close, ...entered }: Entered & { close: () => void }) {
  const say = entryWords.use()
  const me = useMe()
  const draft = `entry ${entered.title}`
  const forget = () => drafts.forget(me.id, draft)
  const entry = useEntry({ ...entered, whenSent: forget, whenDone: close })
  return (
    <Modal
      opened
      onClose={close}
      size={560}
      title={entered.title}
      closeButtonProps={{ 'aria-label': entered.keep ?? say('leave') }}
    >
      {entry.waiting === undefined ? (
        <EntryForm
          {...entered}
          entry={entry}
          draft={draft}
          leave={() => {
            forget()
            close()
          }}
        />
      ) : (
        <div className={css.form}>
          <Alert color="dong" icon={<IconClock />} role="status" title={say('waits')}>
            {say('waitsFollows')}
          </Alert>
          <footer>
            <Link className={css.way} href={`/changes/${entry.waiting}`}>
              {say('toWaiting')}
            </Link>
            <Button onClick={close}>{say('close')}</Button>
          </footer>
        </div>
      )}
    </Modal>
  )
}

interface FormOf extends Entered {
  entry: ReturnType<typeof useEntry>
  /** Under which name what is typed is kept until it is sent, or left on purpose. */
  draft: string
  leave: () => void
}

function EntryForm({ entry, draft, leave, follows, verb, keep, fields, send, isSevere = false }: FormOf) {
  const say = entryWords.use()
  const { values: typed, set } = useDraft<Values>(draft, {})
  const values = Object.fromEntries(fields.map(({ name, first = '' }) => [name, typed[name] ?? first]))
  const { problem, isSending, isLost, isStale } = entry
  const isReady = !isStale && fields.every(({ name, isOptional }) => isOptional || values[name]?.trim())
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && !isSending && !goesToUnreadable(event.currentTarget)) entry.send(send(values))
      }}
    >
      {problem && (
        <Wrong problem={problem}>
          {isStale && (
            <>
              <p>{say('stale')}</p>
              <Button size="xs" mt={8} onClick={() => entry.refresh().then(leave)}>
                {say('seeNewer')}
              </Button>
            </>
          )}
        </Wrong>
      )}
      {isLost && <NotSent isTrying={isSending} />}
      <p>{follows}</p>
      {fields.map((field) => (
        <EntryInput
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          onChange={(value) => set({ [field.name]: value })}
          error={problem?.errorAt(field.name)}
        />
      ))}
      <footer>
        {!isReady && !isStale && <p>{say('blocked')}</p>}
        <Button onClick={leave}>{keep ?? say('leave')}</Button>
        <Button
          type="submit"
          variant="filled"
          color={isSevere ? 'son' : 'cham'}
          loading={isSending}
          aria-disabled={!isReady}
          data-disabled={!isReady || undefined}
        >
          {verb ?? say('enter')}
        </Button>
      </footer>
    </form>
  )
}
