import { Alert, Button, Textarea } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import css from '../records/records.module.css'
import { Section } from '../records/section.js'
import { Problem } from '../server/problem.js'
import { useMe } from '../server/session.js'
import { type ChangeDetails, type Decision, useDecision } from './changes.js'
import { changeWords } from './words.js'

/** Confirm it or refuse it; whoever entered it may withdraw it alone. Whether one may is said by the API. */
export function DecisionForm({ change }: { change: ChangeDetails }) {
  const say = changeWords.use()
  const isOwn = change.enteredBy.id === useMe().id
  const [reason, setReason] = useState('')
  const [isWanting, setWanting] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const { mutate, isPending, variables, error } = useDecision(String(change.id))
  const problem = error instanceof Problem ? error : undefined
  const isSending = (decision: Decision) => isPending && variables.decision === decision
  const refuse = () => {
    setWanting(reason.trim() === '')
    if (reason.trim() === '') box.current?.focus()
    else mutate({ decision: 'refusal', reason: reason.trim() })
  }
  return (
    <Section title={say('decide')}>
      <div className={css.form} data-begun={reason !== ''}>
        <p className={css.second}>{say(isOwn ? 'own' : 'consequence')}</p>
        {error && (
          <Alert color="son" icon={<IconAlertTriangle />} role="alert">
            {problem ? problem.message : say('unsent')}
          </Alert>
        )}
        {isOwn ? (
          <Button loading={isPending} onClick={() => mutate({ decision: 'withdrawal' })}>
            {say('withdraw')}
          </Button>
        ) : (
          <>
            <Button
              variant="filled"
              loading={isSending('confirmation')}
              disabled={isPending}
              onClick={() => mutate({ decision: 'confirmation' })}
            >
              {say('confirm')}
            </Button>
            <Textarea
              ref={box}
              label={say('reason')}
              value={reason}
              onChange={({ currentTarget: { value } }) => {
                setReason(value)
                setWanting(false)
              }}
              error={isWanting ? say('reasonNeeded') : problem?.errorAt('reason')}
            />
            <Button color="son" loading={isSending('refusal')} disabled={isPending} onClick={refuse}>
              {say('refuse')}
            </Button>
          </>
        )}
      </div>
    </Section>
  )
}
