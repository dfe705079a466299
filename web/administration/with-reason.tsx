import { Button } from '@mantine/core'
import { useState } from 'react'
import { Reason } from '../inbox/fields.js'
import { NotSent, Wrong } from '../parts/wrong.js'
import css from '../records/records.module.css'
import { useEntered } from './administration.js'
import { administrationWords } from './words.js'

interface Asked {
  /** The verb of what is done. */
  verb: string
  /** What follows, before it is done. */
  follows: string
  path: string
  /** What is sent beside the reason. */
  body?: object
  isSevere?: boolean
  whenDone?: () => void
}

/** Something that is done with a reason: what follows stands beside the button, and it asks before it is done. */
export function WithReason({ verb, follows, path, body, isSevere, whenDone }: Asked) {
  const say = administrationWords.use()
  const [isAsked, ask] = useState(false)
  const [reason, setReason] = useState('')
  const close = () => {
    ask(false)
    setReason('')
  }
  const { give, isSending, isLost, problem } = useEntered(() => {
    close()
    whenDone?.()
  })
  if (!isAsked)
    return (
      <div className={css.fields}>
        <p className={css.second}>{follows}</p>
        <div>
          <Button color={isSevere ? 'son' : 'cham'} onClick={() => ask(true)}>
            {verb}
          </Button>
        </div>
      </div>
    )
  return (
    <form
      className={css.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        give({ path, body: { ...body, reason } })
      }}
    >
      <p className={css.second}>{follows}</p>
      {problem && <Wrong problem={problem} />}
      {isLost && <NotSent isTrying={isSending} />}
      <Reason
        description={say('onRecord')}
        data-autofocus
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
        error={problem?.errorAt('reason')}
      />
      <div className={css.between}>
        <Button type="submit" variant="filled" color={isSevere ? 'son' : 'cham'} loading={isSending}>
          {verb}
        </Button>
        <Button onClick={close}>{say('leaveAsItIs')}</Button>
      </div>
    </form>
  )
}
