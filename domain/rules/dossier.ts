import type { Months, Text } from '../vocabulary.js'
import { DOSSIER_ITEMS, type DossierItem } from '../vocabulary.js'
import { cite, citing } from './legal-texts.js'
import { carriedOver, joinNotes } from './notes.js'
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
    items: cited(DOSSIER_ITEMS, note),
    maxAge: cited(maxAge, joinNotes(ON_THE_DAY, note)),
    reusableWithin: cited(MONTHS, joinNotes(SAME_AUTHORITY, note)),
    notReused: cited(['proposal-and-minutes'], joinNotes(NOT_OF_THE_CASE, note)),
    waivedForEqualPost: cited(['political-conclusion', 'diplomas'], note),
  }
}

/** The dossier of a text before Decree 300/2026: of its items the health certificate alone grows old, and none is used again. */
export function healthDossier(
  article: Text,
  { about, waived }: { about: Text; waived?: readonly DossierItem[] },
): DossierRules {
  const cited = citing(article)
  return {
    items: cited(DOSSIER_ITEMS),
    maxAge: cited({ 'health-certificate': MONTHS }, about),
    ...(waived && { waivedForEqualPost: cited(waived) }),
  }
}

const ON_THE_DAY: Text = {
  vi: 'Văn bản tính tại "thời điểm xem xét" và không định nghĩa; phần mềm tính đến ngày quyết định, là tham số.',
  en: 'The text counts to the "time of consideration" and does not define it; the product takes the day of the decision, a parameter.',
}
const SAME_AUTHORITY: Text = {
  vi: 'Của cùng cấp có thẩm quyền. Văn bản tính từ lần nộp đầu tiên; phần mềm tính từ ngày kết thúc quy trình trước, cần đối chiếu.',
  en: 'For the same authority. The text counts from the first submission; the product from the end of the earlier procedure, to be confirmed.',
}
const NOT_OF_THE_CASE: Text = {
  vi: 'Tờ trình, biên bản, kết quả kiểm phiếu thuộc về từng quy trình: cách hiểu của phần mềm, đề nghị đối chiếu.',
  en: 'Proposal, minutes, vote summary and count records belong to their procedure: as the product understands it, to be confirmed.',
}
