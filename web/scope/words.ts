import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  scope: 'Phạm vi',
  all: 'Mọi đơn vị được xem',
  search: 'Tìm đơn vị',
  none: 'Không có đơn vị nào có tên như vậy. Xin gõ phần khác của tên.',
  open_other: '{{shown}} hồ sơ mở',
  about: 'Các danh sách chỉ nêu những gì thuộc đơn vị đã chọn và các đơn vị trực thuộc.',
} as const

const en: English<typeof vi> = {
  scope: 'Scope',
  all: 'All units that I may see',
  search: 'Find a unit',
  none: 'No unit has such a name. Please type another part of it.',
  open_one: '{{shown}} open',
  open_other: '{{shown}} open',
  about: 'The lists show what belongs to the unit that is chosen and to those below it.',
}

export const scopeWords = wordsOf('scope', vi, en)
