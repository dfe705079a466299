import { z } from 'zod'
import { FOR_TWO_PEOPLE, forTwoPeopleIn } from '../domain/two-people.js'

/** `TWO_PEOPLE_FOR`, in the environment of whoever starts cases: all, unless something else is said. */
export const twoPeopleSetting = z
  .string()
  .default(FOR_TWO_PEOPLE.join(','))
  .refine(
    (text) => forTwoPeopleIn(text) !== undefined,
    `must be none, or some of ${FOR_TWO_PEOPLE.join(', ')}, between commas, none of them twice`,
  )
  .transform((text) => forTwoPeopleIn(text) ?? [])
