import type { AfterRotation } from '../procedure/outcomes.js'
import type { Text } from '../vocabulary.js'

/** What may come after a rotation, in words. */
export const AFTER_ROTATION_NAMES: Readonly<Record<AfterRotation, Text>> = {
  return: { vi: 'trở lại nơi đi', en: 'back to the former place' },
  stay: { vi: 'ở lại giữ chức vụ hiện nay', en: 'stays in the present post' },
  onward: { vi: 'bố trí sang nơi khác', en: 'goes on elsewhere' },
}
