import { createHash } from 'node:crypto'
import type pg from 'pg'
import { type EndingTerm, listEndingTerms } from '../db/ending-terms.js'
import { findLaunchPost, subjectAboutHolder } from '../db/launches.js'
import { listPublishedRuleSets } from '../db/rule-sets.js'
import { addDays, localDate } from '../domain/deadlines/dates.js'
import { deadlineBefore, type WorkingCalendar } from '../domain/deadlines/working-days.js'
import type { Launch } from '../domain/procedure/case.js'
import { RULE_SETS } from '../domain/rules/index.js'
import { TERM_CALENDAR } from '../domain/rules/reappointment.js'
import { pinned } from '../domain/rules/rule-set.js'
import { selectRuleSet } from '../domain/rules/select-rule-set.js'
import type { CaseId, IsoDate } from '../domain/vocabulary.js'

export interface TermActivities {
  /** Opens what is due today; how many there were. */
  openDueReappointments(): Promise<{ opened: number }>
}

export interface TermDeps {
  pool: pg.Pool
  loadCalendar: (client: pg.Pool) => Promise<WorkingCalendar>
  /** Starts the case and waits until it is recorded; false where it may not begin (another procedure runs for the seat). */
  launch: (launch: Launch) => Promise<boolean>
  now?: () => Date
}

/** Calendar days that hold any number of working days asked for, holidays and all: only to read few rows. */
const CALENDAR_DAYS_PER_WORKING_DAY = 2

export function createTermActivities({ pool, loadCalendar, launch, now }: TermDeps): TermActivities {
  return {
    async openDueReappointments() {
      const at = (now?.() ?? new Date()).toISOString()
      const today = localDate(at)
      const calendar = await loadCalendar(pool)
      const { value: notice } = TERM_CALENDAR.noticeBefore
      const terms = await listEndingTerms(pool, addDays(today, notice * CALENDAR_DAYS_PER_WORKING_DAY))
      let opened = 0
      for (const term of terms) {
        // Notice is given at least so long before: on that very day at the latest.
        if (today < deadlineBefore(calendar, term.endsOn, notice).due) continue
        const launching = await launchFor(pool, term, today)
        if (launching && (await launch(launching))) opened += 1
      }
      return { opened }
    },
  }
}

/** The same case for the same term, however often it is asked. */
export function caseIdOfTerm({ seatId, endsOn }: Pick<EndingTerm, 'seatId' | 'endsOn'>): CaseId {
  return `p-${createHash('sha256').update(`${seatId} ${endsOn}`).digest('hex').slice(0, 20)}`
}

async function launchFor(pool: pg.Pool, term: EndingTerm, today: IsoDate): Promise<Launch | undefined> {
  const { seatId, personId, officer } = term
  const caseId = caseIdOfTerm(term)
  const post = await findLaunchPost(pool, { seatId })
  const kind = term.isRotation ? 'rotation-end' : 'reappointment'
  const published = await listPublishedRuleSets(pool, { kind })
  const ruleSets = [...RULE_SETS, ...published.map(({ ruleSet }) => ruleSet)]
  const selected = selectRuleSet(ruleSets, { kind, on: today })
  if (!post || !officer || 'problem' in selected) return undefined
  const { ruleSet } = selected
  return {
    caseId,
    kind,
    subject: await subjectAboutHolder(pool, post, { seatId, holder: personId }),
    candidates: [personId],
    stages: ruleSet.procedure?.steps ?? [],
    ruleSet: pinned(ruleSet),
    begunOn: today,
    launchedBy: { personId: officer, groups: [post.office], manages: true },
    command: { id: `term-${caseId}`, bodyHash: term.endsOn },
  }
}
