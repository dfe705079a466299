import { Router } from 'express'
import type pg from 'pg'
import {
  endFormalDecision,
  type FormalDecisionRow,
  type FormalDecisionTable,
  findFormalDecision,
  insertDiscipline,
  insertMeasure,
  listFormalDecisions,
} from '../../../db/registers/formal-decisions.js'
import type { IsoDate, PersonId } from '../../../domain/vocabulary.js'
import { audit } from '../../../records/audit.js'
import { requireNotBefore, requirePast } from '../../../records/day-bounds.js'
import type { Caller } from '../../../records/rights/caller.js'
import { personToChange, readableCadre } from '../../../records/rights/people.js'
import { today } from '../../caller/caller.js'
import { commandOf, type Reply, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { operation, serve } from '../../http/openapi.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem, type ProblemCode } from '../../problems/problem.js'
import { effectsOn } from './effects.js'
import { discipline, disciplines, ending, measure, measures, newDiscipline, newMeasure } from './schemas.js'

const tag = 'Cadres'
const ONLY_FORMAL = {
  vi: 'Chỉ ghi quyết định chính thức, có cơ quan ban hành và số; riêng đơn thư tố cáo thì không ghi được.',
  en: 'Only a formal decision is entered, with its authority and number; a letter of denunciation alone cannot be.',
}
const reading: ProblemCode[] = ['cadre-not-found', 'not-permitted']
const entering: ProblemCode[] = [...reading, 'date-in-future', 'date-before', 'already-exists']
const finishing: ProblemCode[] = [...reading, 'formal-decision-not-found', 'already-ended', 'date-before']

const listMeasures = operation({
  method: 'get',
  path: '/v1/cadres/{id}/measures',
  tag,
  summary: { vi: 'Các biện pháp đối với cán bộ', en: 'Measures against a cadre' },
  answers: { 200: { description: 'The latest entered first', schema: measures } },
  problems: reading,
})
const enterMeasure = operation({
  method: 'post',
  path: '/v1/cadres/{id}/measures',
  tag,
  summary: { vi: 'Ghi một biện pháp', en: 'Enter a measure' },
  description: ONLY_FORMAL,
  body: newMeasure,
  command: true,
  answers: { 201: { description: 'The measure', schema: measure } },
  problems: entering,
})
const endMeasure = operation({
  method: 'post',
  path: '/v1/cadres/{id}/measures/{measureId}/ending',
  tag,
  summary: { vi: 'Chấm dứt một biện pháp', en: 'End a measure' },
  description: ONLY_FORMAL,
  body: ending,
  command: true,
  answers: { 200: { description: 'The measure', schema: measure } },
  problems: finishing,
})
const listDisciplines = operation({
  method: 'get',
  path: '/v1/cadres/{id}/disciplines',
  tag,
  summary: { vi: 'Kỷ luật của cán bộ', en: "A cadre's disciplines" },
  answers: { 200: { description: 'The latest entered first', schema: disciplines } },
  problems: reading,
})
const enterDiscipline = operation({
  method: 'post',
  path: '/v1/cadres/{id}/disciplines',
  tag,
  summary: { vi: 'Ghi một hình thức kỷ luật', en: 'Enter a discipline' },
  description: ONLY_FORMAL,
  body: newDiscipline,
  command: true,
  answers: { 201: { description: 'The discipline', schema: discipline } },
  problems: entering,
})
const endDiscipline = operation({
  method: 'post',
  path: '/v1/cadres/{id}/disciplines/{disciplineId}/ending',
  tag,
  summary: { vi: 'Hủy bỏ một quyết định kỷ luật', en: 'Annul a discipline' },
  description: ONLY_FORMAL,
  body: ending,
  command: true,
  answers: { 200: { description: 'The discipline', schema: discipline } },
  problems: finishing,
})

/**
 * Measures and disciplines, by the decision that they stand on. They stand in the way of a candidate by the rules of
 * the case. Entered and ended by the HR officers and administrators of the person's unit.
 */
export function formalDecisionRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, listMeasures, async ({ caller, params, language, response }) => {
    const { id } = await readableCadre(deps.pool, caller, params.id)
    const effectOf = await effectsOn(deps.pool, today(deps.now), language)
    const rows = await listFormalDecisions(deps.pool, 'measures', id)
    response.json({ items: rows.map((row) => ({ ...showMeasure(row), effect: effectOf(row) })) })
  })
  serve(router, enterMeasure, async ({ request, caller, params, body, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        const person = await personToChange(client, caller, params.id)
        const decided = requireDecision(body)
        requirePast('decidedOn', body.decidedOn, today(deps.now))
        requireNotBefore('endedOn', body.endedOn, body.decidedOn)
        const id = await insertMeasure(client, { person, ...body, ...decided })
        const row = await entered(client, 'measures', { id, person })
        await audit(client, caller, at, { what: 'measure-entered', after: { person, ...row } })
        return { status: 201, answer: showMeasure(row) }
      },
    )
    response.status(status).json(answer)
  })
  serve(router, endMeasure, async ({ request, caller, params, body, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const asked = { table: 'measures', id: params.measureId, cadre: params.id, body } as const
      const ended = await end({ client, caller, at, now: today(deps.now) }, asked)
      return { status: 200, answer: showMeasure(ended) }
    })
    response.status(status).json(answer)
  })
  serve(router, listDisciplines, async ({ caller, params, response }) => {
    const { id } = await readableCadre(deps.pool, caller, params.id)
    response.json({ items: (await listFormalDecisions(deps.pool, 'disciplines', id)).map(showDiscipline) })
  })
  serve(router, enterDiscipline, async ({ request, caller, params, body, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at): Promise<Reply> => {
        const person = await personToChange(client, caller, params.id)
        const decided = requireDecision(body)
        requirePast('decidedOn', body.decidedOn, today(deps.now))
        const { effectiveOn = body.decidedOn } = body
        requireNotBefore('effectiveOn', effectiveOn, body.decidedOn)
        const id = await insertDiscipline(client, { person, ...body, ...decided, effectiveOn })
        const row = await entered(client, 'disciplines', { id, person })
        await audit(client, caller, at, { what: 'discipline-entered', after: { person, ...row } })
        return { status: 201, answer: showDiscipline(row) }
      },
    )
    response.status(status).json(answer)
  })
  serve(router, endDiscipline, async ({ request, caller, params, body, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const asked = { table: 'disciplines', id: params.disciplineId, cadre: params.id, body } as const
      const ended = await end({ client, caller, at, now: today(deps.now) }, asked)
      return { status: 200, answer: showDiscipline(ended) }
    })
    response.status(status).json(answer)
  })
  return router
}

interface Ending {
  table: FormalDecisionTable
  id: string
  cadre: PersonId
  body: { endedOn: IsoDate; authority?: string | undefined; number?: string | undefined }
}

/** Ends one, by a decision too. What a term ends already may be ended earlier; what is over may not. */
async function end(
  { client, caller, at, now }: { client: pg.ClientBase; caller: Caller; at: string; now: IsoDate },
  { table, id, cadre, body }: Ending,
): Promise<FormalDecisionRow> {
  const person = await personToChange(client, caller, cadre)
  const before = /^\d{1,9}$/.test(id)
    ? await findFormalDecision(client, table, { id: Number(id), person })
    : undefined
  if (!before) throw new Problem('formal-decision-not-found')
  if (before.endedNumber !== null || (before.endedOn !== null && before.endedOn <= now)) {
    throw new Problem('already-ended')
  }
  const decided = requireDecision(body)
  requireNotBefore('endedOn', body.endedOn, before.decidedOn ?? before.effectiveOn ?? body.endedOn)
  await endFormalDecision(client, table, { id: before.id, endedOn: body.endedOn, ...decided })
  const after = await entered(client, table, { id: before.id, person })
  await audit(client, caller, at, {
    what: table === 'measures' ? 'measure-ended' : 'discipline-ended',
    before: { person, ...before },
    after: { person, ...after },
  })
  return after
}

/** @throws Problem invalid-input that says why: what has no authority and number is no decision */
function requireDecision({ authority, number }: Pick<Ending['body'], 'authority' | 'number'>) {
  if (authority !== undefined && number !== undefined) return { authority, number }
  throw invalidInput(
    ...Object.entries({ authority, number }).flatMap(([field, given]) =>
      given === undefined ? [fieldError(field, 'formal-decision-needed')] : [],
    ),
  )
}

/** @throws Problem already-exists where nothing was inserted */
async function entered(
  client: pg.ClientBase,
  table: FormalDecisionTable,
  { id, person }: { id: number | undefined; person: PersonId },
): Promise<FormalDecisionRow> {
  if (id === undefined) throw new Problem('already-exists')
  const row = await findFormalDecision(client, table, { id, person })
  if (!row) throw new Error(`${table} ${id} vanished in its own transaction`)
  return row
}

function showMeasure({ effectiveOn: _, endedAuthority, endedNumber, ...row }: FormalDecisionRow) {
  return { ...row, endedBy: decisionOf(endedAuthority, endedNumber) }
}

function showDiscipline({ endedAuthority, endedNumber, ...row }: FormalDecisionRow) {
  return { ...row, endedBy: decisionOf(endedAuthority, endedNumber) }
}

const decisionOf = (authority: string | null, number: string | null) =>
  authority !== null && number !== null ? { authority, number } : null
