import type { UnknownDay } from '../birth-date.js'
import type { Cited } from '../vocabulary.js'
import { cite, citing } from './legal-texts.js'

/** With which day ages are counted where older files know the year or the month alone, and a rule set says nothing else. */
export const UNKNOWN_BIRTH_DAY: Cited<UnknownDay> = citing(cite('local-practice'))('last-day', {
  vi: 'Tham số của địa phương; chưa thấy văn bản quy định. Hồ sơ cũ chỉ ghi năm, hoặc tháng và năm sinh: tuổi tính theo ngày cuối cùng có thể, và mọi kết luận phụ thuộc vào đó nêu rõ.',
  en: 'A local parameter; no text was seen that rules it. Older files know the year, or the month, alone: ages are counted with the last day that it could be, and every verdict that depends on it says so.',
})
