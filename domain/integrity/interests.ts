import type { InterestKind, Text } from '../vocabulary.js'

export const INTEREST_NAMES: Readonly<Record<InterestKind, Text>> = {
  capital: { vi: 'góp vốn, cổ phần', en: 'capital or shares' },
  management: { vi: 'tham gia quản lý, điều hành', en: 'part in the management' },
  contract: { vi: 'hợp đồng, giao dịch', en: 'a contract or other dealing' },
  loan: { vi: 'vay, cho vay, tài sản chung', en: 'a loan or common property' },
  benefit: { vi: 'lợi ích khác', en: 'another benefit' },
}
