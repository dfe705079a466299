import type { Cited } from '../vocabulary.js'
import { cite } from './legal-texts.js'

/**
 * Whoever is elected has more than this share of the voters: what says otherwise is asked once more and taken all the same,
 * for each election has its own law.
 */
export const USUAL_FOR_ELECTION: Cited<{ numerator: number; denominator: number }> = {
  value: { numerator: 1, denominator: 2 },
  article: cite('local-practice'),
  note: {
    vi: 'Tham số của địa phương: chỉ để hỏi lại người ghi kết quả; mỗi cuộc bầu cử theo luật riêng.',
    en: 'Local parameter: only asks again whoever records the result; each election has its own law.',
  },
}
