import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { z } from 'zod'
import type { account, accountPage } from '../../api/resources/accounts/schemas.js'
import type { groupPage, memberPage } from '../../api/resources/groups/schemas.js'
import { LIST as CHANGES, type Change, type ChangePage, waits } from '../changes/changes.js'
import { ask } from '../server/ask.js'
import { useOnce } from '../server/once.js'
import { currentLanguage } from '../words/i18n.js'
import { administrationWords } from './words.js'

export const ACCOUNTS = '/v1/accounts'
export const GROUPS = '/v1/groups'
export type AccountPage = z.output<typeof accountPage>
export type Account = z.output<typeof account>
export type GroupPage = z.output<typeof groupPage>
export type MemberPage = z.output<typeof memberPage>

export const ROLES = ['hr_officer', 'approver', 'monitor', 'admin'] as const

export const accountPath = (person: string) => `${ACCOUNTS}/${encodeURIComponent(person)}`
export const membersPath = (group: string) => `${GROUPS}/${encodeURIComponent(group)}/members`
export const accountAddress = (person: string) => `/administration/accounts/${encodeURIComponent(person)}`

export const useAccount = (person: string) =>
  useQuery({
    queryKey: [ACCOUNTS, person, currentLanguage()],
    queryFn: ({ signal }) => ask<Account>(accountPath(person), { signal }),
  })

/** What was entered about somebody and waits for a second person. */
export const useWaitingAbout = (person: string) =>
  useQuery({
    queryKey: [CHANGES, 'about', person, currentLanguage()],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ person, state: 'waiting', kind: 'rights' })
      return ask<ChangePage>(`${CHANGES}?${query}`, { signal })
    },
  })

interface Entered {
  path: string
  body: object
}

/** Enters a change: what waits for a second person opens as such; else it is said, and `whenDone` follows. */
export function useEntered(whenDone?: () => void) {
  const say = administrationWords.use()
  const client = useQueryClient()
  const [, go] = useLocation()
  return useOnce({
    send: ({ path, body }: Entered, key) => ask<object | Change>(path, { method: 'POST', key, body }),
    done: async (answer) => {
      await Promise.all(
        [ACCOUNTS, GROUPS, CHANGES].map((queryKey) => client.invalidateQueries({ queryKey: [queryKey] })),
      )
      notifications.show({ message: say(waits(answer) ? 'nowWaits' : 'done') })
      if (waits(answer)) go(`/changes/${answer.id}`)
      else whenDone?.()
    },
  })
}
