import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { actingHolders } from '../../api/resources/acting-holders/schemas.js'
import type { post, postDetails, postPage } from '../../api/resources/posts/schemas.js'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'

export type Post = z.output<typeof post>
export type PostDetails = z.output<typeof postDetails>
export type PostPage = z.output<typeof postPage>

const pathOf = (id: string) => `/v1/posts/${encodeURIComponent(id)}`

/** A post, and who launches, decides, records and signs. */
export const usePost = (id: string) =>
  useQuery({
    queryKey: ['post', id, currentLanguage()],
    queryFn: ({ signal }) => ask<PostDetails>(pathOf(id), { signal }),
  })

/** Who acts and acted in its seats: for those who read the records of the unit. */
export const useActingHolders = (id: string) =>
  useQuery({
    queryKey: ['post', id, 'acting', currentLanguage()],
    queryFn: ({ signal }) => ask<z.output<typeof actingHolders>>(`${pathOf(id)}/acting-holders`, { signal }),
  })
