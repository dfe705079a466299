import type { Router } from 'express'
import { listRuleSets } from '../../../db/registers/rule-sets.js'
import { notPublishedOn, templatesOn } from '../../../domain/rules/templates.js'
import { HIGHEST_LEVEL } from '../../../domain/vocabulary.js'
import { postAskedAbout } from '../../../records/cases/launch/templates.js'
import { writesLaw } from '../../../records/rights/rule-sets.js'
import { differencesBetween, differencesIfPublished } from '../../../records/rule-sets/differences.js'
import { type ListedRuleSet, ruleSetsLike, wholeRuleSet } from '../../../records/rule-sets/known.js'
import { verdictBy } from '../../../records/rule-sets/vote-evaluation.js'
import type { ApiDeps } from '../../deps.js'
import { etagOf } from '../../http/etags.js'
import { operation } from '../../http/operation.js'
import { cursorNumber, cursorText, rowsAfter } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
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
import { ruleSetSheet, templateSheet } from './sheet.js'
import { detailsOf, itemOf, notPublishedView, templateView } from './view.js'

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
})

/** The law as the product applies it. Every account may read it and try it. */
export function ruleSetRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, listOperation, deps, {
    rights: 'everybody',
    name: 'rule-sets',
    position: { id: cursorText, version: cursorNumber, status: cursorText },
    rows: async ({ client, filter, today, ...page }) =>
      rowsAfter(await ruleSetsLike(client, filter, today), placeOf, page),
    at: placeOf,
    sheet: ruleSetSheet,
    show: ({ language }) => itemOf(language),
  })
  serveReading(router, readOperation, deps, {
    rights: 'everybody',
    refuses: [wholeRuleSet],
    read: async ({ client, caller, of, query: { on, ...asked }, language, today }) => {
      const whole = await wholeRuleSet(client, { id: of, ...asked }, on ?? today)
      const differences =
        whole.status === 'draft' ? await differencesIfPublished(client, whole.ruleSet) : undefined
      return detailsOf(whole, { language, mayWrite: writesLaw(caller), differences })
    },
    send: (response, details) => {
      if (details.revision !== undefined) response.set('ETag', etagOf({ version: details.revision }))
      response.json(details)
    },
  })
  serveList(router, templatesOperation, deps, {
    rights: 'everybody',
    refuses: [postAskedAbout],
    name: 'templates',
    position: { id: cursorText, version: cursorNumber },
    rows: async ({ client, filter: { on }, today, ...page }) =>
      rowsAfter(templatesOn(await listRuleSets(client), on ?? today), placeOfRuleSet, page),
    at: placeOfRuleSet,
    sheet: templateSheet,
    show: async ({ client, caller, language, filter: { seat: seatId, post: postId } }) => {
      const asked = await postAskedAbout(client, caller, { seatId, postId })
      const electionByTwo = deps.twoPeopleFor.includes('election-results')
      return templateView({ language, asked, electionByTwo, level: asked?.post.level ?? HIGHEST_LEVEL })
    },
    beside: async ({ client, language, filter: { on }, today }) => ({
      notPublished: notPublishedOn(await listRuleSets(client), on ?? today).map(notPublishedView(language)),
    }),
  })
  serveReading(router, evaluateOperation, deps, {
    rights: 'everybody',
    refuses: [verdictBy],
    read: ({ client, of, query: { draft }, body: { version, ...count } }) =>
      verdictBy(client, { id: of, version, draft }, count),
  })
  serveReading(router, differencesOperation, deps, {
    rights: 'everybody',
    refuses: [differencesBetween],
    read: async ({ client, of, query }) => {
      const { before, differences } = await differencesBetween(client, { id: of, ...query })
      const { id, version, title } = before
      return { before: { id, version, title }, items: differences }
    },
  })
  return router
}

/** The version counts downwards: the highest comes first. */
const placeOfRuleSet = ({ ruleSet: { id, version } }: Pick<ListedRuleSet, 'ruleSet'>) => ({
  ...{ id, version: -version },
})

const placeOf = (listed: ListedRuleSet) => ({ ...placeOfRuleSet(listed), status: listed.status })
