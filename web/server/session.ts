import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState } from 'react'
import type { z } from 'zod'
import type { taskCounts } from '../../api/resources/tasks/schemas.js'
import { ask } from './ask.js'
import { forgetAskedEarly } from './asked-early.js'
import { drafts } from './drafts.js'
import { Problem } from './problem.js'

export type Role = 'hr_officer' | 'approver' | 'monitor' | 'admin'

/** Who is signed in, as `GET /v1/session` tells it. */
export interface SignedIn {
  signedIn: true
  id: string
  name: string
  login: string
  locale: 'vi' | 'en'
  groups: { id: string; name: string }[]
  /** Of a procedure that is open. */
  isCandidate: boolean
  /** As an officer or a monitor, for more than one unit, those below counted. */
  hasSeveralUnits: boolean
  roles: { role: Role; unit: { id: string; name: string } }[]
  /** How many tasks waited when it was asked. */
  tasks: z.output<typeof taskCounts>
  demonstration: boolean
}
export type Session = SignedIn | { signedIn: false; signIn: string | null; demonstration: boolean }

/** How often it is asked, once a session has ended, whether somebody has signed in again. */
const SIGNED_IN_AGAIN_MS = 2_000

/** How often it is asked who is signed in, and what they may: a list that is not theirs to see any more is only empty. */
const ASKED_ANEW_MS = 5 * 60_000

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => ask<Session>('/v1/session', { signal }),
  staleTime: ASKED_ANEW_MS,
})

/**
 * Who is signed in. Where a session ends under a page, the page stays whose it was, unseen, with all that was typed into it,
 * until the same person signs in again, wherever in this browser; for somebody else it is loaded anew.
 */
export function useShownSession() {
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({ ...sessionQuery, refetchInterval: ASKED_ANEW_MS })
  const [shown, show] = useState<SignedIn>()
  const hasEnded = shown !== undefined && data?.signedIn === false
  useEffect(() => {
    if (!data?.signedIn) return
    if (shown && shown.id !== data.id) location.reload()
    else {
      drafts.forgetOld(data.id)
      show(data)
    }
  }, [data, shown])
  useEffect(() => {
    if (!hasEnded) return
    const asking = setInterval(() => refetch(), SIGNED_IN_AGAIN_MS)
    return () => {
      clearInterval(asking)
      void client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind !== 'session' })
    }
  }, [hasEnded, client, refetch])
  return { session: data?.signedIn ? data : (shown ?? data), hasEnded, error, refetch }
}

/** What the API answers where it knows nobody any more, or them without the right that a page was opened with. */
const NOT_AS_BEFORE = [401, 403, 404]

/** It is asked at once who is signed in, and what they may: what stands around the page follows. */
export const askAgainWhoItIs = (client: QueryClient, error: unknown): void => {
  if (error instanceof Problem && NOT_AS_BEFORE.includes(error.status))
    void client.invalidateQueries({ queryKey: ['session'] })
}

const Me = createContext<SignedIn | undefined>(undefined)
export const MeProvider = Me.Provider

/** Whoever is signed in, where anybody is. */
export const useMeIfAny = (): SignedIn | undefined => useContext(Me)

/** Whoever is signed in: asked for below the shell, where somebody is. */
export function useMe(): SignedIn {
  const me = useMeIfAny()
  if (!me) throw new Error('nobody is signed in here')
  return me
}

export const holds = ({ roles }: SignedIn, ...asked: Role[]): boolean =>
  roles.some(({ role }) => asked.includes(role))

/** Leaves for the provider's page, and comes back to where one was. */
export const signIn = (login?: string): void => location.assign(signInAddress(login))

/** Signs in again in a window beside this one, in which all stays as it is. */
export const signInBeside = (login: string): void => void window.open(signInAddress(login), '_blank')

function signInAddress(login?: string): string {
  const query = new URLSearchParams({ returnTo: location.pathname + location.search })
  if (login) query.set('login', login)
  return `/auth/sign-in?${query}`
}

/** Ends the session here, or wherever one is signed in; what was drafted on the device goes with it. */
export async function signOut({ everywhere = false } = {}): Promise<void> {
  const path = `/auth/sign-out${everywhere ? '?everywhere=true' : ''}`
  const { redirectTo } = await ask<{ redirectTo: string | null }>(path, { method: 'POST' })
  drafts.forgetAll()
  forgetAskedEarly()
  location.assign(redirectTo ?? '/')
}
