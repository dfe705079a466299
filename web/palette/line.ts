import type { Place } from '../shell/navigation.js'

export type Group = 'recent' | 'posts' | 'procedures' | 'cadres' | 'units' | 'commands'

/** A line of the palette: what it is called, what else is said of it, and where it leads. */
export interface Line {
  group: Group
  to: string
  called: string
  more?: string | undefined
  icon: Place['icon']
  /** By which keys it is gone to as well. */
  keys?: readonly string[] | undefined
}
