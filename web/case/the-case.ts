import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { procedureView } from '../../api/resources/procedures/schemas.js'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'
import type { Action } from './actions/action.js'

/** A procedure as the API shows it to the reader, and what they may do with it. */
export type Case = Omit<z.output<typeof procedureView>, 'actions'> & { actions?: Action[] }
export type WaitingFor = Case['waitingFor'][number]
export type Stage = Case['stages'][number]
export type Vote = Case['votes'][number]
export type Candidate = Case['candidates'][number]

export const pathOf = (id: string): string => `/v1/procedures/${encodeURIComponent(id)}`

/** All that the page first shows, in one answer. */
export const useCase = (id: string) =>
  useQuery({
    queryKey: ['procedure', id, currentLanguage()],
    queryFn: ({ signal }) => ask<Case>(pathOf(id), { signal }),
    refetchInterval: 60_000,
  })
