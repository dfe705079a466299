import { useMutation, useQueryClient } from '@tanstack/react-query'
import { noteDone } from '../inbox/brought.js'
import { ask } from '../server/ask.js'
import { Problem, sentAgain } from '../server/problem.js'
import { useSendOnce } from '../server/send-once.js'
import type { Launch } from './launch-draft.js'

interface Launching {
  key: string
  whenLaunched: (id: string) => void
  /** What was answered is answered: what is corrected is another launch, with another key. */
  whenRefused: (problem: Problem) => void
}

/** Launches, once for each key: what nobody answered is sent again by itself. */
export function useLaunching({ key, whenLaunched, whenRefused }: Launching) {
  const client = useQueryClient()
  const { mutate, isPending, failureCount, error, reset } = useMutation({
    mutationFn: (body: Launch) => ask<{ id: string }>('/v1/procedures', { method: 'POST', key, body }),
    ...sentAgain,
    onSuccess: async ({ id }) => {
      noteDone(id)
      whenLaunched(id)
      for (const lists of ['tasks', 'procedures', 'posts', 'templates', 'monitoring'])
        await client.invalidateQueries({ queryKey: [lists] })
    },
    onError: (failed) => failed instanceof Problem && whenRefused(failed),
  })
  const problem = error instanceof Problem ? error : undefined
  return {
    launch: useSendOnce(mutate),
    isSending: isPending,
    isLost: (isPending && failureCount > 0) || (error !== null && !problem),
    problem,
    forget: reset,
  }
}
