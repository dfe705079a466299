import { Alert, Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Follows } from '../../parts/consequences.js'
import { clock, day } from '../../words/say.js'
import type { Completing, Completion } from '../completion.js'
import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Reason } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import { outcomeOf } from '../outcome.js'
import type { TaskDetails } from '../task-list.js'
import { formWords } from './words.js'

interface Confirming
  extends Pick<Completion, 'isSending' | 'isLost' | 'problem' | 'isOver' | 'over' | 'next' | 'errorAt'> {
  complete: (answer: { confirmed: true } | { confirmed: false; reason: string }, how?: Completing) => void
}

interface Asked {
  task: TaskDetails
  completion: Confirming
  /** What is asked before it is done: "Xác nhận 1987-QĐ/TU?" */
  question: string
  /** What was decided against somebody, by its name: "Không phê chuẩn". It stands on the button and in the notice. */
  against?: string | undefined
  /** What follows once it is confirmed, and what of it cannot be undone. */
  follows: readonly Follows[]
  /** What a colleague entered. */
  children: ReactNode
}

/** A second person says that what a colleague entered is so, or why not. */
export function Confirmation({ task, completion, question, against, follows, children }: Asked) {
  const say = formWords.use()
  const common = fieldWords.use()
  const { values, set } = useDraft(task.id, { isRefused: false, reason: '' })
  const { isRefused, reason } = values
  const { candidate, procedure, recorded } = task
  const about = [candidate?.name, procedure.post.name].filter(Boolean).join(' · ')
  const told = outcomeOf(task, { confirmed: true })?.consequences.filter(({ what }) => what === 'told') ?? []
  const confirm = () =>
    completion.complete(
      { confirmed: true },
      {
        ...(against && { outcome: against }),
        asks: {
          question: against ? say('confirmAgainst', { what: against }) : question,
          about,
          follows: [...follows.filter(isPlain), ...told, ...follows.filter((each) => !isPlain(each))],
          verb: against ? say('confirmWhat', { what: against }) : say('confirm'),
          isSevere: against !== undefined,
        },
      },
    )
  return (
    <FormFrame
      completion={completion}
      verb={
        isRefused ? say('sendBack') : against ? say('confirmWhat', { what: against }) : say('confirmRight')
      }
      isSevere={isRefused || against !== undefined}
      blocked={isRefused && !reason.trim() ? common('reasonFirst') : undefined}
      consequence={say(isRefused ? 'sentBackFollows' : 'confirmedByTwo')}
      onSubmit={() => (isRefused ? completion.complete({ confirmed: false, reason }) : confirm())}
      more={
        <Button onClick={() => set({ isRefused: !isRefused })}>
          {say(isRefused ? 'isRight' : 'notRight')}
        </Button>
      }
    >
      {recorded && (
        <p>
          {say('recordedBy', {
            ...{ name: recorded.by.name, clock: clock(recorded.at), day: day(recorded.at) },
          })}
        </p>
      )}
      {children}
      {isRefused && (
        <Reason
          autoFocus
          label={say('whatIsWrong')}
          value={reason}
          onChange={(event) => set({ reason: event.target.value })}
          error={completion.errorAt('reason')}
        />
      )}
    </FormFrame>
  )
}

/** What cannot be undone is said last. */
const isPlain = ({ what }: Follows): boolean => what !== 'cannot-be-undone'

/** Why what was entered before was sent back: it is entered anew. */
export function SentBack({ because }: { because: string | undefined }) {
  const say = formWords.use()
  if (because === undefined) return null
  return (
    <Alert color="dong" icon={<IconArrowBackUp />} title={say('wasSentBack')}>
      {because}
    </Alert>
  )
}
