import type { Router } from 'express'
import { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import { findIssuingUnit } from '../../../db/reads/paper-heads.js'
import { listEvaluations } from '../../../db/registers/evaluations.js'
import { listPlanning, type PlanningRow } from '../../../db/registers/planning.js'
import { yearOf } from '../../../domain/deadlines/dates.js'
import type { IsoDate, UnitId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { DOCX, sendDocx } from '../../papers/docx-answer.js'
import { draftDocx } from '../../papers/drafts/draft.js'
import { committeeOf, stateIssuerOf } from '../../papers/issuer.js'
import {
  gradesNotice,
  type OfUnit,
  planningDecision,
  planningReview,
} from '../../papers/sheets/unit-papers.js'

const tag = 'Papers'
/** As many people as a paper holds: a larger unit has one for each unit below it. */
const MOST = 1_000

const planningPaper = operation({
  method: 'get',
  path: '/v1/units/{id}/planning-paper',
  tag,
  summary: { vi: 'Văn bản về quy hoạch của đơn vị (DOCX)', en: 'A paper of a unit’s planning as DOCX' },
  description: {
    vi: 'Quyết định phê duyệt kèm danh sách (mẫu 2B), hoặc báo cáo rà soát của năm nay.',
    en: 'The decision that approves it with its list (form 2B), or the report of this year’s review.',
  },
  query: z.object({ paper: z.enum(['decision', 'review']) }),
  answers: { 200: { description: 'The paper', mediaType: DOCX } },
})

const gradesPaper = operation({
  method: 'get',
  path: '/v1/units/{id}/grades-paper',
  tag,
  summary: { vi: 'Thông báo kết quả xếp loại (DOCX)', en: 'Notice of the grades of a year as DOCX' },
  query: z.object({ year: z.coerce.number<string>().int().min(1950).max(2100) }),
  answers: { 200: { description: 'The paper', mediaType: DOCX } },
})

/** Papers of a unit's planning and grades, for those who read the records of its people. */
export function unitPaperRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, planningPaper, deps, {
    rights: 'reads-unit',
    ofOneMoment: true,
    read: async ({ client, caller, of, today, query: { paper } }) => {
      const entries = await planned(client, caller, { unit: of, current: true })
      const left = paper === 'review' ? await planned(client, caller, { unit: of, current: false }) : []
      const isCut = entries.length > MOST || left.length > MOST
      const head = await headOf(client, of, { today, isCut })
      const at: OfUnit = { ...head, issuer: committeeOf(head.of) }
      const shown = entries.slice(0, MOST)
      const draft =
        paper === 'decision'
          ? planningDecision(at, shown)
          : planningReview(at, yearOf(today), { entries: shown, left: left.slice(0, MOST) })
      return {
        ...{ file: await draftDocx({ today }, draft), name: `planning-${paper}-${of}.docx` },
        // Of a competitor it tells that they are planned, as lists do, and nothing of their record.
        items: [...shown, ...left.slice(0, MOST)].filter(
          ({ person }) => !caller.competitors.includes(person.id),
        ),
      }
    },
    send: sendDocx,
  })
  serveReading(router, gradesPaper, deps, {
    rights: 'reads-unit',
    ofOneMoment: true,
    read: async ({ client, caller, of, today, query: { year } }) => {
      const { rows } = await listEvaluations(client, {
        ...{ reach: caller.readsRecords, self: caller.personId, without: caller.competitors },
        ...{ unit: of, year, limit: MOST },
      })
      const items = rows.slice(0, MOST)
      const head = await headOf(client, of, { today, isCut: rows.length > MOST })
      const draft = gradesNotice({ ...head, issuer: stateIssuerOf(head.of) }, year, items)
      return { file: await draftDocx({ today }, draft), name: `grades-${year}-${of}.docx`, items }
    },
    send: sendDocx,
  })
  return router
}

const headOf = async (client: Client, unit: UnitId, { today, isCut }: { today: IsoDate; isCut: boolean }) => {
  const of = await findIssuingUnit(client, unit)
  return { of, unit: of.unit, on: today, isCut }
}

/** Why a competitor left is nobody's to read who stands against them. */
async function planned(
  client: Client,
  { readsRecords, personId, competitors }: Caller,
  asked: { unit: UnitId; current: boolean },
): Promise<PlanningRow[]> {
  const { rows } = await listPlanning(client, { reach: readsRecords, self: personId, ...asked, limit: MOST })
  return rows.map((row) => (competitors.includes(row.person.id) ? { ...row, leftReason: null } : row))
}
