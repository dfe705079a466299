import type { Recusal } from '../../domain/procedure/refusals.js'
import type { Text } from '../../domain/vocabulary.js'

const WORDS = {
  candidate: {
    vi: 'Hồ sơ này là về chính đồng chí.',
    en: 'This procedure is about you.',
  },
  relation: {
    vi: 'Đồng chí là người thân của một nhân sự trong hồ sơ này.',
    en: 'You are a near relative of a candidate of this procedure.',
  },
  interest: {
    vi: 'Có lợi ích đã kê khai giữa đồng chí và một nhân sự trong hồ sơ này.',
    en: 'A declared interest ties you to a candidate of this procedure.',
  },
  unit: {
    vi: 'Đồng chí đã kê khai lợi ích liên quan đến đơn vị của chức vụ này.',
    en: 'You declared an interest in the unit of this post.',
  },
} as const

/** Why somebody stands back, in a sentence to them that does not name the other. */
export function recusalInWords({ because, candidate }: Recusal): Text {
  return WORDS[because === 'interest' && candidate === undefined ? 'unit' : because]
}
