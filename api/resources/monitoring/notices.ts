import type { Router } from 'express'
import type { z } from 'zod'
import { listNoticesNotMailed, type NoticeRow } from '../../../db/reads/notices-not-mailed.js'
import { NOTICE_NAMES } from '../../../domain/procedure/notice-names.js'
import { TASK_ROWS } from '../../../domain/procedure/task-kinds.js'
import { scopeWithin } from '../../../records/rights/scope.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorMoment, cursorNumber } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { type Language, say } from '../../words/language.js'
import { WHY_NOT_MAILED_NAMES } from '../../words/notice-words.js'
import { type noticeNotMailed, noticesPage, noticesQuery } from './schemas.js'
import { noticeSheet } from './sheets.js'

const noticesOperation = operation({
  method: 'get',
  path: '/v1/monitoring/notices',
  tag: 'Monitoring',
  summary: { vi: 'Thông báo chưa gửi được qua thư điện tử', en: 'Notices that could not be mailed' },
  description: {
    vi: 'Dành cho người giám sát và quản trị: gửi cho ai, về việc và quy trình nào, vì sao chưa gửi được, từ lúc nào; không có nội dung nào khác của thông báo. Người nhận vẫn thấy thông báo trong hệ thống. Quy trình mà đồng chí là nhân sự không có trong danh sách.',
    en: 'For monitors and administrators: to whom, of which task and procedure, why it could not be mailed and since when; nothing else of what it says. The recipient has it in the console all the same. Procedures that you are a candidate of are left out.',
  },
  query: noticesQuery,
  answers: { 200: { description: 'The latest first', schema: noticesPage } },
})

/** Serves which notices are in the console alone. */
export function serveNotices(router: Router, deps: ApiDeps): void {
  serveList(router, noticesOperation, deps, {
    rights: 'oversees-people',
    refuses: [scopeWithin],
    name: 'notices',
    position: { since: cursorMoment, id: cursorNumber },
    rows: async ({ client, caller, granted: oversees, filter, after, limit }) =>
      listNoticesNotMailed(client, await scopeWithin(client, oversees, filter.unit), {
        ...{ notAbout: caller.personId, after, limit },
      }),
    at: ({ since, id }) => ({ since, id }),
    sheet: noticeSheet,
    show: ({ language }) => show(language),
  })
}

const show =
  (language: Language) =>
  ({ kind, why, case: about, unit, task, ...row }: NoticeRow): z.output<typeof noticeNotMailed> => ({
    ...row,
    kind,
    title: say(NOTICE_NAMES[kind], language),
    why: { code: why, title: say(WHY_NOT_MAILED_NAMES[why], language) },
    procedure: about,
    unit: { id: unit.id, name: say(unit.name, language) },
    task: task && { ...task, title: say(TASK_ROWS[task.kind].words, language) },
  })
