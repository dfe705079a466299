import { Router } from 'express'
import { z } from 'zod'
import { enterTerm } from '../../../db/registers/terms.js'
import { addDays } from '../../../domain/deadlines/dates.js'
import { audit } from '../../../records/audit.js'
import { requireNotBefore } from '../../../records/day-bounds.js'
import { cadreToChange } from '../../../records/rights/people.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { id, isoDate, text } from '../../http/fields.js'
import { operation, serve } from '../../http/openapi.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput } from '../../problems/problem.js'

const term = z
  .object({ seatId: z.string(), from: isoDate, termEndsOn: isoDate })
  .meta({ id: 'Term', description: 'The term of office of whoever holds a seat; both days belong to it' })
const newTerm = z
  .strictObject({
    seatId: id,
    termEndsOn: isoDate.meta({ description: 'The last day of the term' }),
    evidence: text(500).meta({ description: 'The decision that gave it: number and date' }),
  })
  .meta({ id: 'NewTerm' })

const enterOperation = operation({
  method: 'post',
  path: '/v1/cadres/{id}/terms',
  tag: 'Cadres',
  summary: {
    vi: 'Ghi thời hạn giữ chức vụ hiện tại',
    en: 'Enter until when the present term of office runs',
  },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, không phải chính người đó: thời hạn ghi ở quyết định trên giấy, cho người đang giữ chức vụ. Quy trình bổ nhiệm lại tự mở trước khi hết thời hạn; thời hạn do quy trình quyết định được ghi tự động.',
    en: 'By an HR officer of the unit, not the person: what the decision on paper says of who is in office. The reappointment opens by itself before the term ends; a term that a procedure decides is entered with it.',
  },
  body: newTerm,
  command: true,
  answers: { 200: { description: 'The term', schema: term } },
  problems: ['cadre-not-found', 'not-permitted', 'date-before'],
})

/** Terms of office that began before the product kept them. */
export function termRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, enterOperation, async ({ request, caller, params, body, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const { id: person } = await cadreToChange(client, caller, params.id, [caller.manages])
      const { seatId, termEndsOn, evidence } = body
      const held = await enterTerm(client, { person, seatId, termEndsOn })
      if (!held) throw invalidInput(fieldError('seatId', 'seat-not-held'))
      const { from, before, filledBy, decided } = held
      if (decided) throw invalidInput(fieldError('seatId', 'term-decided'))
      if (filledBy === 'election') throw invalidInput(fieldError('seatId', 'filled-by-election'))
      requireNotBefore('termEndsOn', termEndsOn, addDays(from, 1))
      await audit(client, caller, at, {
        what: 'term-entered',
        before: { person, seatId, termEndsOn: before },
        after: { person, seatId, termEndsOn, evidence },
      })
      return { status: 200, answer: { seatId, from, termEndsOn } }
    })
    response.status(status).json(answer)
  })
  return router
}
