import type { KeptFrom } from '../../domain/procedure/refusals.js'
import { PRINCIPLES } from '../../domain/rules/principles.js'
import type { Text } from '../../domain/vocabulary.js'
import { recusalInWords } from '../words/recusal-words.js'
import type { RefusalRows } from './problem-rows.js'

/** Why whoever is kept from somebody's file is. */
const KEPT_FROM: Readonly<Record<KeptFrom, Text>> = {
  competitor: {
    vi: 'Hai người cùng là nhân sự của một hồ sơ đang chạy: đề nghị người khác ghi.',
    en: 'Both of you are candidates of an open procedure: ask a colleague.',
  },
  relation: {
    vi: 'Đồng chí là người thân của người này, hoặc của một nhân sự trong hồ sơ đang chạy của họ: đề nghị người khác ghi.',
    en: 'You are a near relative of this person, or of a candidate of an open procedure of theirs: ask a colleague.',
  },
  interest: {
    vi: 'Một lợi ích đã kê khai gắn đồng chí với người này, hoặc với một hồ sơ đang chạy của họ: đề nghị người khác ghi.',
    en: 'A declared interest ties you to this person, or to an open procedure of theirs: ask a colleague.',
  },
  'own-file': {
    vi: 'Không ai tự ghi vào hồ sơ của chính mình: đề nghị người khác ghi.',
    en: 'Nobody enters this in their own file: ask a colleague.',
  },
  'own-acting': {
    vi: 'Không ai tự ghi hoặc tự chấm dứt việc giao quyền cho chính mình: đề nghị người khác ghi.',
    en: 'Nobody enters or ends that they act themselves: ask a colleague.',
  },
  'own-right': {
    vi: 'Không ai tự trao hoặc tự thu hồi quyền của chính mình: đề nghị quản trị viên khác.',
    en: 'Nobody grants or revokes a right of their own: ask another administrator.',
  },
}

/** What is refused of whoever has no right to it, is of another level, or stands back from it. */
export const RIGHT_PROBLEMS = {
  'not-permitted': {
    status: 403,
    title: { vi: 'Đồng chí không có quyền làm việc này', en: 'You are not permitted to do this' },
    detail: ({ because }) => because && KEPT_FROM[because],
  },
  'wrong-level': {
    status: 403,
    title: {
      vi: 'Chức vụ này do cấp khác quản lý, không thuộc thẩm quyền thực hiện, điều hành của đồng chí',
      en: 'This post is managed at another level: its procedures are neither launched nor steered from yours',
    },
    detail: ({ name, field }) => {
      const { article } = PRINCIPLES.launchedBy
      if (field !== undefined) {
        return {
          vi: `Trường "${field}" liên quan đến ${name.vi}, thuộc cấp mà đồng chí không quản trị: quản trị viên của cấp đó mới thay đổi được. Căn cứ: ${article.vi}.`,
          en: `The field "${field}" concerns ${name.en}, of a level that you do not administer: an administrator of that level changes it. ${article.en}.`,
        }
      }
      return {
        vi: `Do ${name.vi} thực hiện. Căn cứ: ${article.vi}.`,
        en: `It is for ${name.en}. ${article.en}.`,
      }
    },
  },
  recused: {
    status: 403,
    title: {
      vi: 'Để tránh xung đột lợi ích, việc này do người khác làm',
      en: 'A conflict of interest: somebody else does this',
    },
    detail: recusalInWords,
  },
} satisfies RefusalRows
