import type { ActingProblem } from '../../../domain/authority/acting.js'
import { showDate } from '../../../domain/eligibility/wording.js'
import type { Cited, Months, Text } from '../../../domain/vocabulary.js'
import { Problem } from '../../problems/problem.js'

const FIELDS = { 'acts-again': 'personId', 'acts-meanwhile': 'from', 'acting-too-long': 'until' } as const

/** What is wrong with a period, at its field, with the days and the article. */
export function actingProblem(broken: ActingProblem, rule: Cited<Months>): Problem {
  const { problem: code } = broken
  const { article, value: limit } = rule
  const detail = sentence(broken, rule)
  const errors = [{ field: FIELDS[code], code, message: detail, facts: { limit, article } }]
  return new Problem(code, { detail, errors })
}

function sentence(broken: ActingProblem, { value: months, article }: Cited<Months>): Text {
  switch (broken.problem) {
    case 'acts-again':
      return {
        vi: `Trong lần khuyết này của vị trí, người này đã được giao một lần; không gia hạn (${article.vi}). Vị trí có người giữ rồi lại khuyết thì tính lại từ đầu.`,
        en: `In this vacancy of the seat the person has acted already: not renewable (${article.en}). Once the seat has been filled and falls vacant again, it begins anew.`,
      }
    case 'acts-meanwhile':
      return {
        vi: `Từ ${showDate(broken.from).vi} đến hết ${showDate(broken.until).vi} đã có người được giao; chấm dứt việc đó trước, hoặc chọn ngày khác.`,
        en: `From ${broken.from} to the end of ${broken.until} somebody acts: end that first, or choose other days.`,
      }
    case 'acting-too-long':
      return tooLong(broken.latest, { value: months, article })
  }
}

function tooLong(latest: string | null, { value: months, article }: Cited<Months>): Text {
  if (latest === null) {
    return {
      vi: `Các đợt trong lần khuyết này của vị trí đã hết ${months} tháng, không gia hạn (${article.vi}): cần bố trí theo quy trình.`,
      en: `The periods of this vacancy have used up the ${months} months, not renewable (${article.en}): the seat is to be filled by a procedure.`,
    }
  }
  return {
    vi: `Muộn nhất: ${showDate(latest).vi}. Các đợt trong một lần khuyết của vị trí cộng lại không quá ${months} tháng, không gia hạn (${article.vi}).`,
    en: `At the latest: ${latest}. All periods of one vacancy of the seat are together at most ${months} months, not renewable (${article.en}).`,
  }
}
