import { IconArmchair, IconFileText, IconSitemap, IconUser } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { cadrePage } from '../../api/resources/cadres/schemas.js'
import type { postPage } from '../../api/resources/posts/schemas.js'
import type { procedurePage } from '../../api/resources/procedures/schemas.js'
import type { unitPage } from '../../api/resources/units/schemas.js'
import { ask } from '../server/ask.js'
import { useVocabulary } from '../server/vocabulary.js'
import { currentLanguage } from '../words/i18n.js'
import { capital } from '../words/say.js'
import { usePlaces } from './commands.js'
import type { Line } from './line.js'
import { paletteWords } from './words.js'

/** Of each list so many are shown: whoever looks for more goes to the list. */
const SHOWN = 5

/** Of one letter a province has everything; of one digit few procedures. */
export const isLookedFor = (q: string): boolean => /^\d+$/.test(q) || q.length >= 2

interface Looked {
  lines: Line[]
  isLooking: boolean
  hasFailed: boolean
}

/** One of the lists that there are, asked by what is typed; only where the reader has it. */
function useListOf<Answer>(path: string, q: string, isTheirs: boolean) {
  const query = new URLSearchParams({ q, limit: String(SHOWN) })
  const isAsked = isTheirs && isLookedFor(q)
  const { data, isFetching, isError } = useQuery({
    queryKey: [path.replace('/v1/', ''), 'palette', q, currentLanguage()],
    queryFn: ({ signal }) => ask<Answer>(`${path}?${query}`, { signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  return { data: isAsked ? data : undefined, isFetching, isError: isAsked && isError }
}

/** What is found by its name or its number in the lists that the reader has: all of them are asked at once. */
export function useFound(q: string): Looked {
  const say = paletteWords.use()
  const word = useVocabulary()
  const places = usePlaces()
  const has = (to: string): boolean => places.some((place) => place.to === to)
  const posts = useListOf<z.output<typeof postPage>>('/v1/posts', q, has('/posts'))
  const procedures = useListOf<z.output<typeof procedurePage>>('/v1/procedures', q, true)
  const cadres = useListOf<z.output<typeof cadrePage>>('/v1/cadres', q, has('/cadres'))
  const units = useListOf<z.output<typeof unitPage>>('/v1/units', q, has('/units'))
  const lines = [
    ...(posts.data?.items.map(({ id, title, seats }): Line => {
      const [all, vacant] = [seats.length, seats.filter(({ holder }) => holder === null).length]
      const more = vacant > 0 ? say('seats', { all, vacant }) : say('seatsHeld', { all })
      return {
        group: 'posts',
        to: `/posts/${encodeURIComponent(id)}`,
        called: title,
        more,
        icon: IconArmchair,
      }
    }) ?? []),
    ...(procedures.data?.items.map(({ id, number, kind, post, candidates, status }): Line => {
      const called = say('procedure', {
        ...{ number, post: post.name, kind: capital(word('procedureKinds', kind)) },
      })
      const people = candidates.map(({ name }) => name).join(', ')
      const more = [people, word('caseStatuses', status)].filter(Boolean).join(' · ')
      const to = `/procedures/${encodeURIComponent(id)}`
      return { group: 'procedures', to, called, more, icon: IconFileText }
    }) ?? []),
    ...(cadres.data?.items.map(({ id, fullName, posts: [held], unit }): Line => {
      const to = `/cadres/${encodeURIComponent(id)}`
      return { group: 'cadres', to, called: fullName, more: held?.title ?? unit?.name, icon: IconUser }
    }) ?? []),
    ...(units.data?.items.map(({ id, name, parentName }): Line => {
      const to = `/units/${encodeURIComponent(id)}`
      return { group: 'units', to, called: name, more: parentName ?? undefined, icon: IconSitemap }
    }) ?? []),
  ]
  const lists = [posts, procedures, cadres, units]
  return {
    lines,
    isLooking: lists.some(({ isFetching }) => isFetching),
    hasFailed: lists.some(({ isError }) => isError),
  }
}
