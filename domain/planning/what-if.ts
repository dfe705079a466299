import type { IsoDate, PersonId, PostId } from '../vocabulary.js'
import type { Measured } from './measured.js'
import {
  agesCounted,
  countLevels,
  type LevelCounts,
  type LevelStructure,
  type PlannablePost,
  type PlannedPerson,
  structureOfCounts,
  type Targets,
} from './structure.js'

/** Somebody who comes into the planning for a post, or leaves it. */
export interface Move {
  personId: PersonId
  postId: PostId
}

/** What would change. */
export interface Moves<Added extends Move = Move> {
  add: readonly Added[]
  remove: readonly Move[]
}

/** A share or a ratio whose verdict would be another one. */
export interface VerdictChange extends Pick<LevelStructure, 'locality' | 'level'> {
  measure: 'ratio' | 'women' | 'age'
  /** Of an age group. */
  from?: number | null
  under?: number | null
  before: Measured['verdict']
  after: Measured['verdict']
}

export interface WhatIf {
  before: LevelStructure[]
  after: LevelStructure[]
  changes: VerdictChange[]
  /** Who would be planned. */
  planned: PlannedPerson[]
}

/** The planning as it is. */
interface AsItIs {
  posts: readonly PlannablePost[]
  planned: readonly PlannedPerson[]
  /** Of all of it, where `posts` and `planned` are but what the moves concern: all that is of the people in them. */
  counts?: readonly LevelCounts[]
}

/** The structure as it is and as it would be. Changes nothing; caps are asked of `domain/planning/caps.ts`. */
export function whatIf(
  targets: Targets,
  { posts, planned, counts }: AsItIs,
  { add, remove }: Moves<PlannedPerson>,
  on: IsoDate,
): WhatIf {
  const removed = new Set(remove.map(pair))
  const after = [...planned.filter((person) => !removed.has(pair(person))), ...add]
  const count = (people: readonly PlannedPerson[]) => countLevels(posts, people, agesCounted(targets, on))
  const [were, are] = [count(planned), count(after)]
  const structures = {
    before: structureOfCounts(targets, counts ?? were),
    after: structureOfCounts(targets, counts ? counts.map((of) => changed(of, were, are)) : are),
  }
  return { ...structures, changes: verdictChanges(structures), planned: after }
}

/** The counts of a level, by as much more or less as a part of them became. */
function changed(all: LevelCounts, were: readonly LevelCounts[], are: readonly LevelCounts[]): LevelCounts {
  const isSame = ({ locality, level }: LevelCounts) => locality === all.locality && level === all.level
  const [was, is] = [were.find(isSame), are.find(isSame)]
  if (!was || !is) return all
  return {
    ...all,
    people: all.people + is.people - was.people,
    women: all.women + is.women - was.women,
    dated: all.dated + is.dated - was.dated,
    withoutDay: all.withoutDay + is.withoutDay - was.withoutDay,
    younger: all.younger.map((count, index) => count + (is.younger[index] ?? 0) - (was.younger[index] ?? 0)),
  }
}

const pair = ({ personId, postId }: Move) => `${personId} ${postId}`

/** A level that appears or vanishes was, or is, in order: of nothing no share is wrong. */
function verdictChanges({ before, after }: Pick<WhatIf, 'before' | 'after'>): VerdictChange[] {
  const were = new Map(before.flatMap(verdicts).map((each) => [each.key, each]))
  const are = new Map(after.flatMap(verdicts).map((each) => [each.key, each]))
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((key) => {
    const [was, is] = [were.get(key), are.get(key)]
    const [before, after] = [was?.verdict ?? 'ok', is?.verdict ?? 'ok']
    const what = (is ?? was)?.what
    return what && before !== after ? [{ ...what, before, after }] : []
  })
}

function verdicts({ locality, level, ratio, women, ages }: LevelStructure) {
  const where = { locality, level }
  return [
    { what: { ...where, measure: 'ratio' as const }, verdict: ratio.verdict },
    { what: { ...where, measure: 'women' as const }, verdict: women.verdict },
    ...ages.map(({ from, under, verdict }) => ({
      what: { ...where, measure: 'age' as const, from, under },
      verdict,
    })),
  ].map(({ what, verdict }) => ({ key: JSON.stringify(what), what, verdict }))
}
