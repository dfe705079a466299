import type { z } from 'zod'
import { inWords, listed, number, type Sheet, text } from '../../exports/sheet.js'
import { VOCABULARY } from '../vocabulary/words.js'
import type { post } from './schemas.js'

/** The list of posts as a table. */
export const postSheet: Sheet<z.output<typeof post>> = {
  title: { vi: 'Chức vụ', en: 'Posts' },
  columns: [
    text('Đơn vị', 'Unit', ({ unit }) => unit.name),
    text('Chức vụ', 'Post', ({ title }) => title),
    text('Cấp', 'Level', ({ level }, language) => inWords(VOCABULARY.levels, level, language)),
    number('Số vị trí', 'Seats', ({ seats }) => seats.length),
    number('Còn trống', 'Vacant', ({ seats }) => seats.filter(({ holder }) => holder === null).length),
    text('Người giữ', 'Holders', ({ seats }) => listed(seats.flatMap(({ holder }) => holder?.name ?? []))),
    text('Cấp quyết định', 'Who decides', ({ managingBody }) => managingBody.name),
    text('Cơ quan tham mưu', 'Office', ({ office }) => office.name),
  ],
}
