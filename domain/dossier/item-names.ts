import type { DossierItem, Text } from '../vocabulary.js'

/** What the items of a dossier are called, by their numbers in the text (Decree 170/2025 art. 35 as amended). */
export const DOSSIER_NAMES: Readonly<Record<DossierItem, Text>> = {
  'proposal-and-minutes': {
    vi: '1. tờ trình, biên bản, tổng hợp kết quả kiểm phiếu',
    en: '1 proposal, minutes, vote summary and count records',
  },
  cv: { vi: '2. sơ yếu lý lịch có ảnh, được xác nhận', en: '2 CV with photo, certified' },
  'leadership-assessment': {
    vi: '3. nhận xét của tập thể lãnh đạo trong 3 năm',
    en: "3 leadership's assessment, 3 years",
  },
  'party-committee-comment': {
    vi: '4. nhận xét của cấp ủy nơi công tác',
    en: '4 party committee of the workplace',
  },
  'residence-comment': { vi: '5. nhận xét của cấp ủy nơi cư trú', en: '5 party committee of the residence' },
  'self-assessment': { vi: '6. bản tự nhận xét, đánh giá 3 năm', en: '6 self-assessment, 3 years' },
  'political-conclusion': {
    vi: '7. kết luận về tiêu chuẩn chính trị',
    en: '7 political-standard conclusion',
  },
  'asset-declaration': { vi: '8. bản kê khai tài sản, thu nhập', en: '8 asset declaration' },
  diplomas: { vi: '9. văn bằng, chứng chỉ được chứng thực', en: '9 certified diplomas' },
  'health-certificate': { vi: '10. giấy chứng nhận sức khỏe', en: '10 health certificate' },
}
