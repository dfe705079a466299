import type { PaperHead } from '../../db/reads/paper-heads.js'
import { showDate } from '../../domain/words.js'

/** 'điểm d khoản 1 Điều 53 Nghị định 170/2025/NĐ-CP: có 02 năm liên tiếp … (Thông báo số 12-TB ngày 03/08/2026)', one for each. */
export function groundsOfLeaving({ grounds }: Pick<PaperHead, 'grounds'>): string[] {
  return (grounds ?? []).map(({ article, words, paper, confidence }) => {
    const shown = paper ?? confidence
    const ballots = confidence ? `${confidence.low}/${confidence.collected} phiếu tín nhiệm thấp, ` : ''
    const by = shown ? ` (${ballots}văn bản số ${shown.number} ngày ${showDate(shown.on).vi})` : ''
    return `${article.vi}: ${words.vi}${by}`
  })
}
