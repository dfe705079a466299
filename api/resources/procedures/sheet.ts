import type { z } from 'zod'
import { day, ifSo, inWords, listed, moment, number, type Sheet, text } from '../../exports/sheet.js'
import { awaitedInWords } from '../tasks/sheet.js'
import { VOCABULARY } from '../vocabulary/words.js'
import type { auditEvent, procedureItem } from './schemas.js'

type Item = z.output<typeof procedureItem>
type Event = z.output<typeof auditEvent>

/** The list of procedures as a table. */
export const procedureSheet: Sheet<Item> = {
  title: { vi: 'Hồ sơ quy trình', en: 'Procedures' },
  columns: [
    number('Số', 'No.', ({ number }) => number),
    text('Loại quy trình', 'Kind', ({ kind }, language) =>
      inWords(VOCABULARY.procedureKinds, kind, language),
    ),
    text('Bộ quy tắc', 'Rule set', ({ ruleSet }) => ruleSet.title),
    text('Chức vụ', 'Post', ({ post }) => post.name),
    text('Đơn vị', 'Unit', ({ unit }) => unit.name),
    text('Nhân sự', 'Candidates', ({ candidates }, language) =>
      listed(
        candidates.map(({ name, status }) => `${name} (${VOCABULARY.candidateStatuses[status][language]})`),
      ),
    ),
    text('Tình trạng', 'Status', ({ status }, language) =>
      inWords(VOCABULARY.caseStatuses, status, language),
    ),
    text('Bước', 'Stage', ({ stage }) => stage?.title),
    text('Chờ ai và việc gì', 'Whom and what it waits for', ({ waitsFor }, language) =>
      awaitedInWords(waitsFor, language),
    ),
    moment('Chờ từ', 'Waiting since', ({ waitingSince }) => waitingSince),
    day('Hạn', 'Due', ({ dueOn }) => dueOn),
    number('Còn ngày làm việc', 'Working days left', ({ workingDaysLeft }) => workingDaysLeft),
    text('Quá hạn', 'Overdue', ({ overdue }, language) => ifSo(overdue, language)),
    moment('Khởi động', 'Launched', ({ launchedAt }) => launchedAt),
    moment('Kết thúc', 'Closed', ({ closedAt }) => closedAt),
  ],
}

/** The trail of a procedure as a table. */
export const trailSheet: Sheet<Event> = {
  title: { vi: 'Nhật ký', en: 'Trail' },
  columns: [
    number('Thứ tự', 'Position', ({ position }) => position),
    moment('Lúc', 'At', ({ at }) => at),
    text('Sự kiện', 'Event', ({ sentence }) => sentence),
    text('Nội dung', 'What was said', ({ detail }) => detail),
    text('Ai', 'Who', ({ actor }) => actor?.name),
    text('Thay mặt', 'On behalf of', ({ onBehalfOf }) => onBehalfOf?.name),
    text('Mã khóa', 'Hash', ({ hash }) => hash),
  ],
}
