import { IconAlertTriangle, IconArmchair, IconFiles, IconHourglass, IconPlus } from '@tabler/icons-react'
import { LETTERS } from '../keys/go-keys.js'
import { useScoped } from '../scope/scope.js'
import { holds, useMe } from '../server/session.js'
import { ownPlaces, type Place, placesOf, sectionsOf } from '../shell/navigation.js'
import { shellWords } from '../words/shell.js'
import type { Line } from './line.js'
import { plain } from './marked.js'
import { paletteWords } from './words.js'

/** Every place that the reader has, each once. */
export function usePlaces(): Place[] {
  const me = useMe()
  const all = [...placesOf(me), ...sectionsOf(me).flatMap(({ places }) => places), ...ownPlaces(me)]
  return [...new Map(all.map((place) => [place.to, place])).values()]
}

/** What the reader can begin, and where they can go: of what is typed, with or without diacritics. */
export function useCommands(typed: string): Line[] {
  const say = paletteWords.use()
  const shell = shellWords.use()
  const me = useMe()
  const places = usePlaces()
  const scoped = useScoped()
  const has = (to: string): boolean => places.some((place) => place.to === to)
  const group = 'commands'
  const all: Line[] = [
    ...(holds(me, 'hr_officer')
      ? [
          { group, to: '/launch', called: shell('launch'), icon: IconPlus, keys: ['N'] } as const,
          { group, to: '/launch/many', called: say('launchMany'), icon: IconFiles } as const,
        ]
      : []),
    ...places.map(({ to, words, icon }): Line => {
      const letter = LETTERS[to]?.toUpperCase()
      return {
        group,
        to,
        called: say('goTo', { place: shell(words) }),
        icon,
        keys: letter ? ['G', letter] : [],
      }
    }),
    ...(me.roles.length > 0 && has('/procedures')
      ? [
          { group, to: '/procedures?overdue=true', called: say('overdue'), icon: IconAlertTriangle } as const,
          { group, to: '/procedures?stuck=true', called: say('stuck'), icon: IconHourglass } as const,
        ]
      : []),
    ...(has('/posts')
      ? [{ group, to: '/posts?vacant=true', called: say('vacant'), icon: IconArmchair } as const]
      : []),
  ]
  const words = plain(typed).split(/\s+/)
  return all
    .filter(({ called }) => words.every((word) => plain(called).includes(word)))
    .map((line) => ({ ...line, to: scoped(line.to) }))
}
