import type { Router } from 'express'
import { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import { findTitlesOfCodes } from '../../../db/reads/titles-of-codes.js'
import { listProposedChanges, type ProposedChangeRow } from '../../../db/registers/proposed-changes.js'
import { confirmChange, refuseChange, withdrawChange } from '../../../records/proposed-changes/decide.js'
import { ruleSetProposed } from '../../../records/proposed-changes/proposable.js'
import { proposalsWithin } from '../../../records/rights/proposed-changes.js'
import { differencesFollowed, differencesIfPublished } from '../../../records/rule-sets/differences.js'
import { numbered } from '../../../records/use-case/record-number.js'
import type { ApiDeps } from '../../deps.js'
import type { Shown } from '../../http/answer.js'
import { operation } from '../../http/operation.js'
import { cursorNumber } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveReading } from '../../http/serve-reading.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import type { Language } from '../../words/language.js'
import {
  confirmation,
  proposedChangeDetails,
  proposedChangePage,
  proposedChangeQuery,
  refusal,
  withdrawal,
} from './schemas.js'
import { proposedChangeSheet } from './sheet.js'
import { showProposed } from './view.js'

const tag = 'Two people'
const answers = { 200: { description: 'The change, as it stands', schema: proposedChangeDetails } }

const listOperation = operation({
  method: 'get',
  path: '/v1/proposed-changes',
  tag,
  summary: { vi: 'Nội dung chờ người thứ hai xác nhận', en: 'Changes that wait for a second person' },
  description: {
    vi: 'Của chính đồng chí, và những nội dung mà đồng chí có quyền nhập; không có nội dung nào về chính đồng chí.',
    en: 'Those that you entered, and those that you might have; nothing about yourself.',
  },
  query: proposedChangeQuery,
  answers: { 200: { description: 'The latest entered first', schema: proposedChangePage } },
})

const readOperation = operation({
  method: 'get',
  path: '/v1/proposed-changes/{id}',
  tag,
  summary: { vi: 'Một nội dung chờ xác nhận, đầy đủ', en: 'A proposed change whole' },
  answers,
})

const confirmOperation = operation({
  method: 'post',
  path: '/v1/proposed-changes/{id}/confirmation',
  tag,
  summary: { vi: 'Xác nhận', en: 'Confirm it' },
  description: {
    vi: 'Người thứ hai có cùng quyền, không phải người nhập, không phải người liên quan; mọi quy tắc được kiểm tra lại rồi mới có hiệu lực.',
    en: 'By a second person with the same right, neither who entered it nor whom it is about; every rule is asked again, then it takes effect.',
  },
  body: confirmation,
  command: true,
  answers,
})

const refuseOperation = operation({
  method: 'post',
  path: '/v1/proposed-changes/{id}/refusal',
  tag,
  summary: { vi: 'Từ chối, kèm lý do', en: 'Refuse it, with the reason' },
  description: {
    vi: 'Người thứ hai có cùng quyền; nội dung không có hiệu lực.',
    en: 'By a second person with the same right; nothing of it takes effect.',
  },
  body: refusal,
  command: true,
  answers,
})

const withdrawOperation = operation({
  method: 'post',
  path: '/v1/proposed-changes/{id}/withdrawal',
  tag,
  summary: { vi: 'Rút lại', en: 'Withdraw it' },
  description: {
    vi: 'Chỉ người nhập; nội dung không còn chờ xác nhận nữa.',
    en: 'By whoever entered it; it does not wait any more.',
  },
  body: withdrawal,
  command: true,
  answers,
})

/** What takes two people, where it waits. */
export function proposedChangeRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, listOperation, deps, {
    rights: 'everybody',
    name: 'proposed-changes',
    position: { id: cursorNumber },
    rows: ({ client, caller, filter, after, limit }) =>
      listProposedChanges(client, { ...proposalsWithin(caller), ...filter, after: after?.id, limit }),
    at: ({ id }) => ({ id }),
    sheet: proposedChangeSheet,
    show:
      ({ language }) =>
      (row) =>
        showProposed(row, language),
  })
  serveReading(router, readOperation, deps, {
    rights: 'sees-proposed-change',
    read: ({ granted, ...shown }) => showWhole(granted, shown),
  })
  serveUseCase(router, confirmOperation, deps, {
    rights: 'second-person',
    use: confirmChange,
    input: ({ of }) => ({ id: numbered(of) }),
    show: showWhole,
  })
  serveUseCase(router, refuseOperation, deps, {
    rights: 'second-person',
    use: refuseChange,
    input: ({ of, body }) => ({ id: numbered(of), ...body }),
    show: showWhole,
  })
  serveUseCase(router, withdrawOperation, deps, {
    rights: 'first-person',
    use: withdrawChange,
    input: ({ of }) => ({ id: numbered(of) }),
    show: showWhole,
  })
  return router
}

async function showWhole(row: ProposedChangeRow, { client, language }: Pick<Shown, 'client' | 'language'>) {
  const { sent, hash, result } = row
  const differences = await differencesOf(client, row)
  const names = await namesIn(client, row, language)
  return { ...showProposed(row, language), sent, hash, names, result, ...(differences && { differences }) }
}

/** What points to something by its id, in what is sent. */
const POINTERS = ['group', 'unit', 'unitId', 'parentId', 'personId', 'otherId'] as const

/** Nobody confirms an id: what each stands for is told with it. */
async function namesIn(client: Client, { sent, unitId }: ProposedChangeRow, language: Language) {
  const ids = [unitId, ...POINTERS.map((pointer) => Reflect.get(sent, pointer))]
  const titles = await findTitlesOfCodes(
    client,
    ids.filter((each) => typeof each === 'string'),
  )
  return Object.fromEntries([...titles].map(([code, title]) => [code, title[language]]))
}

/** Of a rule set that waits, against what it would follow today; of one that was confirmed, what two people put in force. */
async function differencesOf(client: Client, row: ProposedChangeRow) {
  const ruleSet = ruleSetProposed(row)
  if (!ruleSet) return undefined
  if (row.state === 'waiting') return await differencesIfPublished(client, ruleSet)
  const published = PUBLISHED.safeParse(row.result)
  return published.success ? await differencesFollowed(client, published.data) : undefined
}
const PUBLISHED = z.object({ id: z.string(), version: z.int() })
