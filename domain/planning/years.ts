import type { GoalMeasure } from '../rules/values/locality-rules.js'
import type { IsoDate } from '../vocabulary.js'
import { type Measured, measured, type Target } from './measured.js'
import { ageBounds, type LevelCounts, type Targets } from './structure.js'

/** The planning of a unit at the end of a year, beside what was to be reached by then. */
export interface PlanningYear {
  year: number
  /** The day that is told of; null where the year is still to come. */
  on: IsoDate | null
  /** Each counted once in a level. */
  people: number
  women: Measured
  /** Null where nobody says who is young. */
  young: Measured | null
}

/** How far back the planning is told. */
const BACK = 2

/** From two years back to the last one for which there is a goal, each with the day that tells of it. */
export function yearsTold({ locality }: Targets, today: IsoDate): { year: number; on: IsoDate | null }[] {
  const present = Number(today.slice(0, 4))
  const goals = locality?.planningGoals?.value.map(({ year }) => year) ?? []
  const last = Math.max(present, ...goals)
  return Array.from({ length: last - present + BACK + 1 }, (_, index) => {
    const year = present - BACK + index
    const end = `${year}-12-31`
    return { year, on: year < present ? end : year === present ? today : null }
  })
}

/** One of them, of what was counted on its day. */
export function planningYear(
  targets: Targets,
  { year, on }: { year: number; on: IsoDate | null },
  counts: readonly LevelCounts[],
): PlanningYear {
  const sum = (of: (level: LevelCounts) => number) => counts.reduce((total, level) => total + of(level), 0)
  const people = sum((level) => level.people)
  const isToldOfAge = ageBounds(targets).length > 0
  return {
    ...{ year, on, people },
    women: measured(
      sum(({ women }) => women),
      people,
      goalOf(targets, year, 'women'),
    ),
    young: isToldOfAge
      ? measured(
          sum(({ younger }) => younger[0] ?? 0),
          people,
          goalOf(targets, year, 'young'),
        )
      : null,
  }
}

function goalOf({ locality }: Targets, year: number, measure: GoalMeasure): Target | null {
  const { planningGoals: rule } = locality ?? {}
  const goal = rule?.value.find((each) => each.year === year && each.measure === measure)
  if (!rule || !goal) return null
  const { article, note } = rule
  return { atLeast: goal.atLeast, article, ...(note && { note }) }
}
