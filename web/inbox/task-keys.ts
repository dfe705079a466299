import { elementOf } from '../keys/single-keys.js'

/** Said by the title of the open task and by its row in the list: with the focus there, keys do something to the task. */
export const TAKES_KEYS = { 'data-takes-keys': true } as const

/** Does a key reach the open task? A stray one, pressed anywhere else, does nothing to it. */
export const reachesTask = (event: Event): boolean => Boolean(elementOf(event)?.closest('[data-takes-keys]'))

export const rowOf = (task: string): string => `row-${task}`
/** Moves the focus with the task that is opened by a key. */
export const focusRow = (task: string): void => document.getElementById(rowOf(task))?.focus()
