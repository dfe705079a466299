import { loadCalendar } from '../../db/calendar/working-calendar.js'
import type { Client } from '../../db/pool.js'
import type { CaseDetails } from '../../db/reads/case-details.js'
import type { Deadline } from '../../domain/deadlines/working-days.js'
import { isOpen } from '../../domain/procedure/case.js'
import { LIMITED, type Limited, limitDue, limitsOf } from '../../domain/procedure/limits.js'
import type { IsoDate, Text } from '../../domain/vocabulary.js'

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
  const limits = limitsOf(row.approval, {
    ...policyAnswer(row),
    ...(row.termEndsOn && { termEndsOn: row.termEndsOn }),
  })
  if (Object.keys(limits).length === 0) return []
  const calendar = await loadCalendar(client)
  return LIMITED.flatMap((what) => {
    const given = limits[what]
    if (!given || done[what]) return []
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
