import type { z } from 'zod'
import { day, inWords, number, type Sheet, text } from '../../exports/sheet.js'
import { VOCABULARY } from '../vocabulary/words.js'
import type { groupItem, groupMember } from './schemas.js'

/** Groups, as a table. */
export const groupSheet: Sheet<z.output<typeof groupItem>> = {
  title: { vi: 'Nhóm', en: 'Groups' },
  columns: [
    text('Nhóm', 'Group', ({ name }) => name),
    text('Loại', 'Kind', ({ kind }, language) => inWords(VOCABULARY.groupKinds, kind, language)),
    text('Đơn vị', 'Unit', ({ unit }) => unit.name),
    number('Thành viên', 'Members', ({ members }) => members),
    text('Người đứng đầu', 'Head', ({ head }) => head?.name),
  ],
}

/** The members of a group, as a table. */
export const memberSheet: Sheet<z.output<typeof groupMember>> = {
  title: { vi: 'Thành viên nhóm', en: 'Members of a group' },
  columns: [
    text('Họ và tên', 'Name', ({ person }) => person.name),
    text('Nhiệm vụ', 'Duty', ({ duty }, language) => inWords(VOCABULARY.duties, duty, language)),
    day('Từ ngày', 'From', ({ from }) => from),
    day('Đến trước ngày', 'Until before', ({ to }) => to),
    day('Vắng từ', 'Away from', ({ absence }) => absence?.from),
    day('Vắng đến', 'Away until', ({ absence }) => absence?.to),
  ],
}
