import { loadCalendar } from '../../db/calendar/working-calendar.js'
import type { Client } from '../../db/pool.js'
import type { CaseDetails } from '../../db/reads/case-details.js'
import { findTermEnd } from '../../db/reads/term-end.js'
import type { Deadline } from '../../domain/deadlines/working-days.js'
import { isOpen } from '../../domain/procedure/case.js'
import { LIMITED, type Limited, limitDue, limitsOf } from '../../domain/procedure/limits.js'
import type { ApprovalLimits } from '../../domain/rules/values/decision-rules.js'
import type { IsoDate, SeatId, Text } from '../../domain/vocabulary.js'

/** A term that the law gives a procedure as a whole. */
interface LimitAhead {
  what: Limited
  deadline: Deadline & { article: Text }
  passed: boolean
}

/** The terms that the law gives the procedure as a whole, of what is still to be done, as they are counted today. */
export async function limitsAhead(
  client: Client,
  { row, decision }: Pick<CaseDetails, 'row' | 'decision'>,
  today: IsoDate,
): Promise<LimitAhead[]> {
  if (!isOpen(row.status)) return []
  const done = { 'dossier-submission': row.dossierIsUp, decision: decision !== undefined }
  return counted(client, row.approval, {
    known: { ...policyAnswer(row), ...(row.termEndsOn && { termEndsOn: row.termEndsOn }) },
    ...{ done, today },
  })
}

/** The same of a procedure about whoever holds a seat, before it is launched. */
export async function limitsOfLaunch(
  client: Client,
  { approval, seatId }: { approval: ApprovalLimits; seatId: SeatId },
  today: IsoDate,
): Promise<LimitAhead[]> {
  const termEndsOn = await findTermEnd(client, seatId)
  return counted(client, approval, { known: termEndsOn === null ? {} : { termEndsOn }, today })
}

interface Counting {
  known: Parameters<typeof limitsOf>[1]
  done?: Readonly<Record<Limited, boolean>>
  today: IsoDate
}

async function counted(
  client: Client,
  approval: ApprovalLimits,
  { known, done, today }: Counting,
): Promise<LimitAhead[]> {
  const limits = limitsOf(approval, known)
  if (Object.keys(limits).length === 0) return []
  const calendar = await loadCalendar(client)
  return LIMITED.flatMap((what) => {
    const given = limits[what]
    if (!given || done?.[what]) return []
    const deadline = { ...limitDue(given, calendar), article: given.article }
    return [{ what, deadline, passed: today > deadline.due }]
  })
}

function policyAnswer({ stages }: CaseDetails['row']): { policyAnsweredOn?: IsoDate } {
  const [policyAnsweredOn] = stages.flatMap(({ outcome }) =>
    outcome?.outcome === 'passed' && outcome.answeredOn ? [outcome.answeredOn] : [],
  )
  return policyAnsweredOn === undefined ? {} : { policyAnsweredOn }
}
