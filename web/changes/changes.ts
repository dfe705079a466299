import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import type {
  proposedChangeDetails,
  proposedChangePage,
} from '../../api/resources/proposed-changes/schemas.js'
import { ask } from '../server/ask.js'
import { Problem } from '../server/problem.js'
import { currentLanguage } from '../words/i18n.js'
import { changeWords } from './words.js'

export const LIST = '/v1/proposed-changes'
export type ChangePage = z.output<typeof proposedChangePage>
export type Change = ChangePage['items'][number]
export type ChangeDetails = z.output<typeof proposedChangeDetails>
/** What is done about a change that waits, as the API names it. */
export type Decision = 'confirmation' | 'refusal' | 'withdrawal'

/** Was it entered for a second person to confirm? Else it is what was asked for. */
export const waits = (answer: object): answer is Change => 'operation' in answer && 'enteredBy' in answer

const pathOf = (id: string) => `${LIST}/${encodeURIComponent(id)}`

export const useChange = (id: string) =>
  useQuery({
    queryKey: ['change', id, currentLanguage()],
    queryFn: ({ signal }) => ask<ChangeDetails>(pathOf(id), { signal }),
  })

/** Confirms, refuses or withdraws a change: once, however often it is sent. */
export function useDecision(id: string) {
  const say = changeWords.use()
  const client = useQueryClient()
  const key = useRef(crypto.randomUUID())
  return useMutation({
    mutationFn: ({ decision, ...body }: { decision: Decision; reason?: string }) =>
      ask<ChangeDetails>(`${pathOf(id)}/${decision}`, { method: 'POST', key: key.current, body }),
    onSuccess: async (_, { decision }) => {
      notifications.show({ message: say(`done_${decision}`) })
      await Promise.all([
        client.invalidateQueries({ queryKey: ['change', id] }),
        client.invalidateQueries({ queryKey: [LIST] }),
        client.invalidateQueries({ queryKey: ['tasks', 'counts'] }),
      ])
    },
    onError: (failed) => {
      // What was answered is answered: what is corrected is another command.
      if (failed instanceof Problem) key.current = crypto.randomUUID()
    },
  })
}
