import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { procedureItem, procedurePage } from '../../api/resources/procedures/schemas.js'
import type { Task } from '../inbox/task-list.js'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'

export type OwnCase = z.output<typeof procedureItem>

const OPEN: readonly OwnCase['status'][] = ['running', 'suspended', 'decided']
export const isOpen = ({ status }: OwnCase): boolean => OPEN.includes(status)

/** The procedures that are about the reader, the latest first. */
export const useOwnCases = (me: string) =>
  useQuery({
    queryKey: ['procedures', 'own', me, currentLanguage()],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ candidate: me })
      return ask<z.output<typeof procedurePage>>(`/v1/procedures?${query}`, { signal })
    },
    refetchInterval: 60_000,
  })

/** What is asked of the reader in person. */
export const askedOf = (me: string, tasks: readonly Task[]): Task[] =>
  tasks.filter(({ assignee }) => 'person' in assignee && assignee.person.id === me)
