import { describe, expect, test } from '@jest/globals'
import { TIME_NAMES } from '../../domain/procedure/task-kinds.js'
import {
  complaintsWithout,
  type Places,
  placesOfRefusals,
  placesOfValues,
  refusalCodes,
  timesOfTasks,
  valuesOfRuleSets,
} from './extension-points.js'

const values = new Map([...valuesOfRuleSets(), ...timesOfTasks(TIME_NAMES)])
const codes = refusalCodes()

/** Those that stand in more places than that, with the places. */
function beyond(most: number, places: Places): string[] {
  return [...places]
    .filter(([, files]) => files.size > most)
    .map(([name, files]) => `${name} (${files.size}): ${[...files].sort().join(', ')}`)
}

describe('a value of a rule set is added in five places at the most', () => {
  const places = placesOfValues(values, complaintsWithout(values))

  test('whichever it is', () => {
    expect(beyond(5, places)).toEqual([])
  })

  test('its type and row, the schema, the texts, and whoever reads it', () => {
    expect(values.size).toBeGreaterThan(60)
    expect(places.get('quorum')).toEqual(
      new Set([
        'domain/rules/values/vote-rule.ts',
        'api/resources/rule-sets/step-schema.ts',
        'the legal texts',
        'domain/voting/quorum.ts',
      ]),
    )
    expect(places.get('decideVote')).toEqual(
      new Set([
        'domain/procedure/task-kinds.ts',
        'domain/procedure/stage-kinds.ts',
        'the legal texts',
        'workflows/procedure/stages/collective-vote.ts',
      ]),
    )
  })
})

describe('a refusal is added in three places at the most', () => {
  const places = placesOfRefusals(codes, complaintsWithout(codes))

  test('whichever it is', () => {
    expect(beyond(3, places)).toEqual([])
  })

  test('its type, its words, and whoever refuses', () => {
    expect(codes.size).toBeGreaterThan(45)
    expect(places.get('quorum-not-reached')).toEqual(
      new Set(['domain/procedure/refusals.ts', 'api/problems/vote-problems.ts', 'whoever refuses']),
    )
    expect(places.get('nothing-published')).toEqual(
      new Set(['domain/records/refusals.ts', 'api/problems/publicity-problems.ts', 'whoever refuses']),
    )
  })
})
