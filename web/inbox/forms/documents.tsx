import { Anchor } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { hasNewer } from '../../parts/newer.js'
import { clock, day, size } from '../../words/say.js'
import type { TaskDetails } from '../task-list.js'
import css from './forms.module.css'
import { paperWords } from './paper-words.js'

export type ProcedureDocument = NonNullable<NonNullable<TaskDetails['form']>['documents']>[number]

/** Documents of a procedure, each to be opened. */
export function Documents({ documents }: { documents: readonly ProcedureDocument[] }) {
  const say = paperWords.use()
  return (
    <ul className={css.files}>
      {documents.map((document) => {
        const { id, fileName, content, uploadedAt, uploadedBy, size: bytes } = document
        return (
          <li key={id} className={css.file}>
            <IconFileText size={18} aria-hidden />
            <span>
              <Anchor href={content} download={fileName}>
                {fileName}
              </Anchor>
              <small>
                {uploadedBy.name} · {say('handedIn', { day: day(uploadedAt), clock: clock(uploadedAt) })} ·{' '}
                {size(bytes)}
                {hasNewer(document, documents) && ` · ${say('hasNewer')}`}
              </small>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
