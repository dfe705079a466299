import type { Months, Text } from '../vocabulary.js'
import { DOSSIER_ITEMS, type DossierItem } from '../vocabulary.js'
import { cite, citing } from './legal-texts.js'
import { allNotes, carriedOver } from './notes.js'
import type { DossierRules } from './values/dossier-rules.js'

const MONTHS: Months = 6

/** Items that grow old: 1–6, 8 and 10 of the list. */
const maxAge: Partial<Record<DossierItem, Months>> = {
  'proposal-and-minutes': MONTHS,
  cv: MONTHS,
  'leadership-assessment': MONTHS,
  'party-committee-comment': MONTHS,
  'residence-comment': MONTHS,
  'self-assessment': MONTHS,
  'asset-declaration': MONTHS,
  'health-certificate': MONTHS,
}

/** Decree 170/2025 art. 35 as amended by Decree 300/2026. */
const ART_35 = cite('decree-170-2025', '35', 'decree-300-2026')

/** The dossier of art. 35; `by` is the text that takes it over, `about` how it does: else its own list was not seen. */
export function dossier(by?: Text, about?: Text): DossierRules {
  const cited = citing(by ?? ART_35)
  const note = about ?? (by && carriedOver(ART_35))
  return {
    items: cited(DOSSIER_ITEMS, allNotes(FROM_THE_DATABASE, note)),
    maxAge: cited(maxAge, note),
    ageCountedTo: cited('decision', allNotes(NOT_DEFINED, note)),
    reusableWithin: { ...cited(MONTHS, allNotes(SAME_AUTHORITY, note)), fromFirst: true },
    notReused: cited(['proposal-and-minutes'], allNotes(NOT_OF_THE_CASE, note)),
    waivedForEqualPost: {
      ...cited(['political-conclusion', 'diplomas'], allNotes(IF_NOTHING_IS_NEW, note)),
      forLowerToo: true,
    },
  }
}

interface HealthDossier {
  about: Text
  waived?: readonly DossierItem[]
  known?: Text
  /** Its own list, where the text has one that is shorter than that of an appointment. */
  items?: readonly DossierItem[]
  /** What grows old beside the health certificate. */
  ageing?: readonly DossierItem[]
}

/**
 * The dossier of a text before Decree 300/2026: of its items the health certificate alone grows old, and none is used again.
 * `known`: how surely that is so, where the text was not read.
 */
export function healthDossier(article: Text, { about, waived, known, ...own }: HealthDossier): DossierRules {
  const cited = citing(article)
  const ages = Object.fromEntries((own.ageing ?? []).map((item) => [item, MONTHS]))
  return {
    items: cited(own.items ?? DOSSIER_ITEMS, known),
    maxAge: cited({ ...ages, 'health-certificate': MONTHS }, allNotes(about, known)),
    ...(waived && { waivedForEqualPost: cited(waived, known) }),
  }
}

const FROM_THE_DATABASE: Text = {
  vi: 'Thành phần đã được phê duyệt trên cơ sở dữ liệu quốc gia thay cho bản giấy: ghi vào mục số, nguồn của thành phần.',
  en: 'An item approved in the national database takes the place of the paper: it is named as the source of the item.',
}
const NOT_DEFINED: Text = {
  vi: 'Văn bản tính tại "thời điểm xem xét" và không định nghĩa; phần mềm tính đến ngày quyết định, là tham số.',
  en: 'The text counts to the "time of consideration" and does not define it; the product takes the day of the decision, a parameter.',
}
const SAME_AUTHORITY: Text = {
  vi: 'Của cùng cấp có thẩm quyền quyết định, tính từ lần nộp đầu tiên; trừ thành phần có thay đổi hoặc phải bổ sung. Chưa từng trình thì tính từ ngày nhập thành phần đầu tiên.',
  en: 'For the same deciding authority, from the first submission; not an item that has changed or is to be added. Where it never went up, from the day on which the first item was entered.',
}
const IF_NOTHING_IS_NEW: Text = {
  vi: 'Kể cả chức vụ thấp hơn; chỉ khi không có nội dung mới: có nội dung mới thì nộp thành phần đó.',
  en: 'For a lower post too; only if nothing is new: where something is, the item is handed in.',
}
const NOT_OF_THE_CASE: Text = {
  vi: 'Tờ trình, biên bản, kết quả kiểm phiếu thuộc về từng quy trình: cách hiểu của phần mềm, đề nghị đối chiếu.',
  en: 'Proposal, minutes, vote summary and count records belong to their procedure: as the product understands it, to be confirmed.',
}
