import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { noteDone } from '../../inbox/brought.js'
import { ask } from '../../server/ask.js'
import { Problem, sentAgain } from '../../server/problem.js'
import { useSendOnce } from '../../server/send-once.js'
import type { Case } from '../the-case.js'

/** The page showed what is no longer so: of a command to the case a conflict says the same. */
const STALE = 412
const CONFLICT = 409

export interface Given {
  path: string
  body: object
  /** What is said once it is done. */
  done: string
}

/** Gives a command to a case, once for each dialog however often it is sent; a stale page commands nothing. */
export function useCommand(
  { id, sequence }: Case,
  whenDone: () => void,
  { isOfCase = true }: { isOfCase?: boolean } = {},
) {
  const client = useQueryClient()
  const key = useRef(crypto.randomUUID())
  const refresh = () =>
    Promise.all(
      [['procedure', id], ['procedures'], ['tasks']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    )
  const { mutate, isPending, failureCount, error } = useMutation({
    mutationFn: ({ path, body }: Given) =>
      ask(path, { method: 'POST', key: key.current, ifMatch: `"${sequence}"`, body }),
    ...sentAgain,
    onSuccess: async (_, { done }) => {
      noteDone(id)
      await refresh()
      notifications.show({ message: done })
      whenDone()
    },
    onError: (failed) => {
      // What was answered is answered: what is corrected is another command.
      if (failed instanceof Problem) key.current = crypto.randomUUID()
    },
  })
  const problem = error instanceof Problem ? error : undefined
  return {
    give: useSendOnce(mutate),
    refresh,
    isSending: isPending,
    isLost: (isPending && failureCount > 0) || (error !== null && !problem),
    problem,
    /** Somebody else acted meanwhile. */
    isStale: problem?.status === STALE || (isOfCase && problem?.status === CONFLICT),
  }
}
