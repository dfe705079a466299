import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { goesToUnreadable } from '../../parts/fields/unreadable.js'
import { type EntryField, EntryInput } from '../../records/entry/entry-field.js'
import { holds, useMe } from '../../server/session.js'
import css from '../actions/actions.module.css'
import { useCommand } from '../actions/command.js'
import { Refused } from '../actions/refused.js'
import type { Case } from '../the-case.js'
import { entryWords } from './words.js'

interface Entered {
  of: Case
  /** On the button that opens it. */
  verb: string
  title: string
  follows: string
  path: string
  fields: readonly EntryField[]
  done: string
}

/** Something that an HR officer enters about a case: the button, and the form it opens. */
export function Entry(entered: Entered) {
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  if (!holds(me, 'hr_officer')) return null
  return (
    <>
      <Button className={css.reassign} size="xs" onClick={() => setOpen(true)}>
        {entered.verb}
      </Button>
      {isOpen && <EntryForm {...entered} close={() => setOpen(false)} />}
    </>
  )
}

function EntryForm({ of, title, follows, path, fields, done, close }: Entered & { close: () => void }) {
  const say = entryWords.use()
  const given = useCommand(of, close, { isOfCase: false })
  const [values, setValues] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(fields.map(({ name, first = '' }) => [name, first])),
  )
  const isReady = fields.every(({ name }) => values[name]?.trim()) && !given.isStale
  return (
    <Modal opened onClose={close} size={560} title={title} closeButtonProps={{ 'aria-label': say('leave') }}>
      <form
        className={css.dialog}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && !given.isSending && !goesToUnreadable(event.currentTarget))
            given.give({ path, body: values, done })
        }}
      >
        <Refused given={given} close={close} />
        <p>{follows}</p>
        {fields.map((field) => (
          <EntryInput
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
            error={given.problem?.errorAt(field.name)}
          />
        ))}
        <footer>
          {!isReady && !given.isStale && <p>{say('blocked')}</p>}
          <Button onClick={close}>{say('leave')}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={given.isSending}
            aria-disabled={!isReady}
            data-disabled={!isReady || undefined}
          >
            {say('enter')}
          </Button>
        </footer>
      </form>
    </Modal>
  )
}
