import type { Text } from '../vocabulary.js'

/**
 * Why somebody is rotated: to grow, being in the planning; because nobody heads a place for more than two terms; or so that
 * no local holds the post (Decree 170/2025 art. 42).
 */
export const ROTATION_REASONS = ['planned', 'two-terms', 'not-local'] as const
export type RotationReason = (typeof ROTATION_REASONS)[number]

export const ROTATION_REASON_NAMES: Readonly<Record<RotationReason, Text>> = {
  planned: { vi: 'trong quy hoạch, để đào tạo, rèn luyện', en: 'in the planning, to gain experience' },
  'two-terms': {
    vi: 'người đứng đầu giữ chức vụ quá hai nhiệm kỳ liên tiếp',
    en: 'a head of two consecutive terms',
  },
  'not-local': {
    vi: 'chức vụ không bố trí người địa phương',
    en: 'a post that no local is to hold',
  },
}
