import { type English, wordsOf } from '../words/i18n.js'

const vi = {
  title: 'Đơn vị',
  about:
    'Mở một đơn vị để xem các đơn vị trực thuộc; mỗi đơn vị dẫn đến chức vụ, quy hoạch, cán bộ và hồ sơ của mình.',
  search: 'Tìm theo tên đơn vị',
  above: 'Đơn vị cấp trên',
  tree: 'Cây đơn vị',
  found: 'Đơn vị tìm thấy',
  open: 'Mở {{name}}',
  close: 'Thu lại {{name}}',
  below_other: '{{count}} đơn vị trực thuộc',
  posts: 'Chức vụ',
  planning: 'Quy hoạch',
  cadres: 'Cán bộ',
  procedures: 'Hồ sơ mở',
  ofUnit: '{{what}} của {{name}}',
  partOf: 'thuộc {{name}}',
} as const

const en: English<typeof vi> = {
  title: 'Units',
  about: 'Open a unit to see what is below it; each leads to its posts, planning, people and procedures.',
  search: 'Search by the name of a unit',
  above: 'Units above',
  tree: 'The tree of units',
  found: 'Units found',
  open: 'Open {{name}}',
  close: 'Close {{name}}',
  below_one: '{{count}} unit below',
  below_other: '{{count}} units below',
  posts: 'Posts',
  planning: 'Planning',
  cadres: 'Cadres',
  procedures: 'Open cases',
  ofUnit: '{{what}} of {{name}}',
  partOf: 'of {{name}}',
}

export const unitWords = wordsOf('units', vi, en)
