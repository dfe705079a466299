import { Button, Checkbox, Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { Consequences } from '../../parts/consequences.js'
import { LongField } from '../../parts/fields/text-fields.js'
import { day } from '../../words/say.js'
import type { Case } from '../the-case.js'
import { type Action, type Command, isSevere } from './action.js'
import css from './actions.module.css'
import { useCommand } from './command.js'
import { Refused } from './refused.js'
import { actionWords } from './words.js'

interface Shown {
  of: Case
  command: Command
  /** The same command to each candidate, vote or stage it can be given to. */
  choices: readonly (Action & { command: Command })[]
  close: () => void
}

/** Asks before a command is given: what follows, why, and of whom; one button does it, the other leaves all as it is. */
export function CommandDialog({ of, command, choices, close }: Shown) {
  const say = actionWords.use()
  const possible = choices.filter(({ allowed }) => allowed)
  const [place, setPlace] = useState(possible.length === 1 ? '0' : null)
  const [reason, setReason] = useState('')
  const [keep, setKeep] = useState<string[]>([])
  const given = useCommand(of, close)
  const { problem, isStale, isSending } = given
  const action = place === null ? undefined : possible[Number(place)]
  const isReady = action !== undefined && reason.trim() !== ''
  return (
    <Modal
      opened
      onClose={close}
      size={560}
      title={say(`ask_${command}`, { number: of.number })}
      closeButtonProps={{ 'aria-label': say(`keep_${command}`) }}
    >
      <form
        className={css.dialog}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && !isSending && !isStale)
            given.give({
              path: action.path,
              body: {
                ...(command === 'return' && { stage: action.stage, keep }),
                reason: reason.trim(),
              },
              done: say(`done_${command}`, { number: of.number }),
            })
        }}
      >
        <Refused given={given} close={close} />
        {possible.length > 1 && (
          <Select
            label={say(command === 'return' ? 'toStage' : command === 'annulment' ? 'ofVote' : 'which')}
            data-autofocus
            value={place}
            onChange={(chosen) => {
              setPlace(chosen)
              setKeep([])
            }}
            data={possible.map((each, index) => ({ value: String(index), label: nameOf(of, each, say) }))}
            error={problem?.errorAt('stage')}
          />
        )}
        {action && <Consequences of={action.consequences} label={say('follows')} />}
        {command === 'return' && action && (
          <Kept of={of} from={action.stage} keep={keep} setKeep={setKeep} error={problem?.errorAt('keep')} />
        )}
        <LongField
          label={say('reason')}
          description={say('onRecord')}
          longest={2000}
          data-autofocus={possible.length === 1 || undefined}
          readOnly={isSending || isStale}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
          error={problem?.errorAt('reason')}
        />
        <footer>
          {!isReady && !isStale && <p>{say(action ? 'reasonFirst' : 'chooseFirst')}</p>}
          <Button onClick={close}>{say(`keep_${command}`)}</Button>
          <Button
            type="submit"
            variant="filled"
            color={isSevere(command) ? 'son' : 'cham'}
            loading={isSending}
            aria-disabled={!isReady || isStale}
            data-disabled={!isReady || isStale || undefined}
          >
            {say(`do_${command}`)}
          </Button>
        </footer>
      </form>
    </Modal>
  )
}

/** Of the stages after the one it goes back to: whose results stay valid. */
function Kept({
  of: { stages, stage },
  from,
  keep,
  setKeep,
  error,
}: {
  of: Case
  from: string | undefined
  keep: string[]
  setKeep: (keep: string[]) => void
  error: string | undefined
}) {
  const say = actionWords.use()
  const at = stages.findIndex(({ key }) => key === from)
  const present = stages.findIndex(({ key }) => key === stage)
  const between = stages.slice(at + 1, present).filter(({ status }) => status === 'passed')
  if (between.length === 0) return null
  return (
    <Checkbox.Group label={say('keep')} value={keep} onChange={setKeep} error={error}>
      {between.map(({ key, title }) => (
        <Checkbox key={key} value={key} label={title} mt={6} />
      ))}
    </Checkbox.Group>
  )
}

/** Of which stage, vote or candidate it is. */
function nameOf(
  { stages, votes }: Case,
  { stage, vote, candidate, title }: Action,
  say: ReturnType<typeof actionWords.use>,
): string {
  const held = votes.find(({ id }) => id === vote)
  if (held) return say('round', { round: held.round, day: day(held.meetingOn) })
  return candidate?.name ?? stages.find(({ key }) => key === stage)?.title ?? title
}
