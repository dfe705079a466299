import { type IsoDate, POST_LEVELS, type SeatId } from '../../domain/vocabulary.js'
import type { Vacancy } from '../vacancies.js'
import { daysBefore } from '../working-days.js'
import type { Scenario, SeatWanted } from './scenarios.js'

/** Working days that a procedure takes at most. */
const LONGEST = 100

/** A vacant seat for each scenario, free since before its launch; no seat twice. RangeError when there are too few. */
export function shareSeats(
  vacant: readonly Vacancy[],
  scenarios: readonly Scenario[],
  day: (offset: number) => IsoDate,
): Map<Scenario, Vacancy> {
  const free = [...vacant]
  const shared = new Map<Scenario, Vacancy>()
  const reserved = new Set(scenarios.flatMap(({ seat }) => seat.seatId ?? []))
  // The earlier a procedure was, the fewer seats were vacant by then; wishes for one seat or one department come first.
  const order = [...scenarios].sort((a, b) => wish(a.seat) - wish(b.seat) || b.ago - a.ago)
  for (const scenario of order) {
    const vacantBy = daysBefore(day(-scenario.ago), LONGEST)
    const fitting = free.filter((vacancy) => fits(vacancy, scenario, vacantBy, reserved))
    const near = fitting.filter(({ unitId }) => unitId.startsWith(`u-${scenario.seat.near}`))
    const vacancy = near[0] ?? fitting[0]
    if (!vacancy) throw new RangeError(`${scenario.name}: no seat is left`)
    free.splice(free.indexOf(vacancy), 1)
    shared.set(scenario, vacancy)
  }
  return shared
}

const wish = ({ seatId, near }: SeatWanted): number => (seatId ? 0 : near ? 1 : 2)

function fits(
  vacancy: Vacancy,
  scenario: Scenario,
  vacantBy: IsoDate,
  reserved: ReadonlySet<SeatId>,
): boolean {
  const { seat, unsuited } = scenario
  if (seat.seatId) return vacancy.seatId === seat.seatId
  const rung = POST_LEVELS.indexOf(vacancy.level) >= POST_LEVELS.indexOf('department-deputy') ? 'high' : 'low'
  const waivable = vacancy.ineligible.some((person) => vacancy.misses[person] === 'planning')
  return (
    !reserved.has(vacancy.seatId) &&
    vacancy.filledBy === seat.filledBy &&
    rung === seat.rung &&
    vacancy.vacantSince <= vacantBy &&
    (unsuited !== 'waived' || waivable)
  )
}
