import { Router } from 'express'
import type pg from 'pg'
import { findCadre } from '../../../db/registers/cadres.js'
import { insertDeclaration, listDeclarations } from '../../../db/registers/declarations.js'
import {
  endInterest,
  findInterest,
  type InterestRow,
  insertInterest,
  listInterests,
} from '../../../db/registers/interests.js'
import { findUnit } from '../../../db/registers/units.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import { audit } from '../../../records/audit.js'
import { requireNotBefore, requirePast } from '../../../records/day-bounds.js'
import type { Caller } from '../../../records/rights/caller.js'
import { cadreToChange, readableCadre, within } from '../../../records/rights/people.js'
import { today } from '../../caller/caller.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { numbered } from '../../http/numbered.js'
import { operation, serve } from '../../http/openapi.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem, type ProblemCode } from '../../problems/problem.js'
import type { Language } from '../../words/language.js'
import { declaring, newDeclaration } from '../cadres/declarations.js'
import { interest, interestEnding, interests, newInterest } from './schemas.js'

const tag = 'Cadres'
const STANDS_BACK = {
  vi: 'Người có lợi ích đã kê khai gắn với một nhân sự hoặc với đơn vị của chức vụ không nhận, không làm việc của nhóm trong hồ sơ đó, theo bộ quy tắc của quy trình.',
  en: 'Whoever declared an interest tied to a candidate, or to the unit of the post, neither takes nor does a task of a group on that procedure, by its rule set.',
}
const reading: ProblemCode[] = ['cadre-not-found', 'not-permitted']

const listOperation = operation({
  method: 'get',
  path: '/v1/cadres/{id}/interests',
  tag,
  summary: { vi: 'Lợi ích đã kê khai', en: 'Declared interests' },
  description: STANDS_BACK,
  answers: { 200: { description: 'The declarations and the interests', schema: interests } },
  problems: reading,
})

const createOperation = operation({
  method: 'post',
  path: '/v1/cadres/{id}/interests',
  tag,
  summary: { vi: 'Ghi một lợi ích đã kê khai', en: 'Enter a declared interest' },
  description: {
    vi: `Cán bộ tổ chức của đơn vị, không phải chính người kê khai; người đó được ghi là đã kê khai. ${STANDS_BACK.vi}`,
    en: `By an HR officer of the unit, not the person, who counts as having declared. ${STANDS_BACK.en}`,
  },
  body: newInterest,
  command: true,
  answers: {
    201: { description: 'The interest', schema: interest, headers: { Location: 'Where the list is' } },
  },
  problems: [...reading, 'date-in-future', 'already-exists'],
})

const endOperation = operation({
  method: 'post',
  path: '/v1/cadres/{id}/interests/{interestId}/ending',
  tag,
  summary: {
    vi: 'Chấm dứt một lợi ích',
    en: 'End an interest: it was sold or settled, or the entry was wrong',
  },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, không phải một trong hai người; lợi ích vẫn được lưu kèm ngày chấm dứt và lý do.',
    en: 'By an HR officer of the unit who is neither of the two; it stays on record with the day and the reason.',
  },
  body: interestEnding,
  command: true,
  answers: { 200: { description: 'The interest', schema: interest } },
  problems: [...reading, 'interest-not-found', 'already-ended', 'date-in-future', 'date-before'],
})

const declareOperation = operation({
  method: 'post',
  path: '/v1/cadres/{id}/interest-declarations',
  tag,
  summary: {
    vi: 'Ghi nhận đã kê khai lợi ích (kể cả khi không có)',
    en: 'Record that interests were declared, be it that there are none',
  },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị; chỉ ghi ngày và nguồn kê khai, từng lợi ích được ghi riêng.',
    en: 'By an HR officer of the unit; the day and the source alone, each interest is entered on its own.',
  },
  body: newDeclaration,
  command: true,
  answers: { 201: { description: 'All that is declared', schema: interests } },
  problems: [...reading, 'date-in-future', 'already-exists'],
})

/** What people declared to have an interest in. Entered and ended by the HR officers of the person's unit. */
export function interestRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, listOperation, async ({ caller, params, language, response }) => {
    const { id } = await readableCadre(deps.pool, caller, params.id)
    response.json(await shownInterests(deps.pool, id, language))
  })
  serve(router, createOperation, async ({ request, caller, params, body, language, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const { id: person } = await cadreToChange(client, caller, params.id, [caller.manages])
      await requireKnown(client, caller, { person, ...body })
      requirePast('declaredOn', body.declaredOn, today(deps.now))
      const id = await insertInterest(client, { person, ...body, by: caller.personId, recordedAt: at })
      if (id === undefined) throw new Problem('already-exists', { detail: IN_FORCE })
      // To name something is to declare.
      await insertDeclaration(client, 'interests', { person, ...body })
      const row = await known(client, { id, person })
      await audit(client, caller, at, { what: 'interest-declared', after: { person, ...valuesOf(row) } })
      return { status: 201, answer: show(language)(row) }
    })
    response.status(status).location(`/v1/cadres/${params.id}/interests`).json(answer)
  })
  serve(router, endOperation, async ({ request, caller, params, body, language, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const { id: person } = await cadreToChange(client, caller, params.id, [caller.manages])
      const before = await known(client, { id: numbered(params.interestId), person })
      if (before.endedOn !== null) throw new Problem('already-ended')
      // Nobody ends what stands in their own way.
      if (before.other?.id === caller.personId) throw new Problem('not-permitted')
      requirePast('endedOn', body.endedOn, today(deps.now))
      requireNotBefore('endedOn', body.endedOn, before.declaredOn)
      await endInterest(client, { id: before.id, ...body, by: caller.personId })
      const row = await known(client, { id: before.id, person })
      await audit(client, caller, at, {
        what: 'interest-ended',
        before: { person, ...valuesOf(before) },
        after: { person, ...valuesOf(row) },
      })
      return { status: 200, answer: show(language)(row) }
    })
    response.status(status).json(answer)
  })
  serve(
    router,
    declareOperation,
    declaring(deps, 'interests', (client, person, language) => shownInterests(client, person, language)),
  )
  return router
}

const IN_FORCE = {
  vi: 'Lợi ích này đã được kê khai và còn giá trị.',
  en: 'The same interest is declared and in force.',
}

/** Whom the caller may not know of is as unknown as nobody; nobody has an interest in themselves. */
async function requireKnown(
  client: pg.ClientBase,
  caller: Caller,
  { person, other, unit }: { person: PersonId; other: PersonId | null; unit: string | null },
): Promise<void> {
  if (other === person) throw invalidInput(fieldError('other', 'own-interest'))
  const row = other !== null && (await findCadre(client, other))
  if (other !== null && !(row && within(caller.sees, row)))
    throw invalidInput(fieldError('other', 'unknown-cadre-in-reach'))
  if (unit !== null && !(await findUnit(client, unit))) throw invalidInput(fieldError('unit', 'unknown-unit'))
}

async function known(client: pg.ClientBase, asked: { id: number; person: PersonId }): Promise<InterestRow> {
  const row = await findInterest(client, asked)
  if (!row) throw new Problem('interest-not-found')
  return row
}

async function shownInterests(client: pg.Pool | pg.ClientBase, person: PersonId, language: Language) {
  const declarations = await listDeclarations(client, 'interests', person)
  const rows = await listInterests(client, person)
  return { declarations, items: rows.map(show(language)) }
}

const show =
  (language: Language) =>
  ({ unit, endedOn: on, endedReason, endedBy: by, ...row }: InterestRow) => ({
    ...row,
    unit: unit && { id: unit.id, name: unit.name[language] },
    ended: on && by && { on, reason: endedReason ?? '', by },
  })

const valuesOf = ({ other, unit, recordedBy, endedBy, ...row }: InterestRow) => ({
  ...row,
  ...{ other: other?.id ?? null, unit: unit?.id ?? null },
  ...{ recordedBy: recordedBy.id, endedBy: endedBy?.id ?? null },
})
