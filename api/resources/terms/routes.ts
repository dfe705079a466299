import type { Router } from 'express'
import { z } from 'zod'
import { enterTerm } from '../../../records/terms.js'
import type { ApiDeps } from '../../deps.js'
import { id, isoDate, text } from '../../http/fields.js'
import { operation } from '../../http/operation.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'

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
})

/** Terms of office that began before the product kept them. */
export function termRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveUseCase(router, enterOperation, deps, {
    rights: 'officers-of-person',
    use: enterTerm,
    input: ({ of, body }) => ({ person: of, ...body }),
    show: (term) => term,
  })
  return router
}
