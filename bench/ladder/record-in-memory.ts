import type { ActivitiesOfACase } from '../../activities/index.js'
import { momentsOf } from '../../activities/moments.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { daysLeft, deadlineOf, workingCalendar } from '../../domain/deadlines/working-days.js'
import { CRITERIA, CRITERION_TITLES, type CriterionResult } from '../../domain/eligibility/criterion.js'
import type { ChangeRecorded, Questions } from '../../domain/procedure/change.js'
import { SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS, SHIPPED_YEARS } from '../../domain/rules/days-off.js'
import type { Instant, Text } from '../../domain/vocabulary.js'
import { membersOf } from '../office.js'

const calendar = workingCalendar(SHIPPED_YEARS, SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS)

/** As long as a head is, a SHA-256 in hex. */
const HEAD_LENGTH = 64

/** Of the usual length. */
const article: Text = { vi: 'Quy định 365-QĐ/TW, Điều 7 khoản 2', en: 'Regulation 365-QĐ/TW art. 7.2' }
const evidence: Text = { vi: 'Từ ngày 01/01/2021 đến nay', en: 'From 1 January 2021 until today' }
const results = CRITERIA.map(
  (criterion): CriterionResult => ({
    criterion,
    title: CRITERION_TITLES[criterion],
    answer: 'met',
    article,
    evidence,
    waivable: false,
  }),
)

/**
 * The activities of a case without PostgreSQL: the answers that `record` would give in the office of the benchmark, where
 * everybody meets every criterion. Nothing is written.
 */
export function activitiesInMemory(): ActivitiesOfACase {
  return {
    async record({ sequence, at, questions }) {
      return {
        auditHead: String(sequence).padStart(HEAD_LENGTH, '0'),
        auditLength: sequence,
        ...daysCounted(questions, at),
        gathered: gathered(questions, at),
      }
    },
    readCase: async () => null,
  }
}

function daysCounted(
  { deadlines, remaining }: Questions,
  at: Instant,
): Pick<ChangeRecorded, 'deadlines' | 'remaining'> {
  const today = localDate(at)
  return {
    deadlines: Object.fromEntries(
      deadlines.map(({ task, article, remindBefore, from, ...granted }) => {
        const deadline = deadlineOf(calendar, from && from > today ? from : today, granted)
        return [task, { ...deadline, article, ...momentsOf(calendar, deadline, remindBefore) }]
      }),
    ),
    remaining: Object.fromEntries(
      remaining.map(({ task, ...deadline }) => [task, daysLeft(calendar, today, deadline)]),
    ),
  }
}

function gathered({ eligibility, members, electorates }: Questions, at: Instant): ChangeRecorded['gathered'] {
  const known: ChangeRecorded['gathered'] = {}
  for (const { task } of eligibility) known[task] = { eligibility: { on: localDate(at), results } }
  for (const { task, group } of members) known[task] = { ...known[task], members: membersOf(group) }
  for (const { task, circle } of electorates) {
    const electorate = membersOf(circle).map((person) => ({ person, as: 'member' as const }))
    known[task] = { ...known[task], electorate }
  }
  return known
}
