import type { z } from 'zod'
import { day, inWords, listed, moment, number, type Sheet, text } from '../../exports/sheet.js'
import { awaitedInWords } from '../tasks/sheet.js'
import { VOCABULARY } from '../vocabulary/words.js'
import type { noticeNotMailed, overdue, vacancy, withdrawnLaunch } from './schemas.js'

/** What is overdue, as a table. */
export const overdueSheet: Sheet<z.output<typeof overdue>> = {
  title: { vi: 'Hồ sơ quá hạn', en: 'Overdue procedures' },
  columns: [
    number('Số', 'No.', ({ number }) => number),
    text('Loại quy trình', 'Kind', ({ kind }, language) =>
      inWords(VOCABULARY.procedureKinds, kind, language),
    ),
    text('Chức vụ', 'Post', ({ post }) => post.name),
    text('Đơn vị', 'Unit', ({ unit }) => unit.name),
    text('Nhân sự', 'Candidates', ({ candidates }) => listed(candidates.map(({ name }) => name))),
    text('Bước', 'Stage', ({ stage }) => stage?.title),
    number('Quá hạn (ngày làm việc)', 'Working days overdue', ({ daysOverdue }) => daysOverdue),
    moment('Quá hạn từ', 'Overdue since', ({ overdueSince }) => overdueSince),
    text('Chờ ai và việc gì', 'Whom and what it waits for', ({ tasks }, language) =>
      awaitedInWords(tasks, language),
    ),
  ],
}

/** Vacant seats, as a table. */
export const vacancySheet: Sheet<z.output<typeof vacancy>> = {
  title: { vi: 'Vị trí trống', en: 'Vacant seats' },
  columns: [
    text('Chức vụ', 'Post', ({ post }) => post.title),
    number('Vị trí', 'Seat', ({ seat }) => seat.ordinal),
    text('Cấp', 'Level', ({ post }, language) => inWords(VOCABULARY.levels, post.level, language)),
    text('Đơn vị', 'Unit', ({ unit }) => unit.name),
    day('Trống từ', 'Vacant since', ({ vacantSince }) => vacantSince),
    number('Số ngày trống', 'Days vacant', ({ daysVacant }) => daysVacant),
    number('Hồ sơ số', 'Procedure no.', ({ procedure }) => procedure?.number),
    text('Người phụ trách', 'Who acts', ({ acting }) => acting?.person.name),
    day('Phụ trách đến', 'Acts until', ({ acting }) => acting?.until),
  ],
}

/** Launches withdrawn after somebody had read a candidate, as a table. */
export const withdrawnSheet: Sheet<z.output<typeof withdrawnLaunch>> = {
  title: { vi: 'Hồ sơ rút sau khi xem', en: 'Withdrawn after reading' },
  columns: [
    number('Số', 'No.', ({ number }) => number),
    text('Chức vụ', 'Post', ({ post }) => post.name),
    text('Đơn vị', 'Unit', ({ unit }) => unit.name),
    text('Nhân sự', 'Candidate', ({ candidate }) => candidate.name),
    text('Người khởi động', 'Launched by', ({ launchedBy }) => launchedBy.name),
    moment('Khởi động', 'Launched', ({ launchedAt }) => launchedAt),
    moment('Rút', 'Withdrawn', ({ withdrawnAt }) => withdrawnAt),
    text('Ai đã xem', 'Who read', ({ reads }) => listed(reads.map(({ reader }) => reader.name))),
  ],
}

/** Notices that could not be mailed, as a table. */
export const noticeSheet: Sheet<z.output<typeof noticeNotMailed>> = {
  title: { vi: 'Thông báo chưa gửi được', en: 'Notices not mailed' },
  columns: [
    text('Thông báo', 'Notice', ({ title }) => title),
    text('Người nhận', 'Recipient', ({ recipient }) => recipient.name),
    text('Vì sao', 'Why', ({ why }) => why.title),
    moment('Từ', 'Since', ({ since }) => since),
    number('Hồ sơ số', 'Procedure no.', ({ procedure }) => procedure?.number),
    text('Đơn vị', 'Unit', ({ unit }) => unit.name),
    text('Việc', 'Task', ({ task }) => task?.title),
  ],
}
