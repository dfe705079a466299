import type { Cited, IsoDate, Text } from '../vocabulary.js'

/** A law, decree, regulation or local decision that rule sets take their values from. */
export interface LegalText {
  id: string
  /** As it is cited: 'Nghị định 300/2026/NĐ-CP'. */
  name: Text
  /** What it is about. */
  title: Text
  inForce: { from?: IsoDate; to?: IsoDate }
  note?: Text
}

export const FROM_MEMORY: Text = {
  vi: 'Ghi theo trí nhớ; đề nghị bộ phận pháp chế đối chiếu.',
  en: 'From memory; have your legal office confirm.',
}

const texts = [
  {
    id: 'decree-138-2020',
    name: { vi: 'Nghị định 138/2020/NĐ-CP', en: 'Decree 138/2020/NĐ-CP' },
    title: {
      vi: 'Tuyển dụng, sử dụng và quản lý công chức',
      en: 'Recruitment, use and management of civil servants',
    },
    inForce: { from: '2020-12-01', to: '2025-06-30' },
    note: FROM_MEMORY,
  },
  {
    id: 'decree-170-2025',
    name: { vi: 'Nghị định 170/2025/NĐ-CP', en: 'Decree 170/2025/NĐ-CP' },
    title: {
      vi: 'Tuyển dụng, sử dụng và quản lý công chức',
      en: 'Recruitment, use and management of civil servants',
    },
    inForce: { from: '2025-07-01' },
  },
  {
    id: 'decree-300-2026',
    name: { vi: 'Nghị định 300/2026/NĐ-CP', en: 'Decree 300/2026/NĐ-CP' },
    title: {
      vi: 'Sửa đổi, bổ sung Nghị định 170/2025/NĐ-CP về công chức',
      en: 'Amending Decree 170/2025/NĐ-CP on civil servants',
    },
    inForce: { from: '2026-08-01' },
  },
  {
    id: 'decree-115-2020',
    name: { vi: 'Nghị định 115/2020/NĐ-CP', en: 'Decree 115/2020/NĐ-CP' },
    title: {
      vi: 'Tuyển dụng, sử dụng và quản lý viên chức',
      en: 'Recruitment, use and management of public employees',
    },
    inForce: { from: '2020-09-29' },
    note: FROM_MEMORY,
  },
  {
    id: 'decree-85-2023',
    name: { vi: 'Nghị định 85/2023/NĐ-CP', en: 'Decree 85/2023/NĐ-CP' },
    title: {
      vi: 'Sửa đổi, bổ sung Nghị định 115/2020/NĐ-CP về viên chức',
      en: 'Amending Decree 115/2020/NĐ-CP on public employees',
    },
    inForce: { from: '2023-12-07' },
    note: FROM_MEMORY,
  },
  {
    id: 'decree-335-2025',
    name: { vi: 'Nghị định 335/2025/NĐ-CP', en: 'Decree 335/2025/NĐ-CP' },
    title: { vi: 'Đánh giá, xếp loại chất lượng công chức', en: 'Evaluation and grading of civil servants' },
    inForce: { from: '2026-01-01' },
    note: FROM_MEMORY,
  },
  {
    id: 'regulation-80-2022',
    name: { vi: 'Quy định 80-QĐ/TW (2022)', en: 'Regulation 80-QĐ/TW (2022)' },
    title: {
      vi: 'Phân cấp quản lý cán bộ và bổ nhiệm, giới thiệu cán bộ ứng cử',
      en: 'Decentralised management of cadres, appointment and nomination',
    },
    inForce: { from: '2022-08-18' },
    note: FROM_MEMORY,
  },
  {
    id: 'regulation-50-2021',
    name: { vi: 'Quy định 50-QĐ/TW (2021)', en: 'Regulation 50-QĐ/TW (2021)' },
    title: { vi: 'Công tác quy hoạch cán bộ', en: 'Planning of cadres' },
    inForce: { from: '2021-12-27' },
    note: FROM_MEMORY,
  },
  {
    id: 'regulation-377-2025',
    name: { vi: 'Quy định 377-QĐ/TW (2025)', en: 'Regulation 377-QĐ/TW (2025)' },
    title: {
      vi: 'Phân cấp quản lý, quy hoạch, bổ nhiệm, miễn nhiệm cán bộ',
      en: 'Decentralised management, planning, appointment and dismissal of cadres',
    },
    inForce: { from: '2025-10-08' },
    note: FROM_MEMORY,
  },
  {
    id: 'regulation-114-2023',
    name: { vi: 'Quy định 114-QĐ/TW (2023)', en: 'Regulation 114-QĐ/TW (2023)' },
    title: {
      vi: 'Kiểm soát quyền lực và phòng, chống tiêu cực trong công tác cán bộ',
      en: 'Control of power and prevention of misconduct in personnel work',
    },
    inForce: { from: '2023-07-11' },
    note: FROM_MEMORY,
  },
  {
    id: 'labour-code-2019',
    name: { vi: 'Bộ luật Lao động 45/2019/QH14', en: 'Labour Code 45/2019/QH14' },
    title: { vi: 'Bộ luật Lao động', en: 'Labour Code' },
    inForce: { from: '2021-01-01' },
  },
  {
    id: 'civil-code-2015',
    name: { vi: 'Bộ luật Dân sự 91/2015/QH13', en: 'Civil Code 91/2015/QH13' },
    title: { vi: 'Bộ luật Dân sự', en: 'Civil Code' },
    inForce: { from: '2017-01-01' },
    note: FROM_MEMORY,
  },
  {
    id: 'local-h',
    name: { vi: 'Bộ quy tắc H của địa phương', en: 'Local rule set H' },
    title: {
      vi: 'Quy trình rút gọn bốn bước của tỉnh minh họa',
      en: 'The short procedure of the demonstration province',
    },
    inForce: { from: '2025-01-01' },
  },
  {
    id: 'local-practice',
    name: { vi: 'Tham số của địa phương', en: 'Local parameter' },
    title: {
      vi: 'Giá trị do địa phương chọn; văn bản không quy định',
      en: 'A value the locality chooses; the texts are silent',
    },
    inForce: {},
  },
] as const satisfies readonly LegalText[]

export type LegalTextId = (typeof texts)[number]['id']
/** Those that a locality made for itself. */
export type LocalTextId = Extract<LegalTextId, `local-${string}`>

/** Every text that a shipped value is taken from. */
export const LEGAL_TEXTS: readonly LegalText[] = texts

/** The text of that id. */
export function legalText(id: LegalTextId): LegalText {
  const text = texts.find((each) => each.id === id)
  if (!text) throw new RangeError(`no legal text ${id}`)
  return text
}

/**
 * A place in a text as each language names it: cite('decree-170-2025', '33.2(d)', 'decree-300-2026') is "điểm d khoản 2
 * Điều 33 Nghị định 170/2025/NĐ-CP, sửa đổi bởi Nghị định 300/2026/NĐ-CP" and "Decree 170/2025/NĐ-CP art. 33.2(d) as
 * amended by Decree 300/2026/NĐ-CP". `at` is 'article', 'article.clause' or 'article.clause(point)', or '§ 1.2' of a
 * local rule set; without it the text as a whole is cited (its article was not seen).
 */
export function cite(id: LegalTextId, at?: string, amendedBy?: LegalTextId): Text {
  const { name } = legalText(id)
  const amending = amendedBy && legalText(amendedBy).name
  const place = placeOf(at)
  return {
    vi: `${place.vi && `${place.vi} `}${name.vi}${amending ? `, sửa đổi bởi ${amending.vi}` : ''}`,
    en: `${name.en}${place.en && ` ${place.en}`}${amending ? ` as amended by ${amending.en}` : ''}`,
  }
}

/** Several places at once. */
export function citeAll(...places: readonly Text[]): Text {
  return { vi: places.map(({ vi }) => vi).join('; '), en: places.map(({ en }) => en).join('; ') }
}

/** The way to give one article's values: citing(cite('local-h', '§ 2.2'))(10) is 10 with that article. */
export function citing(article: Text): <T>(value: T, note?: Text) => Cited<T> {
  return (value, note) => ({ value, article, ...(note && { note }) })
}

/** Texts as a rule set lists them: by name, with what they are about. */
export function sourcesOf(...ids: readonly LegalTextId[]): { id: LegalTextId; title: Text }[] {
  return ids.map((id) => {
    const { name, title } = legalText(id)
    return { id, title: { vi: `${name.vi}: ${title.vi}`, en: `${name.en}: ${title.en}` } }
  })
}

function placeOf(at: string | undefined): Text {
  if (at === undefined) return { vi: '', en: '' }
  if (at.startsWith('§')) return { vi: at.replace('§', 'Mục'), en: at }
  const [, article, clause, point] = /^(\d+[a-z]?)(?:\.(\d+))?(?:\((\p{L})\))?$/u.exec(at) ?? []
  if (article === undefined) throw new RangeError(`at: not an article: ${at}`)
  return {
    vi: `${point ? `điểm ${point} ` : ''}${clause ? `khoản ${clause} ` : ''}Điều ${article}`,
    en: `art. ${at}`,
  }
}
