import type { Text } from '../vocabulary.js'

/** What a text has shown to those who meet before they vote. */
export const SHOWN = [
  'approved-policy',
  'planned-sources',
  'evaluations',
  'result-of-step-before',
  'candidate-list',
  'cv',
  'assessment',
  'asset-declaration',
  'intended-assignment',
  'action-program',
  'counts-so-far',
  'party-committee-opinion',
  'verified-issues',
] as const
export type Shown = (typeof SHOWN)[number]

export const SHOWN_NAMES: Readonly<Record<Shown, Text>> = {
  'approved-policy': { vi: 'chủ trương đã được phê duyệt', en: 'the approved policy' },
  'planned-sources': { vi: 'nguồn nhân sự trong quy hoạch', en: 'the sources in the planning' },
  evaluations: { vi: 'kết quả đánh giá, xếp loại', en: 'the evaluations' },
  'result-of-step-before': { vi: 'kết quả của bước trước', en: 'the result of the step before' },
  'candidate-list': { vi: 'danh sách nhân sự', en: 'the list of candidates' },
  cv: { vi: 'sơ yếu lý lịch', en: 'the CV' },
  assessment: { vi: 'nhận xét, đánh giá', en: 'the assessment' },
  'asset-declaration': { vi: 'bản kê khai tài sản, thu nhập', en: 'the asset declaration' },
  'intended-assignment': { vi: 'dự kiến phân công công tác', en: 'the intended assignment' },
  'action-program': { vi: 'chương trình hành động', en: 'the action program' },
  'counts-so-far': { vi: 'kết quả lấy phiếu ở các bước trước', en: 'the counts so far' },
  'party-committee-opinion': { vi: 'ý kiến của cấp ủy', en: "the party committee's opinion" },
  'verified-issues': {
    vi: 'kết quả xác minh các vấn đề mới nảy sinh',
    en: 'the issues that were verified',
  },
}
