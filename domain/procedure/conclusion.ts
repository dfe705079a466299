import type { IsoDate, Text } from '../vocabulary.js'

/** Who signs the decision on a post of the State once the Party's body has concluded. */
export const CARRIED_OUT_BY = ['peoples-committee-chair', 'agency-head'] as const
export type CarriedOutBy = (typeof CARRIED_OUT_BY)[number]

export const CARRIED_OUT_BY_NAMES: Readonly<Record<CarriedOutBy, Text>> = {
  'peoples-committee-chair': {
    vi: 'Chủ tịch ủy ban nhân dân (người đứng đầu nơi tập thể kết luận)',
    en: 'The chair of the people’s committee (the head where the body concluded)',
  },
  'agency-head': { vi: 'Người đứng đầu cơ quan, đơn vị', en: 'The head of the agency' },
}

/**
 * Of a post of the State: the conclusion ('kết luận') of the Party's body, a paper of its own, which the decision of whoever has
 * the power carries out. Neither is the other: each has its number, its day and who signed it.
 */
export interface Conclusion {
  number: string
  signedOn: IsoDate
  signatory: string
  carriedOutBy: CarriedOutBy
}
