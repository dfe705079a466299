import { createHash } from 'node:crypto'
import { Router } from 'express'
import type { z } from 'zod'
import { canonicalJson } from '../../../db/audit/canonical-json.js'
import { holdCalendar } from '../../../db/calendar/calendar-years.js'
import { loadCalendar } from '../../../db/calendar/working-calendar.js'
import {
  answerObjection,
  findObjection,
  insertObjection,
  listObjections,
  type ObjectionRow,
} from '../../../db/registers/objections.js'
import {
  findPublishableCase,
  insertPublication,
  listPublications,
  lockPublicity,
  type PublicationRow,
} from '../../../db/registers/publicity.js'
import { showDate } from '../../../domain/eligibility/wording.js'
import {
  lastDayOfObjection,
  type ObjectionAnswer,
  objectionTo,
} from '../../../domain/integrity/objection-period.js'
import {
  endedWithoutResult,
  isAnnounced,
  type PublishableCase,
  publishable,
} from '../../../domain/integrity/publishable.js'
import { PUBLICITY } from '../../../domain/rules/publicity.js'
import type { Publicity } from '../../../domain/rules/values/publicity-rules.js'
import type { CaseId, UnitId } from '../../../domain/vocabulary.js'
import { PUBLISHED, type Published } from '../../../domain/vocabulary.js'
import { type Caller, covers, today } from '../../caller/caller.js'
import { requireUntied } from '../../caller/recusal.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { requireNotBefore, requirePast } from '../../http/date-bounds.js'
import { numbered } from '../../http/numbered.js'
import { operation, serve } from '../../http/openapi.js'
import { audit } from '../../http/record-changes.js'
import { Problem, refusalProblem } from '../../problems/problem.js'
import type { Language } from '../../words/language.js'
import { type CaseRights, caseOf } from '../procedures/rights.js'
import {
  newObjection,
  newPublication,
  objection,
  objectionAnswer,
  objections,
  publication,
  publications,
} from './schemas.js'

const tag = 'Procedures'

const listPublished = operation({
  method: 'get',
  path: '/v1/procedures/{id}/publications',
  tag,
  summary: {
    vi: 'Những nội dung phải công khai và đã công khai',
    en: 'What must be, and what was made public',
  },
  answers: { 200: { description: 'In their order', schema: publications } },
  problems: ['procedure-not-found'],
})
const publish = operation({
  method: 'post',
  path: '/v1/procedures/{id}/publications',
  tag,
  summary: { vi: 'Ghi nhận việc công khai', en: 'Record a publication' },
  description: {
    vi: 'Số ngày tiếp nhận kiến nghị là tham số của địa phương, theo bộ quy tắc mà quy trình giữ. Quy trình kết thúc không có kết quả (rút, không được duyệt, dừng) thì không công khai thêm; kiến nghị về nội dung đã công khai vẫn được tiếp nhận đến hết thời hạn.',
    en: 'For how many days objections are taken is a parameter of the locality, by the rule set that the case keeps. Of a procedure that ended without a result (withdrawn, rejected, stopped) nothing more is published; objections to what was published are taken until its time is over.',
  },
  body: newPublication,
  command: true,
  answers: { 201: { description: 'The publication', schema: publication } },
  problems: [
    'procedure-not-found',
    'not-permitted',
    'recused',
    'case-closed',
    'nothing-to-publish',
    'already-exists',
    'date-in-future',
    'date-before',
  ],
})
const listReceived = operation({
  method: 'get',
  path: '/v1/procedures/{id}/objections',
  tag,
  summary: { vi: 'Kiến nghị, phản ánh', en: 'Objections' },
  answers: { 200: { description: 'In the order in which they were entered', schema: objections } },
  problems: ['procedure-not-found', 'not-permitted'],
})
const object = operation({
  method: 'post',
  path: '/v1/procedures/{id}/objections',
  tag,
  summary: { vi: 'Ghi nhận kiến nghị, phản ánh', en: 'Register an objection' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, không phải nhân sự của quy trình; còn thời hạn kiến nghị thì ghi được, và quyết định có thể phải chờ trả lời.',
    en: 'By an HR officer of the unit who is no candidate of the case, until the period is over; the decision may have to wait for the answer.',
  },
  body: newObjection,
  command: true,
  answers: { 201: { description: 'The objection, without who objects', schema: objection } },
  problems: [
    'procedure-not-found',
    'not-permitted',
    'recused',
    'nothing-published',
    'objection-period-over',
    'date-in-future',
    'date-before',
  ],
})
const reply = operation({
  method: 'post',
  path: '/v1/procedures/{id}/objections/{number}/answer',
  tag,
  summary: { vi: 'Trả lời kiến nghị, phản ánh', en: 'Answer an objection' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, không phải nhân sự của quy trình; mỗi kiến nghị được trả lời một lần.',
    en: 'By an HR officer of the unit who is no candidate of the case; an objection is answered once.',
  },
  body: objectionAnswer,
  command: true,
  answers: { 200: { description: 'The objection, without who objects', schema: objection } },
  problems: [
    'procedure-not-found',
    'objection-not-found',
    'not-permitted',
    'recused',
    'already-answered',
    'date-in-future',
    'date-before',
  ],
})

/** What is published of a case, and what is objected to it: kept by the HR officers of the case's unit. */
export function objectionRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, listPublished, async ({ caller, params, language, response }) => {
    const { standing } = await caseOf(deps, caller, params.id)
    const published = await listPublications(deps.pool, standing.id)
    const found = await findPublishableCase(deps.pool, standing.id)
    response.json({
      items: published.map(showPublication),
      mustBePublic: found ? mustBePublic(found, published, language) : [],
    })
  })
  serve(router, publish, async ({ request, caller, params, body, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const { standing, rights } = await caseOf(deps, caller, params.id, client)
      requireOfficer(rights)
      await requireUntied(client, standing.id, caller.personId, today(deps.now))
      requirePast('publishedOn', body.publishedOn, today(deps.now))
      const begunOn = await lockPublicity(client, standing.id)
      if (begunOn !== undefined) requireNotBefore('publishedOn', body.publishedOn, begunOn)
      const found = await findPublishableCase(client, standing.id)
      if (found) requirePublishable(found, body)
      requireNew(await listPublications(client, standing.id), body)
      const days = (found?.publicity ?? PUBLICITY)[body.what].value
      await holdCalendar(client)
      const untilOn = lastDayOfObjection(await loadCalendar(client), body.publishedOn, days)
      const row = { ...body, days, untilOn }
      const ordinal = await insertPublication(client, {
        ...row,
        caseId: standing.id,
        by: caller.personId,
        at,
      })
      const shown = showPublication({ ...row, ordinal })
      await audit(client, caller, at, { what: 'case-published', after: { case: standing.id, ...shown } })
      return { status: 201, answer: shown }
    })
    response.status(status).json(answer)
  })
  serve(router, listReceived, async ({ caller, params, response }) => {
    const { standing, rights } = await caseOf(deps, caller, params.id)
    const named = seesSender(rights, caller, standing.unitId)
    if (!named && !rights.records) throw new Problem('not-permitted')
    response.json({ items: (await listObjections(deps.pool, standing.id)).map(showObjection(named)) })
  })
  serve(router, object, async ({ request, caller, params, body, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const { standing, rights } = await caseOf(deps, caller, params.id, client)
      requireOfficer(rights)
      await requireUntied(client, standing.id, caller.personId, today(deps.now))
      requirePast('receivedOn', body.receivedOn, today(deps.now))
      await lockPublicity(client, standing.id)
      const published = await listPublications(client, standing.id)
      const to = publicationOf(objectionTo(published, body.receivedOn, body.about))
      const { receivedOn, from: sender, content } = body
      const entry = { publication: to, receivedOn, sender, content }
      const by = { caseId: standing.id, by: caller.personId, at }
      const number = await insertObjection(client, { ...entry, ...by })
      const row = await knownObjection(client, standing.id, number)
      await audit(client, caller, at, { what: 'objection-registered', after: traceOf(standing.id, row) })
      return { status: 201, answer: showObjection(false)(row) }
    })
    response.status(status).json(answer)
  })
  serve(router, reply, async ({ request, caller, params, body, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const { standing, rights } = await caseOf(deps, caller, params.id, client)
      requireOfficer(rights)
      await requireUntied(client, standing.id, caller.personId, today(deps.now))
      const before = await knownObjection(client, standing.id, numbered(params.number, 'objection-not-found'))
      if (before.answeredOn !== null) throw new Problem('already-answered')
      requirePast('answeredOn', body.answeredOn, today(deps.now))
      requireNotBefore('answeredOn', body.answeredOn, before.receivedOn)
      const { ordinal } = before
      await answerObjection(client, { caseId: standing.id, ordinal, ...body, by: caller.personId })
      const row = await knownObjection(client, standing.id, ordinal)
      await audit(client, caller, at, { what: 'objection-answered', after: traceOf(standing.id, row) })
      return { status: 200, answer: showObjection(false)(row) }
    })
    response.status(status).json(answer)
  })
  return router
}

/** What the law of the case has made public, and how far each is. */
function mustBePublic(
  found: PublishableCase & { publicity: Publicity | null },
  published: readonly PublicationRow[],
  language: Language,
): z.output<typeof publications>['mustBePublic'] {
  const isPublished = (what: Published) => published.some((each) => each.what === what)
  const state = (what: Published) => {
    if (isPublished(what)) return 'published'
    if (what === 'result' && !isAnnounced(found)) return 'not-announced'
    return publishable(what, found).isThere ? 'due' : 'awaited'
  }
  const asked = endedWithoutResult(found) ? PUBLISHED.filter(isPublished) : PUBLISHED
  return asked.map((what) => {
    const { value: days, article } = (found.publicity ?? PUBLICITY)[what]
    return { what, days, article: article[language], state: state(what) }
  })
}

const PUBLISHED_SO = {
  vi: 'Nội dung này đã được ghi nhận công khai vào ngày đó, tại nơi đó.',
  en: 'It is recorded as made public on that day at that place already.',
}

/** A candidate keeps no book of what is said against them, whatever their office. */
function requireOfficer({ own, manages }: CaseRights): void {
  if (!manages || own !== undefined) throw new Problem('not-permitted')
}

/** @throws Problem case-closed; nothing-to-publish, with the step that has to come first; date-before */
function requirePublishable(
  found: PublishableCase,
  { what, publishedOn }: z.output<typeof newPublication>,
): void {
  if (endedWithoutResult(found)) throw new Problem('case-closed')
  const answer = publishable(what, found)
  if (answer.isThere) {
    if (answer.since !== undefined) requireNotBefore('publishedOn', publishedOn, answer.since)
    return
  }
  const { title } = answer.awaited
  const detail = {
    vi: `Chỉ công khai được sau bước "${title.vi}".`,
    en: `It can be published after the step "${title.en}".`,
  }
  const errors = [{ field: 'what', code: 'nothing-to-publish', message: detail }]
  throw new Problem('nothing-to-publish', { detail, errors })
}

/** @throws Problem already-exists where the same was published there on that day */
function requireNew(
  published: readonly PublicationRow[],
  { what, publishedOn, place }: z.output<typeof newPublication>,
): void {
  const isSame = (each: PublicationRow) =>
    each.what === what && each.publishedOn === publishedOn && each.place === place
  if (published.some(isSame)) throw new Problem('already-exists', { detail: PUBLISHED_SO })
}

function seesSender({ own, manages }: CaseRights, caller: Caller, unit: UnitId): boolean {
  return own === undefined && (manages || covers(caller.administers, unit))
}

/** @throws Problem with the last day, the first day, or that nothing was published */
function publicationOf(answer: ObjectionAnswer): number {
  if ('publication' in answer) return answer.publication
  switch (answer.problem) {
    case 'nothing-published':
      throw new Problem('nothing-published')
    case 'before-publication':
      throw refusalProblem({ code: 'date-before', field: 'receivedOn', earliest: answer.earliest })
    case 'period-over': {
      const day = showDate(answer.lastDay)
      const detail = { vi: `Ngày cuối là ${day.vi}.`, en: `The last day was ${day.en}.` }
      const errors = [{ field: 'receivedOn', code: 'objection-period-over', message: detail }]
      throw new Problem('objection-period-over', { detail, errors })
    }
  }
}

async function knownObjection(
  client: Parameters<typeof findObjection>[0],
  caseId: CaseId,
  ordinal: number,
): Promise<ObjectionRow> {
  const row = await findObjection(client, caseId, ordinal)
  if (!row) throw new Problem('objection-not-found')
  return row
}

/** For the audit: the chain is read by others than those who may know who objects, so the words stand there as a hash. */
function traceOf(caseId: CaseId, { sender, content, answer, ordinal, ...row }: ObjectionRow) {
  const sha256 = (said: unknown) => createHash('sha256').update(canonicalJson(said)).digest('hex')
  return {
    case: caseId,
    number: ordinal,
    ...row,
    letter: sha256({ sender, content }),
    answer: answer === null ? null : sha256({ sender, content, answer }),
  }
}

const showPublication = ({ ordinal, what, publishedOn, days, untilOn, place }: PublicationRow) => ({
  number: ordinal,
  ...{ what, publishedOn, days, untilOn, place },
})

const showObjection = (named: boolean) => (row: ObjectionRow) => {
  const { ordinal, sender, about, publication: to, receivedOn, content, answeredOn, answer } = row
  return {
    number: ordinal,
    about,
    publication: to,
    ...{ receivedOn, content, answeredOn, answer },
    ...(named && { from: sender }),
  }
}
