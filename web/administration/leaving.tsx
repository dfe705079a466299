import { Button } from '@mantine/core'
import { useState } from 'react'
import { Reason } from '../inbox/fields.js'
import { DayField } from '../parts/fields/day-field.js'
import { NotSent, Wrong } from '../parts/wrong.js'
import css from '../records/records.module.css'
import { today } from '../words/say.js'
import { membersPath, useEntered } from './administration.js'
import { administrationWords } from './words.js'

/** Somebody leaves a group on a day, with the reason: at once. */
export function Leaving({ of, person, from }: { of: string; person: string; from: string }) {
  const say = administrationWords.use()
  const [isAsked, ask] = useState(false)
  const [endedOn, setEndedOn] = useState(from > today() ? from : today())
  const [reason, setReason] = useState('')
  const { give, isSending, isLost, problem } = useEntered(() => ask(false))
  if (!isAsked)
    return (
      <Button size="xs" mt={6} onClick={() => ask(true)}>
        {say('leave')}
      </Button>
    )
  return (
    <form
      className={css.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        give({ path: `${membersPath(of)}/ending`, body: { personId: person, endedOn, reason } })
      }}
    >
      <p className={css.second}>{say('leaveFollows')}</p>
      {problem && <Wrong problem={problem} />}
      {isLost && <NotSent isTrying={isSending} />}
      <DayField
        label={say('leftOn')}
        value={endedOn}
        onChange={setEndedOn}
        error={problem?.errorAt('endedOn')}
      />
      <Reason
        description={say('onRecord')}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
        error={problem?.errorAt('reason')}
      />
      <div className={css.between}>
        <Button type="submit" variant="filled" color="son" loading={isSending}>
          {say('leave')}
        </Button>
        <Button onClick={() => ask(false)}>{say('leaveAsItIs')}</Button>
      </div>
    </form>
  )
}
