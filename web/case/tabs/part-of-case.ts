import { useQuery } from '@tanstack/react-query'
import { ask } from '../../server/ask.js'
import { Problem } from '../../server/problem.js'
import { currentLanguage } from '../../words/i18n.js'
import { pathOf } from '../the-case.js'

/** A part of a case that has an address of its own, asked for when it is shown. */
export const usePartOfCase = <Part>(id: string, part: string) =>
  useQuery({
    queryKey: ['procedure', id, part, currentLanguage()],
    queryFn: ({ signal }) => ask<Part>(`${pathOf(id)}/${part}`, { signal }),
  })

/** The reader sees the case, and not this part of it. */
export const isNotForReader = (error: unknown): boolean => error instanceof Problem && error.status === 403
