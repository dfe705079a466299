import { Alert } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { LongField } from '../../parts/fields/text-fields.js'
import type { Completion } from '../completion.js'
import { useDraft } from '../draft.js'
import { FormFrame } from '../form-frame.js'
import type { TaskDetails } from '../task-list.js'
import { paperWords } from './paper-words.js'
import { UploadField } from './upload-field.js'
import { type Uploaded, useUploads } from './uploads.js'

interface HandedIn
  extends Pick<Completion, 'isSending' | 'isLost' | 'problem' | 'isOver' | 'over' | 'next' | 'errorAt'> {
  complete: (result: { documentId: string; summary: string }) => void
}

/** A candidate hands in a paper of their own: the file, and what it says in short. */
export function HandIn({
  task,
  completion,
  what,
  returnedBecause,
}: {
  task: TaskDetails
  completion: HandedIn
  what: 'action-program' | 'self-report'
  returnedBecause?: string | undefined
}) {
  const say = paperWords.use()
  const { values, set } = useDraft(task.id, {
    summary: task.form?.formerly?.summary ?? '',
    uploaded: [] as Uploaded[],
  })
  const { summary, uploaded } = values
  const files = useUploads(task, what, {
    ...{ kept: uploaded, isOne: true },
    keep: (kept) => set({ uploaded: kept }),
  })
  const isProgram = what === 'action-program'
  const [document] = uploaded
  return (
    <FormFrame
      completion={completion}
      verb={say(isProgram ? 'handInProgram' : 'handInReport')}
      blocked={!document ? say('fileFirst') : !summary.trim() ? say('summaryFirst') : undefined}
      onSubmit={() => document && completion.complete({ documentId: document.id, summary })}
    >
      {returnedBecause !== undefined && (
        <Alert color="dong" icon={<IconArrowBackUp />} title={say('returnedBecause')}>
          {returnedBecause}
        </Alert>
      )}
      <p>{say(isProgram ? 'programFollows' : 'reportFollows')}</p>
      <UploadField label={say('file')} files={files} isOne error={completion.errorAt('documentId')} />
      <LongField
        label={say('summary')}
        description={say(isProgram ? 'programSummaryHint' : 'reportSummaryHint')}
        minRows={4}
        longest={5000}
        value={summary}
        onChange={(event) => set({ summary: event.target.value })}
        error={completion.errorAt('summary')}
      />
    </FormFrame>
  )
}
