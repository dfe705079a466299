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
  party: 'Tổ chức đảng của đơn vị',
  partyOrganisation: 'Tổ chức đảng',
  partyLeads: 'Cấp ủy',
  notOnRecord: 'Chưa ghi trong dữ liệu',
  wholeCommittee: 'Hội nghị tập thể lãnh đạo mở rộng và cán bộ chủ chốt triệu tập toàn bộ cấp ủy.',
  standingCommittee: 'Hội nghị tập thể lãnh đạo mở rộng và cán bộ chủ chốt triệu tập ban thường vụ cấp ủy.',
  opinionNotAsked: 'Bổ nhiệm tại chỗ theo 4 bước không lấy ý kiến cấp ủy.',
  opinionAsked: 'Bổ nhiệm tại chỗ theo 4 bước có lấy ý kiến cấp ủy.',
  changeParty: 'Sửa',
  askParty: 'Tổ chức đảng của {{name}}',
  partyFollows:
    'Hồ sơ mở từ nay lấy ý kiến cấp ủy theo thông tin này; danh sách triệu tập từ nay xác định theo thông tin này, kể cả của hồ sơ đang mở.',
  partyChanged: 'Đã ghi tổ chức đảng của đơn vị',
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
  party: "The unit's party organisation",
  partyOrganisation: 'Party organisation',
  partyLeads: 'Party committee',
  notOnRecord: 'Not on record',
  wholeCommittee:
    'The whole party committee is convened to the expanded leadership and key-cadre conferences.',
  standingCommittee:
    'The standing committee is convened to the expanded leadership and key-cadre conferences.',
  opinionNotAsked: 'An appointment on the spot in four steps does not ask the party committee’s opinion.',
  opinionAsked: 'An appointment on the spot in four steps asks the party committee’s opinion.',
  changeParty: 'Change',
  askParty: 'Party organisation of {{name}}',
  partyFollows:
    'Procedures launched from now on ask the party committee’s opinion by this; who is convened follows from it from now on, in open procedures too.',
  partyChanged: 'The party organisation of the unit is entered',
}

export const unitWords = wordsOf('units', vi, en)
