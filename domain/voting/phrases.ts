import type { Decider } from '../rules/values/vote-rule.js'
import type { Text } from '../vocabulary.js'

/** The words that the explanation of a vote is put together of. */

export const VOTES = {
  'one-person': { vi: 'phiếu', en: 'votes', one: 'vote' },
  'each-person': { vi: 'phiếu đồng ý', en: 'votes in favour', one: 'vote in favour' },
  'three-levels': { vi: 'phiếu', en: 'ballots', one: 'ballot' },
}

/** Of the step alone: whoever is on its list, or selected, is not yet in office. */
export const CHOSEN = {
  'one-person': { vi: 'được chọn ở bước này', en: 'selected at this step' },
  'each-person': { vi: 'được tán thành ở bước này', en: 'approved at this step' },
  'three-levels': { vi: 'được lấy phiếu tín nhiệm ở bước này', en: 'voted on at this step' },
}

export const PEOPLE = {
  convened: { vi: ' người được triệu tập', en: ' convened' },
  present: { vi: ' người có mặt', en: ' present' },
  'all-members': { vi: ' là tổng số thành viên', en: ', all members' },
  collected: { vi: ' phiếu thu về', en: ' ballots collected' },
}

export const OF_PEOPLE = {
  convened: { vi: ' số người được triệu tập', en: ' of those convened' },
  present: { vi: ' số người có mặt', en: ' of those present' },
  'all-members': { vi: ' tổng số thành viên', en: ' of all members' },
  collected: { vi: ' số phiếu thu về', en: ' of the ballots collected' },
}

export const GO_ON = {
  'next-step': { vi: 'được đưa vào bước tiếp theo', en: 'the next step' },
  'second-round': { vi: 'vào vòng bỏ phiếu thứ hai', en: 'a second round' },
}

export const CHOOSES: Record<Decider, Text> = {
  head: {
    vi: 'Người đứng đầu chọn người để trình, báo cáo đầy đủ các ý kiến; cấp có thẩm quyền quyết định.',
    en: 'The head picks whom to submit and reports all views; the authority decides.',
  },
  authority: { vi: 'Cấp có thẩm quyền lựa chọn.', en: 'The authority picks one of them.' },
}

export const DECIDES: Record<Decider, Text> = {
  head: { vi: 'Người đứng đầu xem xét, quyết định.', en: 'The head decides.' },
  authority: { vi: 'Cấp có thẩm quyền xem xét, quyết định.', en: 'The authority decides.' },
}

export const GOES_ON: Record<Decider, Text> = {
  head: {
    vi: 'Người đứng đầu quyết định có tiếp tục hay không.',
    en: 'The head decides whether to go on.',
  },
  authority: {
    vi: 'Cấp có thẩm quyền quyết định có tiếp tục hay không.',
    en: 'The authority decides whether to go on.',
  },
}

/** Of a vote that goes no further by votes: nothing stops, somebody decides on the result. */
export const ON_RESULT: Record<Decider, Text> = {
  head: {
    vi: 'Không dừng: người đứng đầu quyết định theo thẩm quyền hoặc trình cấp có thẩm quyền, báo cáo đầy đủ các ý kiến.',
    en: 'Nothing stops: the head decides within their power or submits it, all views are reported.',
  },
  authority: {
    vi: 'Không dừng: báo cáo đầy đủ các ý kiến, cấp có thẩm quyền xem xét, quyết định.',
    en: 'Nothing stops: all views are reported, the authority decides.',
  },
}

/** Of one person at exactly the bar: neither passed nor stopped. */
export const SILENT_ON_ONE: Text = {
  vi: 'Văn bản không quy định trường hợp một người được đúng tỷ lệ này: không coi là đạt, cũng không dừng; báo cáo đầy đủ kết quả, cấp có thẩm quyền xem xét, quyết định.',
  en: 'The text does not cover one person with exactly this share: it is neither a pass nor an end; the result is reported in full, and the authority decides.',
}

export const SILENT: Text = {
  vi: 'Văn bản không quy định trường hợp này: cấp có thẩm quyền xem xét, quyết định.',
  en: 'The text does not cover this case: the authority decides.',
}

export const STOP: Text = { vi: 'Dừng lại và báo cáo.', en: 'The vote stops here and is reported.' }
