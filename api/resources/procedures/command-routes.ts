import type { Router } from 'express'
import { forTwoInCases } from '../../../domain/two-people.js'
import { caseToOpen } from '../../../records/cases/launch/launch.js'
import { namedInLaunch } from '../../../records/cases/launch/named.js'
import { RIGHT_TO } from '../../commands/right-to.js'
import { serveCommand, serveLaunch } from '../../commands/serve-command.js'
import { servePreview } from '../../commands/serve-preview.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { strictRouter } from '../../http/strict-router.js'
import { launchPreview } from './plan-schemas.js'
import { previewOf } from './preview.js'
import { because, caseAnswer, launch, returning } from './schemas.js'

const tag = 'Procedures'
const answers = { 200: { description: 'The case after it', schema: caseAnswer } }

const launching = operation({
  method: 'post',
  path: '/v1/procedures',
  tag,
  summary: { vi: 'Khởi động quy trình', en: 'Launch a procedure' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị có chức vụ và của cơ quan tham mưu về chức vụ đó; hồ sơ giữ bộ quy tắc của ngày bắt đầu và mở việc đầu tiên. Người mà hồ sơ cán bộ không thuộc quyền xem của cán bộ mở quy trình chỉ là được giới thiệu: đơn vị của họ trả lời trước.',
    en: "By an HR officer of the post's unit and of the office that acts on the post; the case keeps the rule set of the day it began, and its first task opens. Whose file the officer does not read is only proposed: their own unit answers first.",
  },
  body: launch,
  command: true,
  answers: {
    201: { description: 'Launched', schema: caseAnswer, headers: { Location: 'Where the procedure is' } },
  },
})
const preview = operation({
  method: 'post',
  path: '/v1/procedures/preview',
  tag,
  summary: { vi: 'Xem trước khi khởi động', en: 'What a launch would come to' },
  description: {
    vi: 'Nội dung gửi như khi khởi động, bị từ chối như khi khởi động; không ghi gì, nên không cần Idempotency-Key. Trả lời điều kiện của từng nhân sự, thành phần bỏ phiếu, ai làm từng bước, điều cần lưu ý và thời hạn của mọi bước.',
    en: 'Takes the body of a launch and refuses what it would refuse; nothing is written, so it needs no Idempotency-Key. Answers whether each candidate meets the criteria, who votes, who acts in each step, what should be looked at, and until when each step is due.',
  },
  body: launch,
  answers: { 200: { description: 'Nothing is launched', schema: launchPreview } },
})
const returned = operation({
  method: 'post',
  path: '/v1/procedures/{id}/return',
  tag,
  summary: { vi: 'Trả về bước trước', en: 'Return to an earlier stage' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, kèm lý do; các bước từ đó được làm lại, trừ những bước được giữ, và phiếu đã bỏ ở đó bị hủy.',
    en: 'By an HR officer of the unit, with the reason; the steps from there on are done anew but for those that are kept, and their votes are annulled.',
  },
  body: returning,
  command: true,
  ifMatch: 'where-sent',
  answers,
})
const suspension = operation({
  method: 'post',
  path: '/v1/procedures/{id}/suspension',
  tag,
  summary: { vi: 'Tạm dừng', en: 'Suspend: deadlines stop' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, kèm lý do; thời hạn dừng và không việc nào hoàn thành được cho đến khi tiếp tục.',
    en: 'By an HR officer of the unit, with the reason; deadlines stop, and no task is done until it resumes.',
  },
  body: because,
  command: true,
  ifMatch: 'where-sent',
  answers,
})
const resumption = operation({
  method: 'post',
  path: '/v1/procedures/{id}/resumption',
  tag,
  summary: { vi: 'Tiếp tục', en: 'Resume: deadlines go on with the days that were left' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, kèm lý do; mỗi việc có lại số ngày làm việc còn lại.',
    en: 'By an HR officer of the unit, with the reason; each task has the working days that were left.',
  },
  body: because,
  command: true,
  ifMatch: 'where-sent',
  answers,
})
const withdrawal = operation({
  method: 'post',
  path: '/v1/procedures/{id}/withdrawal',
  tag,
  summary: { vi: 'Rút hồ sơ', en: 'Withdraw the procedure' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, kèm lý do; quy trình kết thúc không có quyết định và không mở lại được.',
    en: 'By an HR officer of the unit, with the reason; the procedure ends without a decision, for good.',
  },
  body: because,
  command: true,
  ifMatch: 'where-sent',
  answers,
})
const candidateWithdrawal = operation({
  method: 'post',
  path: '/v1/procedures/{id}/candidates/{cadreId}/withdrawal',
  tag,
  summary: { vi: 'Ứng viên rút', en: 'A candidate withdraws, by their own word or an officer’s' },
  description: {
    vi: 'Chính người đó hoặc cán bộ tổ chức của đơn vị, kèm lý do; người đó ra khỏi quy trình, phiếu đang mở có tên họ được bỏ lại.',
    en: 'By the candidate or an HR officer of the unit, with the reason; they leave the procedure, and an open vote that names them is held anew.',
  },
  body: because,
  command: true,
  ifMatch: 'where-sent',
  answers,
})
const candidateBlock = operation({
  method: 'post',
  path: '/v1/procedures/{id}/candidates/{cadreId}/block',
  tag,
  summary: { vi: 'Dừng xem xét nhân sự', en: 'Block a candidate' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, kèm lý do; người đó không được đi tiếp, phiếu đang mở có tên họ được bỏ lại.',
    en: 'By an HR officer of the unit, with the reason; the candidate may not go on, and an open vote that names them is held anew.',
  },
  body: because,
  command: true,
  ifMatch: 'where-sent',
  answers,
})

/** The commands to procedures: launch, return, suspension and the others. */
export function caseCommandRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveLaunch(router, launching, deps, {
    rights: 'officers-of-post-and-its-office',
    use: caseToOpen,
    look: ({ client, body }) => namedInLaunch(client, body),
    input: ({ looked }) => looked,
  })
  servePreview(router, preview, deps, {
    rights: 'officers-of-post-and-its-office',
    use: caseToOpen,
    look: namedInLaunch,
    show: (opening, previewed) =>
      previewOf(opening, { ...previewed, twoPeopleFor: forTwoInCases(deps.twoPeopleFor) }),
  })
  serveCommand(router, returned, deps, {
    rights: RIGHT_TO.returnCase,
    name: 'returnCase',
    input: ({ body }) => body,
  })
  serveCommand(router, suspension, deps, {
    rights: RIGHT_TO.suspendCase,
    name: 'suspendCase',
    input: ({ body }) => body,
  })
  serveCommand(router, resumption, deps, {
    rights: RIGHT_TO.resumeCase,
    name: 'resumeCase',
    input: ({ body }) => body,
  })
  serveCommand(router, withdrawal, deps, {
    rights: RIGHT_TO.withdrawCase,
    name: 'withdrawCase',
    input: ({ body }) => body,
  })
  serveCommand(router, candidateWithdrawal, deps, {
    rights: RIGHT_TO.withdrawCandidate,
    name: 'withdrawCandidate',
    input: ({ params, body }) => ({ candidate: params.cadreId, ...body }),
  })
  serveCommand(router, candidateBlock, deps, {
    rights: RIGHT_TO.blockCandidate,
    name: 'blockCandidate',
    input: ({ params, body }) => ({ candidate: params.cadreId, ...body }),
  })
  return router
}
