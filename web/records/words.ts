import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  count_other: '{{count}} kết quả',
  countCapped: 'hơn {{total}} kết quả',
  filters: 'Tìm và lọc',
  clear: 'Bỏ lọc',
  none: 'Không có kết quả nào. Bỏ bớt bộ lọc, hoặc gõ phần khác của tên.',
  noneYet: 'Chưa có gì ở đây.',
  unit: 'Đơn vị',
  anyUnit: 'Mọi đơn vị',
  chooseUnit: 'Chọn đơn vị',
  noSuchUnit: 'Không có đơn vị nào có tên như vậy. Xin gõ phần khác của tên.',
  noSuchPost: 'Không có chức vụ nào có tên như vậy. Xin gõ phần khác của tên.',
} as const

const en: English<typeof vi> = {
  count_one: '{{count}} result',
  count_other: '{{count}} results',
  countCapped: 'more than {{total}} results',
  filters: 'Search and filter',
  clear: 'Clear the filters',
  none: 'Nothing was found. Clear some filters, or type another part of the name.',
  noneYet: 'There is nothing here yet.',
  unit: 'Unit',
  anyUnit: 'Any unit',
  chooseUnit: 'Choose a unit',
  noSuchUnit: 'No unit has such a name. Please type another part of it.',
  noSuchPost: 'No post has such a title. Please type another part of it.',
}

export const recordWords = wordsOf('records', vi, en)
