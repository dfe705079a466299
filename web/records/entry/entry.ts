import { notifications } from '@mantine/notifications'
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ask } from '../../server/ask.js'
import { Problem, sentAgain } from '../../server/problem.js'

/** What is sent to the API: a command, or a change of the version that was read. */
export interface Sent {
  path: string
  method?: 'POST' | 'PUT' | 'PATCH'
  body: object
  ifMatch?: string | undefined
}

const STALE = 412

/** A change that waits for a second person, as the API answers in the place of the entry itself. */
interface Waiting {
  id: number
  operation: string
  state: 'waiting'
}
const isWaiting = (answer: unknown): answer is Waiting =>
  typeof answer === 'object' &&
  answer !== null &&
  'operation' in answer &&
  'state' in answer &&
  answer.state === 'waiting'

interface Asked {
  /** What was read of what is changed: read again once it is. */
  changes: readonly QueryKey[]
  /** What is said once it is done. */
  done: string
  /** It was answered well: also where it waits for a second person. */
  whenSent: () => void
  whenDone: () => void
}

/** Enters something of the records: once for each form, however often it is sent. */
export function useEntry({ changes, done, whenSent, whenDone }: Asked) {
  const client = useQueryClient()
  const key = useRef(crypto.randomUUID())
  const refresh = () => Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey })))
  const { mutate, data, isPending, failureCount, error } = useMutation({
    mutationFn: ({ method = 'POST', path, body, ifMatch }: Sent) =>
      ask<unknown>(path, {
        ...{ method, body, ...(ifMatch !== undefined && { ifMatch }) },
        ...(method === 'POST' && { key: key.current }),
      }),
    ...sentAgain,
    onSuccess: async (answer) => {
      await refresh()
      whenSent()
      if (isWaiting(answer)) return
      notifications.show({ message: done })
      for (const { message } of warningsOf(answer))
        notifications.show({ color: 'dong', message, autoClose: false })
      whenDone()
    },
    onError: (failed) => {
      // What was answered is answered: what is corrected is another command.
      if (failed instanceof Problem) key.current = crypto.randomUUID()
    },
  })
  const problem = error instanceof Problem ? error : undefined
  return {
    send: mutate,
    refresh,
    isSending: isPending,
    isLost: (isPending && failureCount > 0) || (error !== null && !problem),
    problem,
    /** Somebody else changed it meanwhile. */
    isStale: problem?.status === STALE,
    /** It waits for a second person: where. */
    waiting: isWaiting(data) ? data.id : undefined,
  }
}

function warningsOf(answer: unknown): { message: string }[] {
  const has = typeof answer === 'object' && answer !== null && 'warnings' in answer
  return has && Array.isArray(answer.warnings) ? answer.warnings : []
}
