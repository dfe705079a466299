import { createHash } from 'node:crypto'
import { type Response, Router } from 'express'
import type pg from 'pg'
import { canonicalJson } from '../../../db/audit/canonical-json.js'
import {
  deleteRuleSetDraft,
  insertRuleSet,
  listRuleSetDrafts,
  lockRuleSets,
  type RuleSetDraft,
  saveRuleSetDraft,
  type UnpublishedRuleSet,
} from '../../../db/registers/rule-sets.js'
import { RULE_SETS } from '../../../domain/rules/index.js'
import type { Instant } from '../../../domain/vocabulary.js'
import { audit } from '../../../records/audit.js'
import type { Caller } from '../../../records/rights/caller.js'
import { requireVersion } from '../../../records/version.js'
import { changeOnce } from '../../commands/change-once.js'
import { commandOf } from '../../commands/command-identity.js'
import type { ApiDeps } from '../../deps.js'
import { changeRecord, etagOf, versionRead } from '../../http/etags.js'
import { operation, serve } from '../../http/openapi.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem } from '../../problems/problem.js'
import type { Language } from '../../words/language.js'
import { nextVersion, rulesInUse } from './known.js'
import { draftChange, enteredRuleSet, newRuleSet, publication } from './schemas.js'
import { problemsOf, told, warningsOf } from './view.js'

const place = { Location: 'Where it is' }

const enterOperation = operation({
  method: 'post',
  path: '/v1/rule-sets',
  tag: 'Rule sets',
  summary: { vi: 'Ban hành một phiên bản, hoặc lập bản dự thảo', en: 'Publish a version, or begin a draft' },
  description: {
    vi: 'Phiên bản đã ban hành không bao giờ thay đổi. Hồ sơ đang chạy giữ phiên bản của mình. Bộ quy tắc mới chỉ là mặc định khi nêu takesPlaceOf; nếu không, chỉ được chọn bằng tay khi khởi động.',
    en: 'A published version is never changed. Running cases keep the one that they were launched under. A new rule set is the default only where it names in takesPlaceOf the one whose place it takes; else a launch has to name it.',
  },
  body: newRuleSet,
  command: true,
  answers: { 201: { description: 'The version or the draft', schema: enteredRuleSet, headers: place } },
  problems: ['not-permitted', 'already-exists'],
})

const replaceOperation = operation({
  method: 'put',
  path: '/v1/rule-sets/drafts/{id}',
  tag: 'Rule sets',
  summary: { vi: 'Thay bản dự thảo', en: 'Replace a draft' },
  description: {
    vi: 'Cán bộ tổ chức hoặc quản trị viên của toàn tỉnh; bản dự thảo được thay toàn bộ, chưa áp dụng cho quy trình nào.',
    en: 'By an HR officer or administrator of the whole; the draft is replaced whole, no procedure runs by it yet.',
  },
  body: draftChange,
  ifMatch: true,
  answers: {
    200: { description: 'The draft', schema: enteredRuleSet, headers: { ETag: 'Its revision' } },
  },
  problems: ['not-permitted', 'rule-set-not-found'],
})

const deleteOperation = operation({
  method: 'delete',
  path: '/v1/rule-sets/drafts/{id}',
  tag: 'Rule sets',
  summary: { vi: 'Bỏ bản dự thảo', en: 'Discard a draft' },
  description: {
    vi: 'Cán bộ tổ chức hoặc quản trị viên của toàn tỉnh; chỉ bản dự thảo mất đi, các phiên bản đã ban hành còn nguyên.',
    en: 'By an HR officer or administrator of the whole; the draft alone is gone, published versions stay.',
  },
  ifMatch: true,
  answers: { 204: { description: 'The draft is gone' } },
  problems: ['not-permitted', 'rule-set-not-found'],
})

const publishOperation = operation({
  method: 'post',
  path: '/v1/rule-sets/drafts/{id}/publication',
  tag: 'Rule sets',
  summary: { vi: 'Ban hành bản dự thảo', en: 'Publish a draft' },
  description: {
    vi: 'Cán bộ tổ chức hoặc quản trị viên của toàn tỉnh, kèm lý do; bản dự thảo được kiểm tra rồi thành phiên bản tiếp theo, không bao giờ thay đổi nữa.',
    en: 'By an HR officer or administrator of the whole, with the reason; the draft is checked and becomes the next version, never to be changed.',
  },
  body: publication,
  command: true,
  ifMatch: true,
  answers: { 201: { description: 'The version', schema: enteredRuleSet, headers: place } },
  problems: ['not-permitted', 'rule-set-not-found'],
})

/** Who writes the law of the installation: administrators and HR officers of the whole of it. */
export function ruleSetPublicationRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, enterOperation, async ({ request, caller, body, language, response }) => {
    const { reason, draft, ...ruleSet } = body
    const { status, answer } = await changeOnce(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        requireAuthor(caller)
        await lockRuleSets(client)
        const given = { ruleSet, reason, caller, at }
        if (!draft) return { status: 201, answer: await publish(client, given, language) }
        if ((await listRuleSetDrafts(client, ruleSet.id)).length > 0) throw new Problem('already-exists')
        return { status: 201, answer: await saveDraft(client, given, language) }
      },
    )
    const query = draft ? 'draft=true' : `version=${versionIn(answer)}`
    sendEntered(response, status, `/v1/rule-sets/${ruleSet.id}?${query}`, answer)
  })
  serve(router, replaceOperation, async ({ request, caller, params, body, language, response }) => {
    const { reason, ...ruleSet } = body
    const saved = await changeRecord(deps, async (client, at) => {
      requireAuthor(caller)
      await lockRuleSets(client)
      const before = await draftOf(client, params.id)
      requireVersion(versionRead(request), { version: before.revision })
      if (ruleSet.id !== params.id) throw invalidInput(fieldError('id', 'id-of-the-path', params.id))
      return saveDraft(client, { ruleSet, reason, caller, at }, language, before)
    })
    response.set('ETag', etagOf({ version: saved.revision })).json(saved)
  })
  serve(router, deleteOperation, async ({ request, caller, params, response }) => {
    await changeRecord(deps, async (client, at) => {
      requireAuthor(caller)
      await lockRuleSets(client)
      const { ruleSet, revision } = await draftOf(client, params.id)
      requireVersion(versionRead(request), { version: revision })
      await deleteRuleSetDraft(client, params.id)
      const before = { id: params.id, revision, hash: hashOf(ruleSet) }
      await audit(client, caller, at, { what: 'rule-set-draft-discarded', before })
    })
    response.status(204).end()
  })
  serve(router, publishOperation, async ({ request, caller, params, body, language, response }) => {
    const { status, answer } = await changeOnce(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        requireAuthor(caller)
        await lockRuleSets(client)
        const { ruleSet, revision } = await draftOf(client, params.id)
        requireVersion(versionRead(request), { version: revision })
        const published = await publish(
          client,
          { ruleSet, reason: body.reason, caller, at },
          language,
          revision,
        )
        await deleteRuleSetDraft(client, params.id)
        return { status: 201, answer: published }
      },
    )
    sendEntered(response, status, `/v1/rule-sets/${params.id}?version=${versionIn(answer)}`, answer)
  })
  return router
}

/** @throws Problem not-permitted unless a right of the caller reaches the whole installation */
function requireAuthor({ administers, manages }: Caller): void {
  if (administers !== 'all' && manages !== 'all') throw new Problem('not-permitted')
}

interface Given {
  ruleSet: UnpublishedRuleSet
  reason: string
  caller: Caller
  at: Instant
}

/**
 * Stores the next version, for ever.
 * @throws Problem invalid-input with everything that keeps it from being published
 */
async function publish(
  client: pg.ClientBase,
  { ruleSet: given, reason, caller, at }: Given,
  language: Language,
  draft?: number,
) {
  const { id } = given
  const inUse = await rulesInUse(client)
  const problems = problemsOf(given, inUse)
  if (problems.length > 0) throw invalidInput(...problems)
  const ruleSet = { ...given, version: nextVersion(inUse, id) }
  const hash = hashOf(ruleSet)
  await insertRuleSet(client, { ruleSet, authorId: caller.personId, reason, publishedAt: at, hash })
  const { version, inForce, takesPlaceOf } = ruleSet
  await audit(client, caller, at, {
    what: 'rule-set-published',
    ...(draft !== undefined && { before: { id, draft } }),
    after: { id, version, inForce, ...(takesPlaceOf !== undefined && { takesPlaceOf }), reason, hash },
  })
  return { id, version, status: 'published' as const, hash, ...warned(ruleSet, language) }
}

/**
 * Stores a draft: of the right shape, though not yet fit to be published.
 * @throws Problem invalid-input for the id of a rule set that ships
 */
async function saveDraft(
  client: pg.ClientBase,
  { ruleSet, reason, caller, at }: Given,
  language: Language,
  before?: RuleSetDraft,
) {
  const { id } = ruleSet
  if (RULE_SETS.some((builtIn) => builtIn.id === id)) throw invalidInput(fieldError('id', 'built-in'))
  const inUse = await rulesInUse(client)
  const revision = await saveRuleSetDraft(client, { ruleSet, reason, authorId: caller.personId, savedAt: at })
  await audit(client, caller, at, {
    what: before ? 'rule-set-draft-replaced' : 'rule-set-drafted',
    ...(before && { before: { id, revision: before.revision, hash: hashOf(before.ruleSet) } }),
    after: { id, revision, reason, hash: hashOf(ruleSet) },
  })
  const problems = problemsOf(ruleSet, inUse)
  return {
    id,
    version: nextVersion(inUse, id),
    status: 'draft' as const,
    revision,
    problems: told(problems, language),
    ...warned(ruleSet, language),
  }
}

function warned(ruleSet: UnpublishedRuleSet, language: Language) {
  const warnings = warningsOf(ruleSet, language)
  return warnings.length > 0 ? { warnings } : {}
}

async function draftOf(client: pg.ClientBase, id: string): Promise<RuleSetDraft> {
  const [draft] = await listRuleSetDrafts(client, id)
  if (!draft) throw new Problem('rule-set-not-found')
  return draft
}

function hashOf(ruleSet: UnpublishedRuleSet): string {
  return createHash('sha256').update(canonicalJson(ruleSet)).digest('hex')
}

/** Of what was answered first, also where that was read back. */
function versionIn(answer: unknown): number {
  return enteredRuleSet.parse(answer).version
}

function sendEntered(response: Response, status: number, location: string, answer: unknown): void {
  const { revision } = enteredRuleSet.parse(answer)
  response.status(status).location(location)
  if (revision !== undefined) response.set('ETag', etagOf({ version: revision }))
  response.json(answer)
}
