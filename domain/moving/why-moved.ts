import type { Text } from '../vocabulary.js'

/**
 * Why somebody is moved: transferred for a task, by the planning or a plan, or to change positions (Decree 170/2025 art. 25);
 * seconded for an urgent sudden task, or for work of limited time (art. 26).
 */
export const TRANSFER_REASONS = ['task', 'plan', 'change-of-position'] as const
export const SECONDMENT_REASONS = ['urgent-task', 'work-of-limited-time'] as const
export const MOVE_REASONS = [...TRANSFER_REASONS, ...SECONDMENT_REASONS] as const
export type MoveReason = (typeof MOVE_REASONS)[number]

export const MOVE_REASON_NAMES: Readonly<Record<MoveReason, Text>> = {
  task: { vi: 'theo yêu cầu nhiệm vụ cụ thể', en: 'for a specific task' },
  plan: {
    vi: 'theo quy hoạch, kế hoạch trong hoặc giữa các cơ quan',
    en: 'by the planning or a plan, within a body or between bodies',
  },
  'change-of-position': { vi: 'chuyển đổi vị trí công tác', en: 'to change positions' },
  'urgent-task': {
    vi: 'thực hiện nhiệm vụ đột xuất, cấp bách',
    en: 'for an urgent, sudden task',
  },
  'work-of-limited-time': {
    vi: 'thực hiện công việc trong một thời gian nhất định',
    en: 'for work of limited time',
  },
}
