import type { z } from 'zod'
import type { cadrePage } from '../../../api/resources/cadres/schemas.js'
import type { postPage } from '../../../api/resources/posts/schemas.js'
import { noteDone } from '../../inbox/brought.js'
import { ask } from '../../server/ask.js'
import { sentAgain } from '../../server/problem.js'
import type { Preview } from '../asked.js'
import type { Launch } from '../launch-draft.js'
import { plain } from './columns.js'

/** As a query or a command is sent again by itself where nobody answers, or others have their turn. */
async function patiently<Answer>(asks: () => Promise<Answer>): Promise<Answer> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await asks()
    } catch (error) {
      if (!sentAgain.retry(failures, error)) throw error
      await new Promise((resolve) => setTimeout(resolve, sentAgain.retryDelay(failures)))
    }
  }
}

/** What the launch of a row would come to; nothing is written. */
export const previewOf = (body: Launch): Promise<Preview> =>
  patiently(() => ask<Preview>('/v1/procedures/preview', { method: 'POST', body }))

/** Launches what a row asks for, once for each key. */
export async function launchOnce(body: Launch, key: string): Promise<{ id: string }> {
  const launched = await patiently(() => ask<{ id: string }>('/v1/procedures', { method: 'POST', key, body }))
  noteDone(launched.id)
  return launched
}

export interface Somebody {
  id: string
  name: string
}

/** Everybody on record of exactly that name, or code. */
export async function peopleNamed(text: string): Promise<Somebody[]> {
  const q = new URLSearchParams({ q: text, limit: '50' })
  const { items } = await patiently(() => ask<z.output<typeof cadrePage>>(`/v1/cadres?${q}`))
  return items
    .filter(({ fullName }) => plain(fullName) === plain(text))
    .map(({ id, fullName }) => ({ id, name: fullName }))
}

/** The vacant seats that the template names, so many posts. */
const POSTS = 100

/** Every vacant seat among the first posts, with what it is. */
export async function vacantSeats(): Promise<{ seat: string; post: string }[]> {
  const { items } = await patiently(() =>
    ask<z.output<typeof postPage>>(`/v1/posts?${new URLSearchParams({ vacant: 'true', limit: `${POSTS}` })}`),
  )
  return items.flatMap(({ title, unit, seats }) =>
    seats.flatMap(({ id, holder }) => (holder ? [] : [{ seat: id, post: `${title}, ${unit.name}` }])),
  )
}
