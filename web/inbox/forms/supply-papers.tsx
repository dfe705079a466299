import { Checkbox, Stack } from '@mantine/core'
import { LongField } from '../../parts/fields/text-fields.js'
import { useDraft } from '../draft.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { aboutOf } from './about.js'
import css from './forms.module.css'
import { Panel } from './panel.js'
import { paperWords } from './paper-words.js'
import { UploadField } from './upload-field.js'
import { type Uploaded, useUploads } from './uploads.js'

interface Told {
  reason: string
}

/** The office hands in what the body asked for: new files, or papers that the procedure has. */
export default function SupplyPapers({ task, completion }: FormOf<'supply-papers'>) {
  const say = paperWords.use()
  const { values, set } = useDraft(task.id, {
    ...{ note: '', uploaded: [] as Uploaded[], chosen: [] as string[] },
  })
  const { note, uploaded, chosen } = values
  const files = useUploads(task, 'papers', {
    ...{ kept: uploaded, isOne: false },
    keep: (kept) => set({ uploaded: kept }),
  })
  const isNew = (id: string) => uploaded.some((each) => each.id === id)
  const there = task.form?.documents?.filter(({ id, purpose }) => purpose === 'papers' && !isNew(id)) ?? []
  const documentIds = [...uploaded.map(({ id }) => id), ...chosen]
  return (
    <FormFrame
      completion={completion}
      verb={say('supply')}
      blocked={
        files.isSending
          ? say('sending')
          : documentIds.length === 0
            ? say('fileFirst')
            : !note.trim()
              ? say('noteFirst')
              : undefined
      }
      consequence={say('suppliedFollows')}
      onSubmit={() => completion.complete({ documentIds, note })}
    >
      <Panel title={say('asked')}>
        <p className={css.quote}>{aboutOf<Told>(task).reason}</p>
      </Panel>
      <UploadField
        label={say('file')}
        files={files}
        isOne={false}
        error={completion.errorAt('documentIds')}
      />
      {there.length > 0 && (
        <Checkbox.Group label={say('alreadyThere')} value={chosen} onChange={(ids) => set({ chosen: ids })}>
          <Stack gap={8} mt={6}>
            {there.map(({ id, fileName }) => (
              <Checkbox key={id} value={id} label={fileName} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <LongField
        label={say('noteOfPapers')}
        longest={2000}
        value={note}
        onChange={(event) => set({ note: event.target.value })}
        error={completion.errorAt('note')}
      />
    </FormFrame>
  )
}
