import { createHash } from 'node:crypto'
import type pg from 'pg'
import { findLaunchPost } from '../db/reads/launches.js'
import { listRuleSets } from '../db/registers/rule-sets.js'
import { type EndingTerm, listEndingSecondments, listEndingTerms } from '../db/registers/terms.js'
import { addDays, localDate } from '../domain/deadlines/dates.js'
import { deadlineBefore, type WorkingCalendar } from '../domain/deadlines/working-days.js'
import { dueAtEndOf } from '../domain/eligibility/end-of-term.js'
import { caseIdOf, type LaunchWithLaw } from '../domain/procedure/case.js'
import { ROTATION_NOTICE } from '../domain/rules/rotation.js'
import { lawOfCase, type RuleSet } from '../domain/rules/rule-set.js'
import { SECONDMENT_NOTICE } from '../domain/rules/secondment.js'
import { selectRuleSet } from '../domain/rules/select-rule-set.js'
import { TERM_CALENDAR } from '../domain/rules/term-calendar.js'
import { type ForTwoPeople, forTwoInCases } from '../domain/two-people.js'
import type { CaseId, CitedTime, IsoDate } from '../domain/vocabulary.js'
import { subjectAboutHolder } from '../records/cases/launch/subject.js'

export interface TermActivities {
  /** Opens what is due today; how many there were. */
  openDueReappointments(): Promise<{ opened: number }>
}

export interface TermDeps {
  pool: pg.Pool
  loadCalendar: (client: pg.Pool) => Promise<WorkingCalendar>
  /** Starts the case and waits until it is recorded; false where it may not begin (another procedure runs for the seat). */
  launch: (launch: LaunchWithLaw) => Promise<boolean>
  /** What one person enters and another confirms. */
  twoPeopleFor: readonly ForTwoPeople[]
  now?: () => Date
}

/** Calendar days that hold any number of working days asked for, holidays and all: only to read few rows. */
const CALENDAR_DAYS_PER_WORKING_DAY = 2

export function createTermActivities({
  pool,
  loadCalendar,
  launch,
  twoPeopleFor,
  now,
}: TermDeps): TermActivities {
  return {
    async openDueReappointments() {
      const at = (now?.() ?? new Date()).toISOString()
      const today = localDate(at)
      const calendar = await loadCalendar(pool)
      const laws: LawOf = {
        reappointment: await lawOf(pool, 'reappointment', today),
        extension: await lawOf(pool, 'extension', today),
        'rotation-end': await lawOf(pool, 'rotation-end', today),
        'secondment-end': await lawOf(pool, 'secondment-end', today),
      }
      const longest = Math.max(...Object.values(laws).map(({ notice }) => notice.value))
      const until = addDays(today, longest * CALENDAR_DAYS_PER_WORKING_DAY)
      // A seat of which both end takes one procedure after the other: the term first.
      const terms = [...(await listEndingTerms(pool, until)), ...(await listEndingSecondments(pool, until))]
      let opened = 0
      for (const term of terms) {
        const kind = kindOf(term, laws)
        const law = laws[kind]
        // Notice is given at least so long before: on that very day at the latest.
        if (today < noticeDue(calendar, term.endsOn, law.notice)) continue
        const launching = await launchFor(pool, term, today, { kind, ruleSet: law.ruleSet })
        const kept = { twoPeopleFor: forTwoInCases(twoPeopleFor) }
        if (launching && (await launch({ ...launching, ...kept }))) opened += 1
      }
      return { opened }
    },
  }
}

type OpensItself = 'reappointment' | 'extension' | 'rotation-end' | 'secondment-end'
type LawOf = Readonly<Record<OpensItself, Awaited<ReturnType<typeof lawOf>>>>

/** A rotation or a secondment is brought to its end; else the law says which of the two is due, a reappointment where it does not. */
function kindOf(term: EndingTerm, { reappointment }: Pick<LawOf, 'reappointment'>): OpensItself {
  if (term.isSecondment) return 'secondment-end'
  if (term.isRotation) return 'rotation-end'
  const procedure = reappointment.ruleSet?.procedure
  return (procedure && dueAtEndOf(term, procedure)?.kind) ?? 'reappointment'
}

type Notice = Pick<CitedTime, 'value' | 'unit'>

const SHIPPED_NOTICE: Readonly<Record<OpensItself, Notice>> = {
  reappointment: TERM_CALENDAR.noticeBefore,
  extension: TERM_CALENDAR.noticeBefore,
  'rotation-end': ROTATION_NOTICE,
  'secondment-end': SECONDMENT_NOTICE,
}

/** The last day for the notice. */
const noticeDue = (calendar: WorkingCalendar, endsOn: IsoDate, { value, unit }: Notice): IsoDate =>
  unit === 'calendar-days' ? addDays(endsOn, -value) : deadlineBefore(calendar, endsOn, value).due

/** The rule set that is chosen today where nobody names one, and the notice that it asks. */
async function lawOf(
  pool: pg.Pool,
  kind: OpensItself,
  on: IsoDate,
): Promise<{ ruleSet: RuleSet | undefined; notice: Notice }> {
  const selected = selectRuleSet(await listRuleSets(pool, { kind }), { kind, on })
  const ruleSet = 'ruleSet' in selected ? selected.ruleSet : undefined
  return { ruleSet, notice: ruleSet?.procedure?.term?.noticeBefore ?? SHIPPED_NOTICE[kind] }
}

/** The same case for the same term, however often it is asked. */
export function caseIdOfTerm({
  seatId,
  endsOn,
  isSecondment,
}: Pick<EndingTerm, 'seatId' | 'endsOn' | 'isSecondment'>): CaseId {
  const named = `${seatId} ${endsOn}${isSecondment ? ' secondment' : ''}`
  return caseIdOf(createHash('sha256').update(named).digest('hex'))
}

async function launchFor(
  pool: pg.Pool,
  term: EndingTerm,
  today: IsoDate,
  { kind, ruleSet }: { kind: OpensItself; ruleSet: RuleSet | undefined },
): Promise<LaunchWithLaw | undefined> {
  const { seatId, personId, officer } = term
  const caseId = caseIdOfTerm(term)
  const post = await findLaunchPost(pool, { seatId })
  const isRunning = post?.seats.some(({ id, running }) => running && id === seatId)
  if (!post || !officer || !ruleSet || isRunning) return undefined
  return {
    caseId,
    kind,
    subject: await subjectAboutHolder(pool, post, { seatId, holder: personId }),
    candidates: [personId],
    ...lawOfCase(ruleSet),
    begunOn: today,
    launchedBy: { personId: officer, groups: [post.office], manages: true },
    byItself: true,
    command: { id: `term-${caseId}`, bodyHash: term.endsOn },
  }
}
