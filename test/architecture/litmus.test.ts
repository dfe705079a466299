import { describe, expect, test } from '@jest/globals'
import { HTTP_PROBLEMS } from '../../api/problems/http-problems.js'
import { PROBLEMS } from '../../api/problems/problem.js'
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
  const complaints = complaintsWithout(codes)
  const places = placesOfRefusals(codes, complaints)

  test('whichever it is', () => {
    const ofTheApi = new Set(Object.keys(HTTP_PROBLEMS))
    expect([...codes.keys()].sort()).toEqual(
      Object.keys(PROBLEMS)
        .filter((code) => !ofTheApi.has(code))
        .sort(),
    )
    expect(beyond(3, places)).toEqual([])
  })

  test('its type, its words, and whoever refuses', () => {
    expect(places.get('quorum-not-reached')).toEqual(
      new Set(['domain/procedure/refusals.ts', 'api/problems/vote-problems.ts', 'whoever refuses']),
    )
    expect(places.get('not-permitted')).toEqual(
      new Set(['domain/procedure/refusals.ts', 'api/problems/right-problems.ts', 'whoever refuses']),
    )
    expect(places.get('absence-not-found')).toEqual(
      new Set(['domain/records/refusals.ts', 'api/problems/register-problems.ts', 'whoever refuses']),
    )
    expect(places.get('acts-again')).toEqual(
      new Set(['domain/authority/acting.ts', 'api/problems/acting-problems.ts', 'records/acting-holders.ts']),
    )
  })

  test('no route says what it is refused for: its right and its use case do', () => {
    const files = new Set(complaints.map(({ file }) => file))
    expect([...files].filter((file) => /^api\/(resources|http)\//.test(file))).toEqual([])
  })
})
