import { SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS, SHIPPED_YEARS } from '../domain/rules/days-off.js'
import type { PersonId, SeatId } from '../domain/vocabulary.js'
import { circles } from './organisation/circles.js'
import { organise } from './organisation/organisation.js'
import { DEMONSTRATION_ACCOUNTS } from './people/accounts.js'
import { tenures } from './people/careers.js'
import { people, withOrigins } from './people/people.js'
import { type Staff, staff } from './people/staffing.js'
import { planVacancies, type VacancyPlan } from './people/vacancy-plan.js'
import type { CalendarDayRow, Province, Shortlist } from './province.js'
import { randomFrom } from './random.js'
import { breakthroughTasks } from './registers/breakthrough-tasks.js'
import { EVALUATED, evaluations, papers } from './registers/evaluations-and-papers.js'
import { disciplines, measures } from './registers/formal-decisions.js'
import { interests, interestsDeclared } from './registers/interests.js'
import { planningEntries } from './registers/planning.js'
import { relations, relationsDeclared } from './registers/relations.js'

/** Communes with three vice chairs instead of two: what makes 583 cadres. */
const THIRD_VICE_CHAIRS = 30

/**
 * The demonstration province: what the organisation brings along as rows, and what its officers enter; the same for the
 * same seed, with the same margins for every seed. No clock and no other randomness. Everybody is evaluated up to the year
 * `evaluatedUntil`, so that candidates stay eligible in later years.
 */
export function generateProvince(seed: number, evaluatedUntil = EVALUATED.until): Province {
  const random = (subject: string) => randomFrom(seed, subject)
  const organisation = organise(random('organisation'), THIRD_VICE_CHAIRS)
  const plans = planVacancies(random('vacancies'), organisation)
  const everyone = staff(random('staff'), organisation, plans)
  const persons = withOrigins(random('origins'), people(random('people'), everyone), organisation, everyone)
  const held = tenures(random('tenures'), organisation, everyone)
  const { groups, members } = circles(organisation, everyone, held)
  const planning = planningEntries(random('planning'), {
    organisation,
    vacancies: plans,
    everyone,
    people: persons,
    tenures: held,
  })
  const signIns = accounts(everyone, plans)
  const shortlists = plans.map((plan) => shortlist(plan, everyone))
  return {
    units: organisation.units,
    people: persons,
    ...signIns,
    groups,
    groupMembers: members,
    posts: organisation.posts,
    seats: organisation.seats,
    tenures: held,
    planningEntries: planning,
    evaluations: evaluations(random('evaluations'), everyone, Math.max(evaluatedUntil, EVALUATED.until)),
    disciplines: disciplines(random('disciplines'), everyone),
    measures: measures(random('measures'), everyone),
    papers: papers(random('papers'), everyone),
    relations: relations(random('relations'), everyone, persons, organisation.units),
    relationsDeclared: relationsDeclared(persons),
    interests: interests(shortlists, organisation, members),
    interestsDeclared: interestsDeclared(persons),
    breakthroughTasks: breakthroughTasks(random('breakthrough tasks'), everyone),
    ...calendar(),
    shortlists,
  }
}

function idAt(seatId: SeatId | undefined, everyone: readonly Staff[]): PersonId {
  const holder = everyone.find(({ job }) => job?.seat.id === seatId)
  if (!holder) throw new RangeError(`${seatId}: nobody holds it`)
  return holder.id
}

function shortlist({ seatId, suited, unsuited }: VacancyPlan, everyone: readonly Staff[]): Shortlist {
  return {
    seatId,
    eligible: suited.map((seat) => idAt(seat, everyone)),
    ineligible: [{ personId: idAt(unsuited.seatId, everyone), misses: unsuited.misses }],
  }
}

/** Everybody can sign in, since a task can come to anybody; those without a name of their own by their code. */
function accounts(
  everyone: readonly Staff[],
  plans: readonly VacancyPlan[],
): Pick<Province, 'accounts' | 'roleGrants'> {
  const people = DEMONSTRATION_ACCOUNTS.map((account) => {
    const { seat } = account
    const held =
      'held' in seat ? seat.held : plans.find(({ seatId }) => seatId === seat.suitedFor)?.suited[seat.nth]
    return { ...account, personId: idAt(held, everyone) }
  })
  const named = people.map(({ login, personId }) => ({ login, personId, demo: true }))
  const known = new Set(named.map(({ personId }) => personId))
  const others = everyone.filter(({ id }) => !known.has(id))
  return {
    accounts: [...named, ...others.map(({ id }) => ({ login: id, personId: id, demo: false }))],
    roleGrants: people.flatMap(({ personId, grants }) => grants.map((grant) => ({ personId, ...grant }))),
  }
}

function calendar(): Pick<Province, 'calendarYears' | 'calendarDays'> {
  const rows = (days: typeof SHIPPED_DAYS_OFF, kind: CalendarDayRow['kind']) =>
    days.map(({ date, reason, source }) => ({
      day: date,
      kind,
      reasonVi: reason.vi,
      reasonEn: reason.en,
      source,
    }))
  return {
    calendarYears: SHIPPED_YEARS.map((year) => ({ year })),
    calendarDays: [...rows(SHIPPED_DAYS_OFF, 'off'), ...rows(SHIPPED_WORKED_SATURDAYS, 'worked')],
  }
}
