import type pg from 'pg'
import type { z } from 'zod'
import { loadCalendar } from '../../../db/calendar/working-calendar.js'
import type { CaseDetails } from '../../../db/reads/case-details.js'
import { isOpen } from '../../../domain/procedure/case.js'
import { LIMITED, limitDue, limitsOf } from '../../../domain/procedure/limits.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import type { Language } from '../../words/language.js'
import { explained } from '../tasks/view.js'
import type { limit } from './schemas.js'

/** The terms that the law gives the procedure as a whole, of what is still to be done, as they are counted today. */
export async function listLimits(
  client: pg.Pool | pg.ClientBase,
  { row, decision }: Pick<CaseDetails, 'row' | 'decision'>,
  { language, today }: { language: Language; today: IsoDate },
): Promise<z.output<typeof limit>[]> {
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
    const deadline = explained({ ...limitDue(given, calendar), article: given.article }, language)
    return [{ what, deadline, passed: today > deadline.due }]
  })
}

function policyAnswer({ stages }: CaseDetails['row']): { policyAnsweredOn?: IsoDate } {
  const [policyAnsweredOn] = stages.flatMap(({ outcome }) =>
    outcome?.outcome === 'passed' && outcome.answeredOn ? [outcome.answeredOn] : [],
  )
  return policyAnsweredOn === undefined ? {} : { policyAnsweredOn }
}
