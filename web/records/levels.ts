import type { z } from 'zod'
import type { postPage } from '../../api/resources/posts/schemas.js'

type Level = z.output<typeof postPage>['items'][0]['level']

/** The levels of posts, the highest first. */
export const LEVELS = [
  'standing-committee',
  'department-head',
  'department-deputy',
  'division-head',
  'division-deputy',
  'specialist',
] as const satisfies Level[]

/** The level from which people come to posts of that one. */
export const nextBelow = (level: Level): Level | undefined => LEVELS[LEVELS.indexOf(level) + 1]
