import type { z } from 'zod'
import type { Text } from '../../../domain/vocabulary.js'
import { inWords, listed, type Sheet, text } from '../../exports/sheet.js'
import { VOCABULARY } from '../vocabulary/words.js'
import type { cadre } from './schemas.js'

/** The list of cadres as a table: of their files what was asked for alone. */
export const cadreSheet: Sheet<z.output<typeof cadre>> = {
  title: { vi: 'Cán bộ', en: 'Cadres' },
  columns: [
    text('Họ và tên', 'Name', ({ fullName }) => fullName),
    text('Đơn vị', 'Unit', ({ unit }) => unit?.name),
    text('Chức vụ đang giữ', 'Posts held', ({ posts }) => listed(posts.map(({ title }) => title))),
    text('Cấp', 'Level', ({ posts }, language) =>
      listed([...new Set(posts.map(({ level }) => VOCABULARY.levels[level][language]))]),
    ),
    text('Cấp quản lý', 'Managed by', ({ managedAs }, language) =>
      inWords(VOCABULARY.managedAs, managedAs, language),
    ),
    text('Ngày sinh', 'Born', ({ bornOn }) => bornOn),
    text('Giới tính', 'Sex', ({ sex }, language) => sex && inWords(SEXES, sex, language)),
  ],
}

const SEXES: Readonly<Record<'male' | 'female', Text>> = {
  male: { vi: 'nam', en: 'male' },
  female: { vi: 'nữ', en: 'female' },
}
