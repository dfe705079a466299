import type {
  AbsenceKind,
  Degree,
  Discipline,
  FormalMeasure,
  Grade,
  IsoDate,
  PostLevel,
  RelationKind,
  Text,
} from './vocabulary.js'

/** The field's words for what evidence speaks of. */
export const LEVEL_NAMES: Readonly<Record<PostLevel, Text>> = {
  specialist: { vi: 'chuyên viên', en: 'specialist' },
  'division-deputy': { vi: 'phó trưởng phòng', en: 'deputy head of division' },
  'division-head': { vi: 'trưởng phòng', en: 'head of division' },
  'department-deputy': { vi: 'phó giám đốc sở và tương đương', en: 'deputy head of department' },
  'department-head': { vi: 'giám đốc sở và tương đương', en: 'head of department' },
  'standing-committee': { vi: 'ủy viên ban thường vụ', en: 'member of the standing committee' },
}

export const GRADE_NAMES: Readonly<Record<Grade, Text>> = {
  excellent: { vi: 'hoàn thành xuất sắc nhiệm vụ', en: 'excellent' },
  good: { vi: 'hoàn thành tốt nhiệm vụ', en: 'good' },
  completed: { vi: 'hoàn thành nhiệm vụ', en: 'completed' },
  'not-completed': { vi: 'không hoàn thành nhiệm vụ', en: 'not completed' },
}

export const DEGREE_NAMES: Readonly<Record<Degree, Text>> = {
  college: { vi: 'cao đẳng', en: 'college' },
  university: { vi: 'đại học', en: 'university' },
  masters: { vi: 'thạc sĩ', en: "master's" },
  doctorate: { vi: 'tiến sĩ', en: 'doctorate' },
}

export const PAPER_NAMES: Readonly<Record<'cv' | 'asset-declaration', Text>> = {
  cv: { vi: 'sơ yếu lý lịch', en: 'CV' },
  'asset-declaration': { vi: 'bản kê khai tài sản, thu nhập', en: 'asset declaration' },
}

export const MEASURE_NAMES: Readonly<Record<FormalMeasure, Text>> = {
  'ban-from-office': { vi: 'bị cấm đảm nhiệm chức vụ', en: 'banned from office' },
  'discipline-review': {
    vi: 'đang trong thời hạn xử lý kỷ luật',
    en: 'under disciplinary processing',
  },
  'serving-discipline': { vi: 'đang thi hành quyết định kỷ luật', en: 'serving a discipline' },
  'denunciation-verification': {
    vi: 'có quyết định thành lập đoàn (tổ) xác minh tố cáo',
    en: 'formal decision to verify a denunciation',
  },
  'discipline-complaint': {
    vi: 'khiếu nại về kỷ luật đang được giải quyết',
    en: 'complaint about a discipline being settled',
  },
  inspection: { vi: 'đang bị kiểm tra dấu hiệu vi phạm', en: 'inspection on signs of violation' },
  'recommended-sanction': {
    vi: 'bị kiến nghị xử lý theo kết luận thanh tra, kiểm tra, kiểm toán',
    en: 'recommended for handling after an inspection or audit',
  },
  suspension: { vi: 'đang bị đình chỉ công tác', en: 'suspended' },
  'criminal-proceedings': {
    vi: 'đang bị tạm giữ, tạm giam, khởi tố, điều tra, truy tố, xét xử',
    en: 'detained, charged, investigated or on trial',
  },
  'responsibility-unconcluded': {
    vi: 'có thông tin, yêu cầu xem xét trách nhiệm cá nhân chưa được kết luận',
    en: 'personal responsibility raised and not yet concluded',
  },
  'state-inspection': { vi: 'đang bị thanh tra', en: 'under inspection by an inspectorate' },
  audit: { vi: 'đang bị kiểm toán', en: 'under audit' },
  investigation: { vi: 'đang bị điều tra', en: 'under investigation' },
  'key-task': {
    vi: 'đang đảm nhiệm nhiệm vụ quốc phòng, an ninh, trọng yếu chưa hoàn thành',
    en: 'an unfinished key, defence or security task',
  },
  'secret-task': { vi: 'đang đảm nhiệm nhiệm vụ cơ mật chưa hoàn thành', en: 'an unfinished secret task' },
  'disaster-task': {
    vi: 'đang đảm nhiệm nhiệm vụ phòng, chống thiên tai, dịch bệnh chưa hoàn thành',
    en: 'an unfinished task in a disaster',
  },
  'other-bar': {
    vi: 'trường hợp khác theo văn bản của cấp có thẩm quyền',
    en: 'another case, by a paper of the authority',
  },
}

export const DISCIPLINE_NAMES: Readonly<Record<Discipline, Text>> = {
  reprimand: { vi: 'khiển trách', en: 'reprimand' },
  warning: { vi: 'cảnh cáo', en: 'warning' },
  removal: { vi: 'cách chức', en: 'removal' },
}

export const ABSENCE_NAMES: Readonly<Record<AbsenceKind, Text>> = {
  abroad: { vi: 'ở nước ngoài', en: 'abroad' },
  hospital: { vi: 'nằm viện', en: 'in hospital' },
  maternity: { vi: 'nghỉ thai sản', en: 'maternity leave' },
}

export const RELATION_NAMES: Readonly<Record<RelationKind, Text>> = {
  spouse: { vi: 'vợ/chồng', en: 'spouse' },
  parent: { vi: 'cha/mẹ', en: 'parent' },
  child: { vi: 'con', en: 'child' },
  sibling: { vi: 'anh/chị/em ruột', en: 'sibling' },
  'spouse-parent': { vi: 'cha/mẹ của vợ/chồng', en: "spouse's parent" },
  'spouse-child': { vi: 'con riêng của vợ/chồng', en: "spouse's child" },
  'spouse-sibling': { vi: 'anh/chị/em ruột của vợ/chồng', en: "spouse's sibling" },
  'child-spouse': { vi: 'con dâu/con rể', en: "child's spouse" },
  'parent-spouse': { vi: 'vợ/chồng của cha/mẹ', en: "parent's spouse" },
  'sibling-spouse': { vi: 'vợ/chồng của anh/chị/em ruột', en: "sibling's spouse" },
}

/** Codes as a program sends them, each with its words beside it where these are others: 'rotation (luân chuyển)'. */
export function codesInWords<Code extends string>(
  codes: readonly Code[],
  names: Readonly<Record<Code, Text>>,
): Text {
  const said = (language: keyof Text) =>
    codes
      .map((code) => (names[code][language] === code ? code : `${code} (${names[code][language]})`))
      .join(', ')
  return { vi: said('vi'), en: said('en') }
}

/** Codes in words alone, as people are told them: 'giới thiệu ứng cử, luân chuyển'. */
export function inWords<Code extends string>(
  codes: readonly Code[],
  names: Readonly<Record<Code, Text>>,
): Text {
  const said = (language: keyof Text) => codes.map((code) => names[code][language]).join(', ')
  return { vi: said('vi'), en: said('en') }
}

/** A day as an office writes it, 29/11/2026, in either language: the papers that it is compared with write it so. */
export function showDate(date: IsoDate): Text {
  const [year, month, day] = date.split('-')
  const shown = `${day}/${month}/${year}`
  return { vi: shown, en: shown }
}

/** Months as years and months. */
export function showMonths(months: number): Text {
  const years = Math.floor(months / 12)
  const rest = months % 12
  const vi = [years > 0 && `${years} tuổi`, rest > 0 && `${rest} tháng`].filter(Boolean).join(' ')
  const en = [years > 0 && `${years} years`, rest > 0 && `${rest} months`].filter(Boolean).join(' ')
  return { vi, en }
}

/** Several facts in one line. */
export function list(facts: readonly Text[]): Text {
  return { vi: facts.map(({ vi }) => vi).join('; '), en: facts.map(({ en }) => en).join('; ') }
}
