import type { ProposalState } from '../../domain/two-people.js'
import type { Text } from '../../domain/vocabulary.js'
import type { ProposableName } from '../../records/proposed-changes/proposable.js'

/** How a proposed change stands, in words. */
export const STATE_NAMES: Readonly<Record<ProposalState, Text>> = {
  waiting: { vi: 'đang chờ người thứ hai', en: 'waiting for a second person' },
  confirmed: { vi: 'đã xác nhận', en: 'confirmed' },
  refused: { vi: 'đã từ chối', en: 'refused' },
  withdrawn: { vi: 'đã rút lại', en: 'withdrawn' },
}

/** What is proposed, in words. */
export const OPERATION_NAMES: Readonly<Record<ProposableName, Text>> = {
  'publish-rule-set': { vi: 'Ban hành phiên bản bộ quy tắc', en: 'Publish a version of a rule set' },
  'publish-rule-set-draft': { vi: 'Ban hành bản dự thảo bộ quy tắc', en: 'Publish the draft of a rule set' },
  'enter-measure': { vi: 'Ghi một biện pháp', en: 'Enter a measure' },
  'end-measure': { vi: 'Chấm dứt một biện pháp', en: 'End a measure' },
  'enter-discipline': { vi: 'Ghi một hình thức kỷ luật', en: 'Enter a discipline' },
  'annul-discipline': { vi: 'Hủy bỏ một quyết định kỷ luật', en: 'Annul a discipline' },
  'enter-relation': { vi: 'Ghi một quan hệ gia đình đã kê khai', en: 'Enter a declared relative' },
  'end-relation': { vi: 'Chấm dứt một quan hệ gia đình', en: 'End a relation' },
  'enter-interest': { vi: 'Ghi một lợi ích đã kê khai', en: 'Enter a declared interest' },
  'end-interest': { vi: 'Chấm dứt một lợi ích', en: 'End an interest' },
  'grant-right': { vi: 'Trao vai trò', en: 'Grant a role' },
  'open-account': { vi: 'Mở tài khoản', en: 'Open an account' },
  'reopen-account': { vi: 'Mở lại tài khoản đã khóa', en: 'Open a closed account again' },
  'join-group': { vi: 'Thêm thành viên vào nhóm', en: 'Add a member to a group' },
  'move-unit': { vi: 'Chuyển đơn vị', en: 'Move a unit' },
}
