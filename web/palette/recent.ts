import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect } from 'react'
import { useLocation } from 'wouter'
import { Problem } from '../server/problem.js'

/** Something that was opened in this tab: kept in its memory alone, and gone with it. */
export interface Opened {
  kind: 'procedures' | 'cadres' | 'posts'
  id: string
  called: string
}

const MOST = 8
const OF_ONE = /^\/(procedures|cadres|posts)\/([^/]+)/
const opened: Opened[] = []

/** Remembers each procedure, cadre and post that the reader leaves, by what its page was called. */
export function useRemembered(): void {
  const [path] = useLocation()
  useLayoutEffect(
    // The page that comes next has not named itself yet.
    () => () => remember(path, document.title),
    [path],
  )
}

function remember(path: string, title: string): void {
  const [, kind, part = ''] = OF_ONE.exec(path) ?? []
  // The page names what it shows before what the product is called, once it has read it.
  const end = title.lastIndexOf(' · ')
  if (!kind || end < 0) return
  const called = title.slice(0, end)
  const id = decodeURIComponent(part)
  const former = opened.findIndex((each) => each.kind === kind && each.id === id)
  if (former >= 0) opened.splice(former, 1)
  // Of the three by the expression.
  opened.unshift({ kind: kind as Opened['kind'], id, called })
  opened.length = Math.min(opened.length, MOST)
}

/** What was opened last, the latest first, but what the API has said since is not the reader's to see. */
export function useRecent(): readonly Opened[] {
  const client = useQueryClient()
  return opened.filter(({ id }) => !isRefused(client, id))
}

const isRefused = (client: QueryClient, id: string): boolean =>
  client
    .getQueryCache()
    .findAll({ predicate: ({ queryKey }) => queryKey.includes(id) })
    .some(({ state: { error } }) => error instanceof Problem && [403, 404].includes(error.status))
