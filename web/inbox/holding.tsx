import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../server/ask.js'
import { useVocabulary } from '../server/vocabulary.js'
import css from './inbox.module.css'
import type { TaskDetails } from './task-list.js'
import { inboxWords } from './words.js'

/** Milliseconds in which a claim is undone by one press. */
const UNDONE_WITHIN = 8_000

/** Claims a task of a group, and gives it back: what has an inverse is done at once, and can be undone. */
export function useHolding({ id, kind }: TaskDetails) {
  const say = inboxWords.use()
  const word = useVocabulary()
  const client = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (command: 'claim' | 'release') =>
      ask(`/v1/tasks/${encodeURIComponent(id)}/${command}`, {
        method: 'POST',
        key: crypto.randomUUID(),
        body: {},
      }),
    onMutate: () => notifications.hide(id),
    onSuccess: (_, command) => {
      if (command === 'claim') tellOfClaim()
    },
    onError: (error) => notifications.show({ color: 'son', message: error.message }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['task', id] })
      await client.invalidateQueries({ queryKey: ['tasks'] })
    },
  })
  const tellOfClaim = () =>
    notifications.show({
      ...{ id, autoClose: UNDONE_WITHIN },
      message: (
        <span className={css.told}>
          {say('claimedNow', { what: word('taskKinds', kind) })}
          <Button size="xs" onClick={() => mutate('release')}>
            {say('undo')}
          </Button>
        </span>
      ),
    })
  return { claim: () => mutate('claim'), release: () => mutate('release'), isSending: isPending }
}
