import { type Request, Router } from 'express'
import type pg from 'pg'
import {
  type DossierEntry,
  type DossierGround,
  findDossierGround,
  findEarlierDossier,
  insertDossierItem,
  listDossier,
} from '../../../db/registers/dossiers.js'
import { localDate } from '../../../domain/deadlines/dates.js'
import {
  checkDossier,
  firstDayOfIssue,
  type ItemResult,
  incomplete,
  isReusable,
} from '../../../domain/dossier/check-dossier.js'
import { isEqualPost } from '../../../domain/dossier/equal-post.js'
import { DOSSIER_NAMES } from '../../../domain/dossier/item-names.js'
import { showDate } from '../../../domain/eligibility/wording.js'
import type { DossierRules } from '../../../domain/rules/values/dossier-rules.js'
import type { CaseId, IsoDate, PersonId, Text } from '../../../domain/vocabulary.js'
import { DOSSIER_ITEMS, type DossierItem } from '../../../domain/vocabulary.js'
import { type Caller, today } from '../../caller/caller.js'
import { requireUntied } from '../../caller/recusal.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { operation, serve } from '../../http/openapi.js'
import { audit } from '../../http/record-changes.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem, refusalProblem } from '../../problems/problem.js'
import type { Language } from '../../words/language.js'
import { caseOf, requireManages } from '../procedures/rights.js'
import { dossierQuery, dossiers, filing, takingOver } from './schemas.js'

const tag = 'Dossiers'
const answers = { 200: { description: 'The dossiers after it', schema: dossiers } }

const reading = operation({
  method: 'get',
  path: '/v1/procedures/{id}/dossier',
  tag,
  summary: {
    vi: 'Hồ sơ nhân sự: từng thành phần, còn giá trị đến ngày nào',
    en: 'The dossiers: each item, and until when it is valid',
  },
  query: dossierQuery,
  answers,
  problems: ['procedure-not-found', 'not-permitted'],
})
const entering = operation({
  method: 'post',
  path: '/v1/procedures/{id}/candidates/{cadreId}/dossier',
  tag,
  summary: { vi: 'Nhập thành phần hồ sơ', en: 'Enter items of a dossier' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị; thành phần nhập sau thay thành phần cùng loại khi kiểm tra hồ sơ.',
    en: 'By an HR officer of the unit of the case; what is entered later counts in place of an earlier item of its kind.',
  },
  body: filing,
  command: true,
  answers,
  problems: [
    'procedure-not-found',
    'not-permitted',
    'recused',
    'candidate-not-found',
    'case-closed',
    'date-in-future',
  ],
})
const reusing = operation({
  method: 'post',
  path: '/v1/procedures/{id}/candidates/{cadreId}/dossier/reuse',
  tag,
  summary: { vi: 'Dùng lại hồ sơ trước', en: 'Take over the items of an earlier dossier' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị; mọi thành phần của hồ sơ gần nhất tại cùng cấp có thẩm quyền được lấy lại, trong thời hạn mà bộ quy tắc cho phép; trừ tờ trình, biên bản, kết quả kiểm phiếu, vốn thuộc về từng quy trình.',
    en: 'By an HR officer of the unit of the case; every item of the latest dossier before the same authority is taken over, within the time that the rule set grants; not the proposal, minutes and counts, which belong to their procedure.',
  },
  body: takingOver,
  command: true,
  answers,
  problems: [
    'procedure-not-found',
    'not-permitted',
    'recused',
    'candidate-not-found',
    'case-closed',
    'dossier-not-reusable',
  ],
})

/** /v1/procedures/{id}/dossier */
export function dossierRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, reading, async ({ caller, params, query, language, response }) => {
    const { rights } = await caseOf(deps, caller, params.id)
    if (!rights.papers && rights.own === undefined) throw new Problem('not-permitted')
    response.json(
      await view(deps.pool, params.id, { on: query.on ?? today(deps.now), language, own: rights.own }),
    )
  })
  serve(router, entering, async ({ request, caller, params, body, language, response }) => {
    const asked = { request, caller, caseId: params.id, personId: params.cadreId, body, language }
    const { status, answer } = await change(deps, asked, async (client, { at }) => {
      requireOnce(body.items.map(({ item }) => item))
      const on = localDate(at)
      for (const [index, { item, issuedOn, reference }] of body.items.entries()) {
        if (issuedOn > on) {
          throw refusalProblem({ code: 'date-in-future', field: `items.${index}.issuedOn`, latest: on })
        }
        const filed = { caseId: params.id, personId: params.cadreId, item, issuedOn, reference }
        await insertDossierItem(client, { ...filed, enteredBy: caller.personId, enteredAt: at })
      }
      return { what: 'dossier-items-entered', after: { items: body.items } }
    })
    response.status(status).json(answer)
  })
  serve(router, reusing, async ({ request, caller, params, body, language, response }) => {
    const { id: caseId, cadreId: personId } = params
    const asked = { request, caller, caseId, personId, body, language }
    const { status, answer } = await change(deps, asked, async (client, { at, ground, rules }) => {
      const notReused = rules.notReused?.value ?? []
      const earlier = await findEarlierDossier(client, {
        ...{ personId, managingBody: ground.managingBody, caseId, notReused },
      })
      if (earlier?.caseId !== body.from || !isReusable(rules, localDate(earlier.closedAt), localDate(at))) {
        throw new Problem('dossier-not-reusable')
      }
      const earlierItems = await listDossier(client, body.from, personId)
      const items = earlierItems.filter(({ item }) => !notReused.includes(item))
      for (const { item, issuedOn, reference } of items) {
        const filed = { caseId, personId, item, issuedOn, reference, takenFrom: body.from }
        await insertDossierItem(client, { ...filed, enteredBy: caller.personId, enteredAt: at })
      }
      return { what: 'dossier-reused', after: { from: body.from, items: items.length } }
    })
    response.status(status).json(answer)
  })
  return router
}

/** @throws Problem invalid-input at each item that one filing names again: which of the two would count? */
function requireOnce(items: readonly DossierItem[]): void {
  const again = items.flatMap((item, index) => (items.indexOf(item) < index ? [index] : []))
  if (again.length > 0) {
    throw invalidInput(...again.map((index) => fieldError(`items.${index}.item`, 'named-twice')))
  }
}

interface Asked {
  request: Request
  caller: Caller
  caseId: CaseId
  personId: PersonId
  body: unknown
  language: Language
}

type Entering = (
  client: pg.PoolClient,
  given: { at: string; ground: DossierGround; rules: DossierRules },
) => Promise<{ what: string; after: object }>

/** A change of one person's dossier by an officer of the case, with its audit event in the common chain. */
function change(
  deps: ApiDeps,
  { request, caller, caseId, personId, body, language }: Asked,
  enter: Entering,
) {
  return recordCommand(deps, commandOf(request, caller, body), async (client, at) => {
    const { standing, rights } = await caseOf(deps, caller, caseId, client)
    requireManages(rights)
    if (!['running', 'suspended'].includes(standing.status)) {
      throw refusalProblem({ code: 'case-closed', status: standing.status })
    }
    await requireUntied(client, caseId, caller.personId, localDate(at))
    const ground = await findDossierGround(client, caseId)
    const rules = ground?.rules.dossier
    if (!ground || !rules) throw invalidInput(fieldError('id', 'no-dossier-asked'))
    if (!ground.candidates.some((candidate) => candidate.personId === personId)) {
      throw refusalProblem({ code: 'candidate-not-found', candidate: personId })
    }
    const { what, after } = await enter(client, { at, ground, rules })
    await audit(client, caller, at, { what, after: { case: caseId, person: personId, ...after } })
    return {
      status: 200,
      answer: await view(client, caseId, { on: localDate(at), language, own: undefined }),
    }
  })
}

async function view(
  client: pg.Pool | pg.ClientBase,
  caseId: CaseId,
  { on, language, own }: { on: IsoDate; language: Language; own: PersonId | undefined },
) {
  const ground = await findDossierGround(client, caseId)
  if (!ground) return { on, required: false, candidates: [] }
  const rules = ground.rules.dossier
  const filed = await listDossier(client, caseId)
  const shown = ground.candidates.filter(({ personId }) => own === undefined || own === personId)
  const candidates = []
  for (const { personId, name, dueOn, tenures } of shown) {
    const ofPerson = filed.filter((each) => each.personId === personId)
    const equalPost = isEqualPost({ ...ground, tenures }, on)
    const results = rules ? checkDossier(rules, ofPerson, on, { equalPost }) : []
    const earlier = await findEarlierDossier(client, {
      ...{ personId, managingBody: ground.managingBody, caseId },
      notReused: rules?.notReused?.value ?? [],
    })
    const closedOn = earlier && localDate(earlier.closedAt)
    candidates.push({
      candidate: { id: personId, name },
      complete: incomplete(results).length === 0,
      items: DOSSIER_ITEMS.map((item) => {
        const result = results.find((each) => each.item === item)
        return itemView({ item, result, filed: ofPerson, rules, on, dueOn }, language)
      }),
      reusable:
        rules && earlier && closedOn && isReusable(rules, closedOn, on)
          ? { procedure: earlier.caseId, closedOn }
          : null,
    })
  }
  return { on, required: rules !== undefined, candidates }
}

interface ShownItem {
  item: DossierItem
  /** Undefined where the law of the procedure does not ask the item. */
  result: ItemResult | undefined
  filed: readonly DossierEntry[]
  rules: DossierRules | undefined
  on: IsoDate
  dueOn: IsoDate | null
}

/** An item whether it is on file or not, and where it is not what is to be filed. */
function itemView({ item, result, filed, rules, on, dueOn }: ShownItem, language: Language) {
  const { answer = 'not-asked', issuedOn, issuedLater, validUntil, article } = result ?? {}
  const entry = filed.findLast((each) => each.item === item && each.issuedOn === issuedOn)
  const isDue = answer === 'missing' || answer === 'too-old'
  const issuedFrom = rules && firstDayOfIssue(rules, item, on)
  return {
    item,
    title: DOSSIER_NAMES[item][language],
    answer,
    issuedOn: issuedOn ?? null,
    validUntil: validUntil ?? null,
    reference: entry?.reference ?? null,
    takenFrom: entry?.takenFrom ?? null,
    due: isDue
      ? {
          what: (issuedLater ? toFileBy(on, { issuedFrom, issuedLater }) : toFile(issuedFrom))[language],
          issuedFrom: issuedFrom ?? null,
          by: dueOn,
        }
      : null,
    article: article?.[language] ?? null,
  }
}

function toFile(issuedFrom: IsoDate | undefined): Text {
  if (!issuedFrom) return { vi: 'Cần nộp.', en: 'To be filed.' }
  const day = showDate(issuedFrom)
  return {
    vi: `Cần nộp bản cấp từ ngày ${day.vi} trở đi.`,
    en: `To be filed, issued on ${day.en} or later.`,
  }
}

/** Where a paper is on file that did not exist yet on the day of the decision. */
function toFileBy(
  on: IsoDate,
  { issuedFrom, issuedLater }: { issuedFrom: IsoDate | undefined; issuedLater: IsoDate },
): Text {
  const [day, later, from] = [showDate(on), showDate(issuedLater), issuedFrom && showDate(issuedFrom)]
  return {
    vi: `Bản đã nộp cấp ngày ${later.vi}, sau ngày quyết định, nên không được tính. Cần nộp bản cấp ${from ? `từ ngày ${from.vi} ` : ''}đến ngày ${day.vi}.`,
    en: `The one on file was issued on ${later.en}, after the day of the decision, and does not count. To be filed, issued ${from ? `from ${from.en} ` : ''}until ${day.en}.`,
  }
}
