import { useMutation, useQueryClient } from '@tanstack/react-query'
import { noteDone } from '../inbox/brought.js'
import { ask } from '../server/ask.js'
import { Problem, sentAgain } from '../server/problem.js'
import { useSendOnce } from '../server/send-once.js'
import type { Launch } from './launch-draft.js'

interface Launched {
  id: string
  /** Undefined where it could not be read: it is launched all the same. */
  number: number | undefined
}

interface Launching {
  key: string
  whenLaunched: (launched: Launched) => void
  /** What was answered is answered: what is corrected is another launch, with another key. */
  whenRefused: (problem: Problem) => void
}

async function launched(key: string, body: Launch): Promise<Launched> {
  const { id } = await ask<{ id: string }>('/v1/procedures', { method: 'POST', key, body })
  const path = `/v1/procedures/${encodeURIComponent(id)}`
  const { number } = await ask<Partial<Launched>>(path).catch((): Partial<Launched> => ({}))
  return { id, number }
}

/** Launches, once for each key: what nobody answered is sent again by itself. */
export function useLaunching({ key, whenLaunched, whenRefused }: Launching) {
  const client = useQueryClient()
  const { mutate, isPending, failureCount, error, reset } = useMutation({
    mutationFn: (body: Launch) => launched(key, body),
    ...sentAgain,
    onSuccess: async (launched) => {
      noteDone(launched.id)
      whenLaunched(launched)
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
