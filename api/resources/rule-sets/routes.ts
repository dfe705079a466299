import { Router } from 'express'
import { listRuleSets } from '../../../db/registers/rule-sets.js'
import { holdsVote } from '../../../domain/procedure/stage-kinds.js'
import { diffRuleSets } from '../../../domain/rules/diff-rule-sets.js'
import type { RuleSet } from '../../../domain/rules/rule-set.js'
import { isInForce } from '../../../domain/rules/select-rule-set.js'
import { inShort, shareOfOutsiders, type VoteRule } from '../../../domain/rules/values/vote-rule.js'
import {
  checkCount,
  evaluateVote,
  type VoteCount,
  type VoteVerdict,
} from '../../../domain/voting/evaluate-vote.js'
import { today } from '../../caller/caller.js'
import type { ApiDeps } from '../../deps.js'
import { etagOf } from '../../http/etags.js'
import { MOST_CANDIDATES } from '../../http/fields.js'
import { operation, serve } from '../../http/openapi.js'
import {
  cursorNumber,
  cursorText,
  DEFAULT_LIMIT,
  decodeCursor,
  encodeCursor,
  page,
} from '../../http/paging.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem, refusalProblem } from '../../problems/problem.js'
import type { FieldError } from '../../problems/rows.js'
import { drafts, findKnownRuleSet, findPredecessor, type KnownRuleSet, rulesInUse } from './known.js'
import {
  differenceList,
  differencesQuery,
  oneRuleSetQuery,
  ruleSetDetails,
  ruleSetPage,
  ruleSetQuery,
  simulationQuery,
  templatePage,
  templateQuery,
  verdict,
  voteCount,
} from './schemas.js'
import { compareText, detailsOf, itemOf, templatesOn } from './view.js'

const listOperation = operation({
  method: 'get',
  path: '/v1/rule-sets',
  tag: 'Rule sets',
  summary: { vi: 'Các bộ quy tắc, mọi phiên bản', en: 'The rule sets, every version' },
  query: ruleSetQuery,
  answers: { 200: { description: 'By id, the highest version first', schema: ruleSetPage } },
})

const readOperation = operation({
  method: 'get',
  path: '/v1/rule-sets/{id}',
  tag: 'Rule sets',
  summary: { vi: 'Một bộ quy tắc, kèm điều khoản', en: 'A rule set whole, each value with its article' },
  query: oneRuleSetQuery,
  answers: {
    200: {
      description: 'The rule set',
      schema: ruleSetDetails,
      headers: { ETag: 'Of a draft: its revision' },
    },
  },
  problems: ['rule-set-not-found'],
})

const templatesOperation = operation({
  method: 'get',
  path: '/v1/templates',
  tag: 'Rule sets',
  summary: { vi: 'Các quy trình khởi động được', en: 'The procedures that can be launched' },
  description: {
    vi: 'Với mỗi loại việc và loại quy trình: bộ quy tắc mà một hồ sơ bắt đầu vào ngày đó sẽ theo.',
    en: 'For every kind and type: the rule set that a case begun on that day runs by.',
  },
  query: templateQuery,
  answers: { 200: { description: 'By the id of the rule set', schema: templatePage } },
})

const evaluateOperation = operation({
  method: 'post',
  path: '/v1/rule-sets/{id}/vote-evaluation',
  tag: 'Rule sets',
  summary: { vi: 'Kiểm tra kết quả bỏ phiếu theo quy tắc', en: 'What a rule says of a count' },
  description: {
    vi: 'Không thay đổi gì: chỉ tính và giải thích, nên không cần Idempotency-Key.',
    en: 'Changes nothing: it counts and explains, so it needs no Idempotency-Key.',
  },
  query: simulationQuery,
  body: voteCount,
  answers: { 200: { description: 'The verdict, with the article and the reckoning', schema: verdict } },
  problems: ['rule-set-not-found', 'count-inconsistent'],
})

const differencesOperation = operation({
  method: 'get',
  path: '/v1/rule-sets/{id}/differences',
  tag: 'Rule sets',
  summary: { vi: 'Điểm khác nhau giữa hai phiên bản', en: 'What differs between two versions' },
  description: {
    vi: 'Không nêu from và with: so với phiên bản liền trước; phiên bản đầu tiên thì so với bộ quy tắc mà nó thay (takesPlaceOf).',
    en: 'Without from and with: against the version before; a first version, against the rule set that it takes the place of.',
  },
  query: differencesQuery,
  answers: { 200: { description: 'In words, in both languages', schema: differenceList } },
  problems: ['rule-set-not-found'],
})

/** The law as the product applies it. Every account may read it and try it. */
export function ruleSetRoutes({ pool, now }: ApiDeps): Router {
  const router = Router()
  serve(router, listOperation, async ({ query, language, response }) => {
    const inUse = await rulesInUse(pool)
    const known = [...inUse, ...(await drafts(pool, inUse))].filter(fits(query))
    const on = query.on ?? today(now)
    const show = (each: KnownRuleSet) => itemOf(each, { inUse, on, language })
    response.json(pageOf(known, query, { of: 'rule-sets', position: positionOf, show }))
  })
  serve(router, readOperation, async ({ params, query, language, response }) => {
    const { on = today(now), ...asked } = query
    const known = await findKnownRuleSet(pool, { id: params.id, ...asked })
    if (known.status === 'draft') response.set('ETag', etagOf({ version: known.stored.revision }))
    response.json(detailsOf(known, { inUse: await rulesInUse(pool), on, language }))
  })
  serve(router, templatesOperation, async ({ query, language, response }) => {
    const ruleSets = await listRuleSets(pool)
    const templates = templatesOn(ruleSets, query.on ?? today(now), language)
    const position = ({ ruleSet }: (typeof templates)[number]): Position => [ruleSet.id, -ruleSet.version, '']
    response.json(pageOf(templates, query, { of: 'templates', position, show: (each) => each }))
  })
  serve(router, evaluateOperation, async ({ params, query, body, response }) => {
    const { version, step, round = 1, outsiders = [], ...count } = body
    const { ruleSet } = await findKnownRuleSet(pool, { id: params.id, version, draft: query.draft })
    response.json(verdictOn(voteRuleOf(ruleSet, step, round), count, outsiders))
  })
  serve(router, differencesOperation, async ({ params, query, response }) => {
    const { from, to, with: other } = query
    await findKnownRuleSet(pool, { id: params.id })
    const { ruleSet: after } = await named(pool, other ?? params.id, to, to === undefined ? 'with' : 'to')
    const { ruleSet: before } =
      from === undefined && other === undefined
        ? await predecessor(pool, after)
        : await named(pool, params.id, from, 'from')
    response.json({ items: diffRuleSets(before, after) })
  })
  return router
}

/** A rule set that a parameter names: one that is not there is a fault of that parameter. */
async function named(
  pool: ApiDeps['pool'],
  id: string,
  version: number | undefined,
  field: string,
): Promise<KnownRuleSet> {
  return findKnownRuleSet(pool, { id, version }).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'rule-set-not-found') {
      throw invalidInput(fieldError(field, 'no-such-rule-set'))
    }
    throw error
  })
}

/** @throws Problem invalid-input at `with` for a first version that takes nobody's place */
async function predecessor(pool: ApiDeps['pool'], after: RuleSet): Promise<KnownRuleSet> {
  const found = await findPredecessor(pool, after)
  if (!found) throw invalidInput(fieldError('with', 'nothing-before', after.version))
  return found
}

interface Filter {
  kind?: string | undefined
  type?: string | undefined
  on?: string | undefined
  status?: string | undefined
}

function fits({ kind, type, on, status }: Filter): (known: KnownRuleSet) => boolean {
  return (known) => {
    const { procedure } = known.ruleSet
    return (
      (kind === undefined || procedure?.kinds.some((each) => each === kind) === true) &&
      (type === undefined || procedure?.type === type) &&
      (on === undefined || isInForce(known.ruleSet, on)) &&
      (status === undefined || known.status === status)
    )
  }
}

type Position = readonly [id: string, version: number, status: string]

/** The version counts downwards: the highest comes first. */
function positionOf({ ruleSet: { id, version }, status }: KnownRuleSet): Position {
  return [id, -version, status]
}

function comparePositions([id, version, status]: Position, other: Position): number {
  return compareText(id, other[0]) || version - other[1] || compareText(status, other[2])
}

/** A page of what is in memory whole: there are never many rule sets. */
function pageOf<Row, Item>(
  all: readonly Row[],
  { limit = DEFAULT_LIMIT, cursor }: { limit?: number | undefined; cursor?: string | undefined },
  { of, position, show }: { of: string; position: (row: Row) => Position; show: (row: Row) => Item },
) {
  const after = decodeCursor(of, [cursorText, cursorNumber, cursorText] as const, cursor)
  const rows = all
    .filter((row) => after === undefined || comparePositions(position(row), after) > 0)
    .sort((a, b) => comparePositions(position(a), position(b)))
  const found = { rows: rows.slice(0, limit + 1), counted: all.length }
  return page(found, limit, show, (row) => encodeCursor(of, position(row)))
}

/** @throws Problem invalid-input at `step` where the rule set has no such vote, at `round` where it has one round only */
function voteRuleOf({ procedure }: RuleSet, step: string, round: number): VoteRule {
  const votes = (procedure?.steps ?? []).filter(holdsVote)
  const stage = votes.find(({ key }) => key === step)
  if (!stage) {
    throw invalidInput(fieldError('step', 'unknown-step', votes.map(({ key }) => key).join(', ')))
  }
  if (round === 1) return stage.vote
  if (!stage.secondRound) throw invalidInput(fieldError('round', 'no-second-round'))
  return stage.secondRound
}

/** @throws Problem count-inconsistent with the field, invalid-input for too many people or an outsider there cannot be */
function verdictOn(rule: VoteRule, count: VoteCount, outsiders: readonly string[]): VoteVerdict {
  const candidates = Object.keys(count.votes)
  if (candidates.length > MOST_CANDIDATES) {
    throw invalidInput(fieldError('votes', 'too-many-candidates', MOST_CANDIDATES))
  }
  if (outsiders.length > 0 && !shareOfOutsiders(rule)) {
    throw invalidInput(fieldError('outsiders', 'nobody-from-outside'))
  }
  const strangers = outsiders.flatMap((each, index): FieldError[] =>
    candidates.includes(each) ? [] : [fieldError(`outsiders.${index}`, 'not-one-of', candidates.join(', '))],
  )
  if (strangers.length > 0) throw invalidInput(...strangers)
  const problem = checkCount(count, candidates, inShort(rule).ballot)
  if (problem) throw refusalProblem({ code: 'count-inconsistent', ...problem })
  return evaluateVote(rule, count, { outsiders })
}
