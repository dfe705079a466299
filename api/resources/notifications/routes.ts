import type { Router } from 'express'
import type { z } from 'zod'
import { listNoticeWords, type NoticeWords } from '../../../db/reads/own-notices.js'
import { markNoticesRead } from '../../../db/registers/notices-read.js'
import { NOTICE_MEANS } from '../../../domain/procedure/notice-names.js'
import { countUnread, type ReadableNotice, readableNotices } from '../../../records/rights/notices.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorMoment, cursorNumber } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveOwnMark } from '../../http/serve-own-mark.js'
import { strictRouter } from '../../http/strict-router.js'
import type { Language } from '../../words/language.js'
import { noticeInWords } from '../../words/own-notice-words.js'
import { noticesQuery, type ownNotice, ownNoticesPage, readUntil } from './schemas.js'
import { ownNoticeSheet } from './sheet.js'

const tag = 'Me'

const listOperation = operation({
  method: 'get',
  path: '/v1/me/notifications',
  tag,
  summary: { vi: 'Thông báo gửi đến tôi', en: 'What I was told' },
  description: {
    vi: 'Cũng là những gì được gửi qua thư điện tử, mới nhất trước: chỉ gồm thông báo về việc, hồ sơ, nhiệm vụ đột phá mà đồng chí hiện được xem. Không nêu lý do, số phiếu, kết quả.',
    en: 'What is mailed as well, the latest first: of those tasks, procedures and breakthrough tasks alone that you may read now. Neither reasons nor counts nor results.',
  },
  query: noticesQuery,
  answers: { 200: { description: 'The latest first', schema: ownNoticesPage } },
})

const markOperation = operation({
  method: 'put',
  path: '/v1/me/notifications/read-until',
  tag,
  summary: { vi: 'Đánh dấu đã đọc thông báo', en: 'Mark what I was told as read' },
  description: {
    vi: 'Đến hết thông báo được nêu. Gửi lại thì không có gì thay đổi.',
    en: 'Up to that notice. Sent again it changes nothing.',
  },
  body: readUntil,
  answers: { 204: { description: 'Marked' } },
})

type Row = NoticeWords & ReadableNotice

/** What somebody was told, in the console as by mail. */
export function notificationRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, listOperation, deps, {
    rights: 'own',
    name: 'notifications/own',
    position: { at: cursorMoment, id: cursorNumber },
    rows: async ({ client, caller, after, limit }) => {
      const { notices, isMore } = await readableNotices(client, caller, after)
      const shown = new Map(notices.slice(0, limit + 1).map((notice) => [notice.id, notice]))
      const words = await listNoticeWords(client, [...shown.keys()])
      const rows = words.flatMap((each): Row[] => {
        const notice = shown.get(each.id)
        return notice ? [{ ...each, ...notice }] : []
      })
      return { rows, counted: notices.length, isMore }
    },
    at: ({ at, id }) => ({ at, id }),
    sheet: ownNoticeSheet,
    show: ({ language }) => show(language),
    beside: async ({ client, caller }) => ({ unread: await countUnread(client, caller) }),
  })
  serveOwnMark(router, markOperation, deps, {
    rights: 'own',
    mark: ({ client, caller, body }) => markNoticesRead(client, caller.personId, body.id),
  })
  return router
}

const show =
  (language: Language) =>
  ({ id, at, isRead, opens, ...about }: Row): z.output<typeof ownNotice> => ({
    ...{ id, kind: about.kind, at, isRead, means: NOTICE_MEANS[about.kind] },
    ...noticeInWords(about, language),
    dueOn: opens === 'task' && about.task ? about.task.dueOn : null,
    opens: opened(opens, about),
  })

function opened(
  opens: Row['opens'],
  { task, case: procedure, breakthroughTask }: Pick<Row, 'task' | 'case' | 'breakthroughTask'>,
): z.output<typeof ownNotice>['opens'] {
  if (opens === 'task' && task) return { what: 'task', id: task.id }
  if (procedure) return { what: 'procedure', id: procedure.id }
  if (breakthroughTask) return { what: 'cadre', id: breakthroughTask.person.id }
  // The table has it that a notice is of the one or the other.
  throw new Error('a notice is of nothing')
}
