import { Router } from 'express'
import type pg from 'pg'
import {
  type AbsenceRow,
  endAbsence,
  findAbsence,
  insertAbsence,
  listAbsences,
} from '../../../db/registers/absences.js'
import { addDays } from '../../../domain/deadlines/dates.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import { today } from '../../caller/caller.js'
import { personToChange, readableCadre } from '../../caller/records-rights.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { requireNotBefore, requirePast } from '../../http/date-bounds.js'
import { numbered } from '../../http/numbered.js'
import { operation, serve } from '../../http/openapi.js'
import { audit } from '../../http/record-changes.js'
import { Problem, type ProblemCode } from '../../problems/problem.js'
import { absence, absenceEnding, absences, newAbsence } from './schemas.js'

const tag = 'Cadres'
const DEFERS = {
  vi: 'Ở nước ngoài, nằm viện, nghỉ thai sản: chưa xem xét bổ nhiệm lại cho đến khi trở lại, theo bộ quy tắc của quy trình.',
  en: 'Abroad, in hospital, on maternity leave: a reappointment is deferred until the return, by the rule set of the procedure.',
}
const reading: ProblemCode[] = ['cadre-not-found', 'not-permitted']

const listOperation = operation({
  method: 'get',
  path: '/v1/cadres/{id}/absences',
  tag,
  summary: { vi: 'Các đợt vắng mặt của cán bộ', en: "A cadre's absences" },
  description: DEFERS,
  answers: { 200: { description: 'The latest begun first', schema: absences } },
  problems: reading,
})
const enterOperation = operation({
  method: 'post',
  path: '/v1/cadres/{id}/absences',
  tag,
  summary: { vi: 'Ghi một đợt vắng mặt', en: 'Enter an absence' },
  description: DEFERS,
  body: newAbsence,
  command: true,
  answers: { 201: { description: 'The absence', schema: absence } },
  problems: [...reading, 'date-before', 'already-exists'],
})
const endOperation = operation({
  method: 'post',
  path: '/v1/cadres/{id}/absences/{absenceId}/ending',
  tag,
  summary: { vi: 'Ghi ngày trở lại', en: 'Record the return' },
  description: DEFERS,
  body: absenceEnding,
  command: true,
  answers: { 200: { description: 'The absence', schema: absence } },
  problems: [...reading, 'absence-not-found', 'already-ended', 'date-before', 'date-in-future'],
})

/** Absences, entered and ended by the HR officers and administrators of the person's unit. */
export function absenceRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, listOperation, async ({ caller, params, response }) => {
    const { id } = await readableCadre(deps.pool, caller, params.id)
    response.json({ items: (await listAbsences(deps.pool, id)).map(show) })
  })
  serve(router, enterOperation, async ({ request, caller, params, body, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const person = await personToChange(client, caller, params.id)
      requireNotBefore('to', body.to, addDays(body.from, 1))
      const id = await insertAbsence(client, { person, ...body, by: caller.personId, recordedAt: at })
      if (id === undefined) throw new Problem('already-exists')
      const row = await known(client, { id, person })
      await audit(client, caller, at, { what: 'absence-entered', after: { person, ...row } })
      return { status: 201, answer: show(row) }
    })
    response.status(status).json(answer)
  })
  serve(router, endOperation, async ({ request, caller, params, body, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const person = await personToChange(client, caller, params.id)
      const before = await known(client, { id: numbered(params.absenceId, 'absence-not-found'), person })
      if (before.endedBy) throw new Problem('already-ended')
      requirePast('endedOn', body.endedOn, today(deps.now))
      requireNotBefore('endedOn', body.endedOn, before.from)
      await endAbsence(client, { id: before.id, ...body, by: caller.personId })
      const after = await known(client, { id: before.id, person })
      await audit(client, caller, at, {
        what: 'absence-ended',
        before: { person, ...before },
        after: { person, ...after },
      })
      return { status: 200, answer: show(after) }
    })
    response.status(status).json(answer)
  })
  return router
}

async function known(client: pg.ClientBase, asked: { id: number; person: PersonId }): Promise<AbsenceRow> {
  const row = await findAbsence(client, asked)
  if (!row) throw new Problem('absence-not-found')
  return row
}

const show = ({ endedEvidence, endedBy, ...row }: AbsenceRow) => ({
  ...row,
  ended: endedBy && { evidence: endedEvidence ?? '', by: endedBy },
})
