import { useRef } from 'react'
import { useLocation } from 'wouter'
import { useScoped } from '../scope/scope.js'
import { useMe } from '../server/session.js'
import { placesOf } from '../shell/navigation.js'
import { useSingleKeys } from './single-keys.js'

/** Milliseconds after G in which the letter of a place leads there. */
const WITHIN = 1_500

/** The letter of each place that is gone to by one. */
export const LETTERS: Readonly<Partial<Record<string, string>>> = {
  '/tasks': 'v',
  '/procedures': 'h',
  '/monitor': 't',
}

/** G and the letter of a place leads there, where the reader has it; / leads into what the page filters by. */
export function useGoKeys(): void {
  const [, go] = useLocation()
  const scoped = useScoped()
  const armedAt = useRef(Number.NEGATIVE_INFINITY)
  const places = placesOf(useMe()).flatMap(({ to }) => {
    const letter = LETTERS[to]
    return letter ? [{ to, letter }] : []
  })
  useSingleKeys([
    [
      'g',
      ({ timeStamp }) => {
        armedAt.current = timeStamp
      },
    ],
    ...places.map(({ to, letter }): [string, (event: KeyboardEvent) => void] => [
      letter,
      ({ timeStamp }) => {
        if (timeStamp - armedAt.current <= WITHIN) go(scoped(to))
        armedAt.current = Number.NEGATIVE_INFINITY
      },
    ]),
    [
      '/',
      (event) => {
        const box = document.querySelector<HTMLInputElement>('main input[type="search"]')
        if (!box) return
        event.preventDefault()
        box.focus()
      },
    ],
  ])
}
