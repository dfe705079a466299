import type { Response, Router } from 'express'
import { PUBLISH_DRAFT, PUBLISH_RULE_SET } from '../../../records/proposed-changes/proposable.js'
import {
  discardDraft,
  enterRuleSet,
  publishDraft,
  replaceDraft,
} from '../../../records/rule-sets/publication.js'
import type { ApiDeps } from '../../deps.js'
import { etagOf, versionRead } from '../../http/etags.js'
import { operation } from '../../http/operation.js'
import { serveIfMatch } from '../../http/serve-revision.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { proposedInstead } from '../proposed-changes/view.js'
import { draftChange, enteredRuleSet, newRuleSet, publication } from './schemas.js'
import { showEntered } from './view.js'

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
  answers: {
    201: { description: 'The version or the draft', schema: enteredRuleSet, headers: place },
    ...proposedInstead,
  },
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
  answers: {
    201: { description: 'The version', schema: enteredRuleSet, headers: place },
    ...proposedInstead,
  },
})

/** Who writes the law of the installation: administrators and HR officers of the whole of it. */
export function ruleSetPublicationRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveUseCase(router, enterOperation, deps, {
    rights: 'authors-of-rule-sets',
    use: enterRuleSet,
    takesTwo: PUBLISH_RULE_SET,
    input: ({ body: { reason, draft, ...ruleSet } }) => ({ ruleSet, reason, draft }),
    ...{ show: showEntered, send: sendEntered },
  })
  serveIfMatch(router, replaceOperation, deps, {
    rights: 'authors-of-rule-set-draft',
    use: replaceDraft,
    input: ({ of, read, body: { reason, ...ruleSet } }) => ({ id: of, read, ruleSet, reason }),
    send: (response, draft, shown) => {
      response.set('ETag', etagOf({ version: draft.revision })).json(showEntered(draft, shown))
    },
  })
  serveIfMatch(router, deleteOperation, deps, {
    rights: 'authors-of-rule-set-draft',
    use: discardDraft,
    input: ({ of, read }) => ({ id: of, read }),
    send: (response) => {
      response.status(204).end()
    },
  })
  serveUseCase(router, publishOperation, deps, {
    rights: 'authors-of-rule-sets',
    use: publishDraft,
    takesTwo: PUBLISH_DRAFT,
    input: ({ of, request, body: { reason } }) => ({ id: of, read: versionRead(request), reason }),
    ...{ show: showEntered, send: sendEntered },
  })
  return router
}

/** Says where it is, of what was answered first, also where that was read back. */
function sendEntered(response: Response, status: number, answer: unknown): void {
  const { id, version, revision } = enteredRuleSet.parse(answer)
  const query = revision === undefined ? `version=${version}` : 'draft=true'
  response.status(status).location(`/v1/rule-sets/${id}?${query}`)
  if (revision !== undefined) response.set('ETag', etagOf({ version: revision }))
  response.json(answer)
}
