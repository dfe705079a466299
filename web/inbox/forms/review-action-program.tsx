import { Alert } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Choice, Reason } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { aboutOf } from './about.js'
import { Documents } from './documents.js'
import css from './forms.module.css'
import { Panel } from './panel.js'
import { paperWords } from './paper-words.js'

interface Told {
  documentId: string
  summary: string
}

/** A reviewer reads a candidate's action program, and accepts it or returns it. */
export default function ReviewActionProgram({ task, completion }: FormOf<'review-action-program'>) {
  const say = paperWords.use()
  const common = fieldWords.use()
  const { documentId, summary } = aboutOf<Told>(task)
  const { values, set } = useDraft(task.id, { accepted: '' as '' | 'yes' | 'no', reason: '' })
  const { accepted, reason } = values
  const returnedBefore = task.form?.formerly?.returnedBecause
  const isReturned = accepted === 'no'
  return (
    <FormFrame
      completion={completion}
      verb={accepted === '' ? common('recordChoice') : say(isReturned ? 'doReturn' : 'doAccept')}
      isSevere={isReturned}
      blocked={
        accepted === ''
          ? common('chooseFirst')
          : isReturned && !reason.trim()
            ? common('reasonFirst')
            : undefined
      }
      consequence={say(isReturned ? 'returnHint' : 'acceptHint')}
      onSubmit={() => completion.complete(isReturned ? { accepted: false, reason } : { accepted: true })}
    >
      {returnedBefore !== undefined && (
        <Alert color="dong" icon={<IconArrowBackUp />} title={say('returnedBefore')}>
          {returnedBefore}
        </Alert>
      )}
      <Panel title={say('program')} beside={task.candidate?.name}>
        <Documents documents={task.form?.documents?.filter(({ id }) => id === documentId) ?? []} />
        <p className={css.quote}>{summary}</p>
      </Panel>
      <Choice
        label={say('reviewQuestion')}
        value={accepted}
        onChange={(value) => set({ accepted: value })}
        options={[
          { value: 'yes', label: say('accept'), hint: say('acceptHint') },
          { value: 'no', label: say('returnIt'), hint: say('returnHint') },
        ]}
      />
      {isReturned && (
        <Reason
          label={say('whatToImprove')}
          value={reason}
          onChange={(event) => set({ reason: event.target.value })}
          error={completion.errorAt('reason')}
        />
      )}
    </FormFrame>
  )
}
