import { Router } from 'express'
import type pg from 'pg'
import { lockSeat } from '../../../db/case-change/effects.js'
import {
  type ActingHolderRow,
  endActingHolder,
  findActingHolder,
  insertActingHolder,
  listActingHolders,
  listActingPeriods,
  type Vacancy,
} from '../../../db/registers/acting-holders.js'
import { findCadre } from '../../../db/registers/cadres.js'
import { findPost, type PostRow } from '../../../db/registers/posts.js'
import { type ActingPeriod, checkActing } from '../../../domain/authority/acting.js'
import { addDays } from '../../../domain/deadlines/dates.js'
import { TERM_CALENDAR } from '../../../domain/rules/reappointment.js'
import type { IsoDate, PersonId, PostId, SeatId } from '../../../domain/vocabulary.js'
import { audit } from '../../../records/audit.js'
import { requireNotAfter, requireNotBefore, requirePast } from '../../../records/day-bounds.js'
import { type Caller, covers, requireReach } from '../../../records/rights/caller.js'
import { within } from '../../../records/rights/people.js'
import { today } from '../../caller/caller.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { numbered } from '../../http/numbered.js'
import { operation, serve } from '../../http/openapi.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem, type ProblemCode, refusalProblem } from '../../problems/problem.js'
import { actingProblem } from './refusals.js'
import { actingEnding, actingHolder, actingHolders, newActingHolder } from './schemas.js'

const tag = 'Posts'
const LIMITED = {
  vi: 'Thời hạn tối đa theo quy định, không gia hạn: trong một lần khuyết của vị trí, mỗi người chỉ được giao một lần, và các đợt cộng lại không quá thời hạn đó. Bố trí người giữ vị trí theo quy trình thì việc giao chấm dứt. Dữ liệu không cho biết chức vụ nào là người đứng đầu nên áp dụng cho mọi vị trí.',
  en: 'For no longer than the law says, not renewable: in one vacancy of a seat nobody acts twice, and all periods together are no longer than that. A procedure that fills the seat ends it. The records do not tell which posts are of a head: it holds for every seat.',
}
const reading: ProblemCode[] = ['post-not-found', 'not-permitted']
const dated: ProblemCode[] = [...reading, 'date-in-future', 'date-before']

const listOperation = operation({
  method: 'get',
  path: '/v1/posts/{id}/acting-holders',
  tag,
  summary: { vi: 'Người được giao phụ trách, giao quyền', en: 'Who acts, or acted, in the seats of a post' },
  description: LIMITED,
  answers: { 200: { description: 'By seat, the latest begun first', schema: actingHolders } },
  problems: reading,
})
const enterOperation = operation({
  method: 'post',
  path: '/v1/posts/{id}/acting-holders',
  tag,
  summary: { vi: 'Ghi việc giao phụ trách, giao quyền', en: 'Enter who acts in a vacant seat' },
  description: LIMITED,
  body: newActingHolder,
  command: true,
  answers: { 201: { description: 'Who acts, and until when', schema: actingHolder } },
  problems: [...dated, 'seat-filled', 'acts-again', 'acts-meanwhile', 'acting-too-long'],
})
const endOperation = operation({
  method: 'post',
  path: '/v1/posts/{id}/acting-holders/{actingId}/ending',
  tag,
  summary: { vi: 'Chấm dứt trước thời hạn', en: 'End it before its last day' },
  description: LIMITED,
  body: actingEnding,
  command: true,
  answers: { 200: { description: 'Who acted, and until when', schema: actingHolder } },
  problems: [...dated, 'acting-holder-not-found', 'already-ended', 'date-after'],
})

/** Who acts in vacant seats: entered and ended by the HR officers and administrators of the post's unit. */
export function actingHolderRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, listOperation, async ({ caller, params, response }) => {
    const post = await knownPost(deps.pool, params.id)
    requireReach(caller.readsRecords, post.unit.id)
    response.json({ items: (await listActingHolders(deps.pool, post.id)).map(show) })
  })
  serve(router, enterOperation, async ({ request, caller, params, body, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const post = await postToChange(client, caller, params.id)
      const vacancy = await lockedVacancy(client, post, body.seatId)
      await requireActor(client, caller, body.personId)
      const { from, until, reference } = body
      const period = { person: body.personId, from, until }
      await requireAllowed(client, period, { vacancy, today: today(deps.now) })
      const entry = { vacancy, ...period, reference, by: caller.personId, recordedAt: at }
      const id = await insertActingHolder(client, entry)
      const row = await known(client, { id, post: post.id })
      await audit(client, caller, at, { what: 'acting-entered', after: valuesOf(row) })
      return { status: 201, answer: show(row) }
    })
    response.status(status).json(answer)
  })
  serve(router, endOperation, async ({ request, caller, params, body, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const post = await postToChange(client, caller, params.id)
      const before = await known(client, {
        id: numbered(params.actingId),
        post: post.id,
      })
      requireOther(caller, before.person.id)
      if (before.endedOn !== null) throw new Problem('already-ended')
      requireNotBefore('endedOn', body.endedOn, before.from)
      requireNotAfter('endedOn', body.endedOn, addDays(before.until, 1))
      requirePast('endedOn', body.endedOn, today(deps.now))
      await endActingHolder(client, { id: before.id, ...body, by: caller.personId })
      const after = await known(client, { id: before.id, post: post.id })
      await audit(client, caller, at, {
        what: 'acting-ended',
        before: valuesOf(before),
        after: valuesOf(after),
      })
      return { status: 200, answer: show(after) }
    })
    response.status(status).json(answer)
  })
  return router
}

async function knownPost(client: pg.Pool | pg.ClientBase, id: PostId): Promise<PostRow> {
  const post = await findPost(client, id)
  if (!post) throw new Problem('post-not-found')
  return post
}

/** The post, for the HR officers and administrators of its unit. */
async function postToChange(client: pg.ClientBase, caller: Caller, id: PostId): Promise<PostRow> {
  const post = await knownPost(client, id)
  const rights = [caller.manages, caller.administers]
  if (!rights.some((reach) => covers(reach, post.unit.id))) throw new Problem('not-permitted')
  return post
}

/**
 * The vacancy of a seat of the post, locked: a decision that fills the seat comes before, or after and ends this.
 * @throws Problem invalid-input for a seat that is not of the post; seat-filled
 */
async function lockedVacancy(client: pg.ClientBase, post: PostRow, seatId: SeatId): Promise<Vacancy> {
  if (!post.seats.some(({ id }) => id === seatId)) {
    throw invalidInput(fieldError('seatId', 'seat-of-another-post'))
  }
  await lockSeat(client, seatId)
  const { seats } = await knownPost(client, post.id)
  const since = seats.find(({ id }) => id === seatId)?.vacantSince
  if (!since) throw refusalProblem({ code: 'seat-filled', seat: seatId })
  return { seat: seatId, since }
}

/** Whom the caller may not know of is as unknown as nobody. */
async function requireActor(client: pg.ClientBase, caller: Caller, person: PersonId): Promise<void> {
  requireOther(caller, person)
  const row = await findCadre(client, person)
  if (!row || !within(caller.sees, row)) throw invalidInput(fieldError('personId', 'unknown-cadre-in-reach'))
}

function requireOther({ personId }: Caller, person: PersonId): void {
  if (person === personId) throw new Problem('not-permitted', { detail: OWN_PERIOD })
}

const OWN_PERIOD = {
  vi: 'Không ai tự ghi hoặc tự chấm dứt việc giao quyền cho chính mình: đề nghị người khác ghi.',
  en: 'Nobody enters or ends that they act themselves: ask a colleague.',
}

async function requireAllowed(
  client: pg.ClientBase,
  period: ActingPeriod,
  { vacancy, today: on }: { vacancy: Vacancy; today: IsoDate },
): Promise<void> {
  requirePast('from', period.from, on)
  requireNotBefore('from', period.from, vacancy.since)
  requireNotBefore('until', period.until, period.from)
  const rule = TERM_CALENDAR.actingAtMost
  const broken = checkActing(rule.value, period, await listActingPeriods(client, vacancy))
  if (broken) throw actingProblem(broken, rule)
}

async function known(client: pg.ClientBase, asked: { id: number; post: PostId }): Promise<ActingHolderRow> {
  const row = await findActingHolder(client, asked)
  if (!row) throw new Problem('acting-holder-not-found')
  return row
}

const show = ({ endedOn, endedReason, endedBy, endedByCase, ...row }: ActingHolderRow) => ({
  ...row,
  ended: endedOn === null ? null : { on: endedOn, reason: endedReason, by: endedBy, procedure: endedByCase },
})

const valuesOf = ({ seat, person, recordedBy, endedBy, ...row }: ActingHolderRow) => ({
  ...row,
  ...{ seat: seat.id, person: person.id, recordedBy: recordedBy.id, endedBy: endedBy?.id ?? null },
})
