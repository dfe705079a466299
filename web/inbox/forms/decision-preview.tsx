import { Button } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { download } from '../../server/ask.js'
import { Problem, sentAgain } from '../../server/problem.js'
import { partWords } from '../../words/parts.js'
import type { TaskDetails } from '../task-list.js'
import type { Decision } from './deciding.js'
import { decisionWords } from './decision-words.js'
import css from './forms.module.css'

/** The decision on paper before it is recorded, by what is `entered`, or before it is confirmed. Nothing is written. */
export function DecisionPreview({
  task: { id },
  entered,
  blocked,
}: {
  task: TaskDetails
  entered?: Decision | undefined
  /** What is still missing of it. */
  blocked?: string | undefined
}) {
  const say = decisionWords.use()
  const common = partWords.use()
  const { mutate, isPending, error } = useMutation<void, Error>({
    mutationFn: (): Promise<void> =>
      download(`/v1/tasks/${encodeURIComponent(id)}/decision-preview`, entered ? { result: entered } : {}),
    ...sentAgain,
  })
  return (
    <div>
      <Button
        size="xs"
        leftSection={<IconFileDownload size={16} aria-hidden />}
        loading={isPending}
        disabled={blocked !== undefined}
        onClick={() => mutate()}
      >
        {say('preview')}
      </Button>
      <p className={css.beside}>{blocked ?? say('previewHint')}</p>
      {error && (
        <p className={css.wrong} role="alert">
          {error instanceof Problem ? error.message : common('notSent')}
        </p>
      )}
    </div>
  )
}
