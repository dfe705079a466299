import { KIND_NAMES } from '../../domain/procedure/procedure-kinds.js'
import { AFTER_ROTATION_NAMES } from '../../domain/rotation/after-rotation.js'
import { codesInWords } from '../../domain/words.js'
import type { RefusalRows } from './problem-rows.js'

/** What is refused of the decision that a body took. */
export const DECISION_PROBLEMS = {
  'choice-needed': {
    status: 422,
    title: { vi: 'Cần chọn phương án', en: 'A choice is needed' },
    detail: ({ choices }) => {
      const { vi, en } = codesInWords(choices, AFTER_ROTATION_NAMES)
      return { vi: `Một trong: ${vi}.`, en: `One of: ${en}.` }
    },
  },
  'not-of-this-kind': {
    status: 422,
    title: { vi: 'Trường này không dùng cho loại việc này', en: 'This field is not of such a case' },
    detail: ({ kind }) => ({
      vi: `Quyết định ${KIND_NAMES[kind].vi} không có nội dung này: hãy bỏ trường đi.`,
      en: `A decision in a case of the kind "${KIND_NAMES[kind].en}" says nothing of it: leave the field out.`,
    }),
  },
  'term-needed': {
    status: 422,
    title: { vi: 'Cần ghi ngày hết thời hạn giữ chức vụ', en: 'The day on which the term ends is needed' },
  },
  'majority-not-reached': {
    status: 422,
    title: { vi: 'Số phiếu tán thành chưa đủ', en: 'The votes in favour do not reach the majority' },
    detail: ({ bar, members }) => ({
      vi: `Cần ${bar} trên tổng số ${members} thành viên.`,
      en: `${bar} of all ${members} members is needed.`,
    }),
  },
  'more-votes-than-members': {
    status: 422,
    title: { vi: 'Số phiếu nhiều hơn số thành viên', en: 'More votes than members' },
    detail: ({ members }) => ({ vi: `Có ${members} thành viên.`, en: `There are ${members} members.` }),
  },
  'number-already-used': {
    status: 409,
    title: { vi: 'Số nghị quyết đã được dùng', en: 'The resolution number is already used' },
  },
} satisfies RefusalRows
