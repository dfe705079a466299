import type { Text } from '../vocabulary.js'
import { type LegalTextId, legalText } from './legal-texts.js'

/** How what is known of an unread part is known: from press, portals and papers of other bodies; by memory or analogy; not at all. */
export const HOW_KNOWN = ['secondary', 'memory', 'nothing'] as const
export type HowKnown = (typeof HOW_KNOWN)[number]

export const HOW_KNOWN_NAMES: Readonly<Record<HowKnown, Text>> = {
  secondary: { vi: 'theo nguồn thứ cấp', en: 'from secondary sources' },
  memory: {
    vi: 'ghi theo trí nhớ hoặc suy từ văn bản tương tự',
    en: 'from memory, or inferred from a text that is alike',
  },
  nothing: { vi: 'chưa biết nội dung', en: 'its content is not known' },
}

/** A part of a text that could not be read, and what the product does in its place. */
export interface Unread {
  text: LegalTextId
  what: Text
  known: HowKnown
  inItsPlace: Text
}

const WHOLE: Text = { vi: 'Toàn văn', en: 'The whole text' }
const A_PARAMETER: Text = {
  vi: 'Giá trị là tham số, có ghi chú; địa phương và bộ phận pháp chế xác nhận.',
  en: 'The values are parameters with a note; the locality and its legal office confirm them.',
}

/** What could not be read: the console's page and docs/law.md say it from here. */
export const UNREAD: readonly Unread[] = [
  {
    text: 'regulation-377-2025',
    what: { vi: 'Toàn văn và Phụ lục 4 (quy trình nhân sự)', en: 'Its own text, and annex 4 (the process)' },
    known: 'secondary',
    inItsPlace: {
      vi: 'Nội dung theo Hướng dẫn 45-HD/BTCTW; quy trình giới thiệu ứng cử tạm lấy theo bốn bước của Nghị định 170/2025/NĐ-CP sửa đổi 2026, địa phương thay bằng quy định của mình.',
      en: 'What Guidance 45-HD/BTCTW says of it; for a nomination the four steps of Decree 170/2025/NĐ-CP as amended in 2026 stand in, a locality replaces them by its own.',
    },
  },
  {
    text: 'guidance-45-2025',
    what: { vi: 'Các phụ lục và mẫu', en: 'Its annexes and forms' },
    known: 'nothing',
    inItsPlace: A_PARAMETER,
  },
  {
    text: 'decree-259-2026',
    what: WHOLE,
    known: 'nothing',
    inItsPlace: {
      vi: 'Quy trình viên chức bắt đầu từ 01/07/2026 không thực hiện được cho đến khi có bộ quy tắc được ban hành.',
      en: 'A procedure of public employees begun since 2026-07-01 is refused until a rule set is published.',
    },
  },
  { text: 'law-129-2025', what: WHOLE, known: 'nothing', inItsPlace: A_PARAMETER },
  {
    text: 'decree-115-2020',
    what: {
      vi: 'Các điều ngoài Điều 26–27, 43–56, và bản trước ngày 07/12/2023',
      en: 'Articles other than 26–27 and 43–56, and how it read before 2023-12-07',
    },
    known: 'nothing',
    inItsPlace: A_PARAMETER,
  },
  {
    text: 'decree-335-2025',
    what: { vi: 'Các điều ngoài điều về mức xếp loại', en: 'All but the article on grades' },
    known: 'secondary',
    inItsPlace: A_PARAMETER,
  },
  {
    text: 'decree-116-2024',
    what: WHOLE,
    known: 'memory',
    inItsPlace: {
      vi: 'Tạm lấy theo bảng của Nghị định 170/2025/NĐ-CP khi ban hành.',
      en: 'The table of Decree 170/2025/NĐ-CP as first issued stands in.',
    },
  },
  {
    text: 'decree-138-2020',
    what: { vi: 'Các bước 3–5 của Điều 46 và hồ sơ', en: 'Steps 3–5 of art. 46, and the dossier' },
    known: 'memory',
    inItsPlace: {
      vi: 'Tạm lấy theo Nghị định 170/2025/NĐ-CP khi ban hành.',
      en: 'Decree 170/2025/NĐ-CP as first issued stands in.',
    },
  },
  {
    text: 'regulation-80-2022',
    what: {
      vi: 'Các bước sau bước 1, hồ sơ',
      en: 'The steps after the first, and the dossier',
    },
    known: 'secondary',
    inItsPlace: {
      vi: 'Các bước và hồ sơ tạm lấy theo Nghị định 170/2025/NĐ-CP khi ban hành.',
      en: 'For the steps and the dossier Decree 170/2025/NĐ-CP as first issued stands in.',
    },
  },
  {
    text: 'regulation-366-2025',
    what: WHOLE,
    known: 'secondary',
    inItsPlace: A_PARAMETER,
  },
  {
    text: 'regulation-96-2023',
    what: { vi: 'Phụ lục 1 (ai lấy phiếu)', en: 'Annex 1 (who votes)' },
    known: 'secondary',
    inItsPlace: A_PARAMETER,
  },
  {
    text: 'regulation-114-2023',
    what: { vi: 'Điều về người thân', en: 'The article on relatives' },
    known: 'memory',
    inItsPlace: A_PARAMETER,
  },
  {
    text: 'regulation-65-2022',
    what: { vi: 'Các bước, thời hạn luân chuyển', en: 'The steps and the term of a rotation' },
    known: 'secondary',
    inItsPlace: {
      vi: 'Từ 01/07/2025: các Điều 42–51 Nghị định 170/2025/NĐ-CP (đã đọc); trước đó là tham số của địa phương.',
      en: 'From 2025-07-01 articles 42–51 of Decree 170/2025/NĐ-CP, which were read; before that local parameters.',
    },
  },
  {
    text: 'regulation-399-2026',
    what: { vi: 'Bản chính thức', en: 'Its official text' },
    known: 'secondary',
    inItsPlace: A_PARAMETER,
  },
  {
    text: 'guidance-05-2026',
    what: { vi: 'Bản chính thức', en: 'Its official text' },
    known: 'secondary',
    inItsPlace: A_PARAMETER,
  },
  {
    text: 'decree-30-2020',
    what: { vi: 'Phụ lục I (thể thức, kỹ thuật trình bày)', en: 'Annex I (the form of papers)' },
    known: 'memory',
    inItsPlace: A_PARAMETER,
  },
  {
    text: 'decree-172-2025',
    what: WHOLE,
    known: 'nothing',
    inItsPlace: {
      vi: 'Thời hạn thi hành kỷ luật của công chức coi như của viên chức (Nghị định 234/2026/NĐ-CP).',
      en: "How long a civil servant's discipline is carried out is held to be as of public employees (Decree 234/2026/NĐ-CP).",
    },
  },
]

/** What a text is called, as it is cited. */
export const nameOfUnread = ({ text }: Unread): Text => legalText(text).name
