import type { RecordRefusal } from '../../domain/records/refusals.js'
import type { Text } from '../../domain/vocabulary.js'
import { showDate } from '../../domain/words.js'
import type { FieldError, RecordRows } from './problem-rows.js'

type ActingRefusal = Extract<RecordRefusal, { rule: unknown }>

/** At the field of the period that is wrong, with how long the rule allows. */
const actingErrors =
  (field: string) =>
  ({ code, rule: { value: limit, article } }: ActingRefusal, message: Text): FieldError[] => [
    { field, code, message, facts: { limit, article } },
  ]

/** What is refused of somebody's acting in a vacant seat. */
export const ACTING_PROBLEMS = {
  'acts-again': {
    status: 409,
    title: {
      vi: 'Người này đã được giao phụ trách, giao quyền ở vị trí này',
      en: 'The person has acted in this vacancy already',
    },
    detail: ({ rule: { article } }) => ({
      vi: `Trong lần khuyết này của vị trí, người này đã được giao một lần; không gia hạn (${article.vi}). Vị trí có người giữ rồi lại khuyết thì tính lại từ đầu.`,
      en: `In this vacancy of the seat the person has acted already: not renewable (${article.en}). Once the seat has been filled and falls vacant again, it begins anew.`,
    }),
    errors: actingErrors('personId'),
  },
  'acts-meanwhile': {
    status: 409,
    title: {
      vi: 'Vị trí đã có người được giao phụ trách, giao quyền trong thời gian này',
      en: 'Somebody acts in the seat at that time',
    },
    detail: ({ from, until }) => ({
      vi: `Từ ${showDate(from).vi} đến hết ${showDate(until).vi} đã có người được giao; chấm dứt việc đó trước, hoặc chọn ngày khác.`,
      en: `From ${from} to the end of ${until} somebody acts: end that first, or choose other days.`,
    }),
    errors: actingErrors('from'),
  },
  'acting-too-long': {
    status: 422,
    title: { vi: 'Quá thời hạn giao phụ trách, giao quyền', en: 'Longer than anybody may act' },
    detail: ({ latest, rule: { value: months, article } }) =>
      latest === null
        ? {
            vi: `Các đợt trong lần khuyết này của vị trí đã hết ${months} tháng, không gia hạn (${article.vi}): cần bố trí theo quy trình.`,
            en: `The periods of this vacancy have used up the ${months} months, not renewable (${article.en}): the seat is to be filled by a procedure.`,
          }
        : {
            vi: `Muộn nhất: ${showDate(latest).vi}. Các đợt trong một lần khuyết của vị trí cộng lại không quá ${months} tháng, không gia hạn (${article.vi}).`,
            en: `At the latest: ${showDate(latest).en}. All periods of one vacancy of the seat are together at most ${months} months, not renewable (${article.en}).`,
          },
    errors: actingErrors('until'),
  },
} satisfies RecordRows
