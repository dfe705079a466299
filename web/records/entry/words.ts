import { type English, wordsOf } from '../../words/i18n.js'

const vi = {
  enter: 'Ghi nhận',
  leave: 'Không ghi',
  close: 'Đóng',
  blocked: 'Nhập đủ các ô bắt buộc để tiếp tục.',
  stale:
    'Trong lúc đồng chí nhập, nội dung này đã được người khác thay đổi. Nội dung đã nhập còn ở dưới để chép lại.',
  seeNewer: 'Xem nội dung mới',
  waits: 'Đã ghi, chờ người thứ hai xác nhận',
  waitsFollows: 'Nội dung chưa có hiệu lực. Một người khác có cùng quyền xác nhận hoặc từ chối.',
  toWaiting: 'Xem nội dung chờ xác nhận',
  search_person: 'Gõ họ tên, từ 2 chữ cái',
  search_post: 'Gõ tên chức vụ hoặc đơn vị',
  search_unit: 'Gõ tên đơn vị',
  nothingFound: 'Không tìm thấy.',
  noNumber: '“{{typed}}” không phải là số nguyên: chỉ ghi chữ số.',
  noPoints: '“{{typed}}” không phải là điểm: ghi như 85 hoặc 85,25.',
  typeTwo: 'Gõ từ 2 chữ cái để tìm.',
} as const

const en: English<typeof vi> = {
  enter: 'Record',
  leave: 'Do not record',
  close: 'Close',
  blocked: 'Fill in what is required to go on.',
  stale: 'While you typed, somebody else changed this. What you typed stays below to be copied.',
  seeNewer: 'See what it is now',
  waits: 'Recorded; it waits for a second person',
  waitsFollows: 'Nothing of it is in force yet. Somebody else with the same right confirms or refuses it.',
  toWaiting: 'See what waits',
  search_person: 'Type a name, 2 letters at least',
  search_post: 'Type a post or a unit',
  search_unit: 'Type the name of a unit',
  nothingFound: 'Nothing was found.',
  noNumber: '“{{typed}}” is no whole number: write figures only.',
  noPoints: '“{{typed}}” is no number of points: write 85 or 85.25.',
  typeTwo: 'Type 2 letters to search.',
}

export const entryWords = wordsOf('entry', vi, en)
