import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { QueryClient } from '@tanstack/react-query'
import { readingAnew } from '../../web/live/read-anew.js'

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

const KEYS = [
  ...[
    ['procedure', 'p-1', 'vi'],
    ['procedure', 'p-1', 'events', 7, 'vi'],
    ['procedure', 'p-2', 'vi'],
  ],
  ...[
    ['task', 't-1'],
    ['tasks', 'me'],
    ['tasks', 'counts'],
    ['procedures', {}, 'vi'],
    ['notifications', 'vi'],
    ['/v1/proposed-changes', {}, 'vi'],
  ],
  ...[['cadre', 'c-1', 'vi'], ['vocabulary', 'vi'], ['session']],
]

function shown() {
  const client = new QueryClient()
  const fill = (): void => {
    for (const key of KEYS) client.setQueryData(key, {})
  }
  fill()
  const old = (): string[] =>
    client
      .getQueryCache()
      .getAll()
      .filter(({ state }) => state.isInvalidated)
      .map(({ queryKey: [kind, of] }) => `${kind} ${typeof of === 'string' ? of : ''}`.trim())
  return { tell: readingAnew(client), old, readAnew: fill }
}

describe('what is told', () => {
  test('has all that is shown of it read anew, with the lists it may stand in, and nothing else', () => {
    const { tell, old } = shown()
    tell({ kind: 'case', id: 'p-1', sequence: 8 })
    jest.advanceTimersByTime(200)
    expect(old()).toEqual([
      ...['procedure p-1', 'procedure p-1', 'tasks me', 'tasks counts', 'procedures', 'notifications vi'],
      '/v1/proposed-changes',
    ])
  })

  test('more than can be listed has everything read anew but what never changes', () => {
    const { tell, old } = shown()
    tell({ kind: 'everything' })
    jest.advanceTimersByTime(200)
    expect(old()).toHaveLength(KEYS.length - 2)
    expect(old()).not.toContain('session')
  })

  test('again and again has the lists read anew now and then, and a thing soon', () => {
    const { tell, old, readAnew } = shown()
    tell({ kind: 'task', id: 't-1' })
    jest.advanceTimersByTime(200)
    readAnew()
    tell({ kind: 'task', id: 't-1' })
    jest.advanceTimersByTime(1_500)
    expect(old()).toEqual(['task t-1'])
    jest.advanceTimersByTime(10_000)
    expect(old()).toEqual([
      ...['task t-1', 'tasks me', 'tasks counts', 'procedures', 'notifications vi', '/v1/proposed-changes'],
    ])
  })
})
