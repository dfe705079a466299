import type { QueryClient } from '@tanstack/react-query'
import { keptUnit } from '../scope/scope.js'
import { askEarlyNext } from '../server/asked-early.js'
import { sessionQuery } from '../server/session.js'
import { vocabularyQuery } from '../server/vocabulary.js'
import { placesOf } from '../shell/navigation.js'
import { currentLanguage } from '../words/i18n.js'
import { firstPageOf, firstTab, taskQuery, tasksQuery, WIDE } from './task-list.js'

/**
 * Asks for what the inbox shows first as soon as it is known who reads it, while the page is still being drawn: the list, and the
 * task that is opened beside it or by its address, with its form. Each is what the page asks for next, so that nothing is asked for twice.
 */
export async function askAhead(
  client: QueryClient,
  { pathname: path, search }: Pick<Location, 'pathname' | 'search'>,
): Promise<void> {
  const session = await client.fetchQuery(sessionQuery)
  if (!session.signedIn || (path === '/' && placesOf(session)[0].to !== '/tasks')) return
  const [, chosen] = /^\/tasks\/([^/]+)/.exec(path) ?? []
  void client.prefetchQuery(vocabularyQuery(currentLanguage()))
  if (chosen) void client.prefetchQuery(taskQuery(decodeURIComponent(chosen)))
  const tab = firstTab(session.tasks)
  const unit = new URLSearchParams(search).get('unit') ?? (path === '/' && keptUnit(session))
  const filters = unit ? { unit } : {}
  if (!chosen) askEarlyNext({ search }, firstPageOf(tab, filters))
  const { pages } = await client.fetchInfiniteQuery(tasksQuery(tab, filters))
  const tasks = pages.flatMap(({ items }) => items)
  const first = chosen
    ? tasks.find(({ id }) => id === chosen)
    : matchMedia(WIDE).matches
      ? tasks[0]
      : undefined
  if (!first) return
  void import('./task-form.js').then(({ loadForm }) => loadForm(first.kind)).catch(() => {})
  if (!chosen) void client.prefetchQuery(taskQuery(first.id))
}
