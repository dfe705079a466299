import { DOSSIER_NAMES } from '../../dossier/item-names.js'
import type { Cited, DossierItem, Months, Text } from '../../vocabulary.js'
import { eachOnce } from './checks.js'
import { allOf, months, monthsFor, oneOf } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** What the dossier is made of that goes up for the decision. */
export interface DossierRules {
  items: Cited<readonly DossierItem[]>
  /** Months that an item may be old on the day on which the dossier is considered. */
  maxAge: Cited<Partial<Record<DossierItem, Months>>>
  /** The day to which those months are counted: that of the decision, or that on which the dossier went up. Absent: the decision's. */
  ageCountedTo?: Cited<Considered>
  /**
   * Months in which the same authority takes the items of an earlier dossier; `fromFirst`: from the day on which these were
   * first submitted, else from the end of the earlier procedure. Absent: each procedure has a dossier of its own.
   */
  reusableWithin?: Cited<Months> & { fromFirst?: boolean }
  /** Items that belong to their procedure, and are taken over by none. Absent: all are. */
  notReused?: Cited<readonly DossierItem[]>
  /** Not asked for a reappointment or an equal post, nor where it says so for a lower one. Absent: every item is asked. */
  waivedForEqualPost?: Cited<readonly DossierItem[]> & { forLowerToo?: boolean }
}

type Considered = 'decision' | 'submission'

const CONSIDERED: Readonly<Record<Considered, Text>> = {
  decision: { vi: 'ngày cấp có thẩm quyền quyết định', en: 'the day of the decision' },
  submission: { vi: 'ngày trình hồ sơ', en: 'the day on which the dossier goes up' },
}

const items = allOf(DOSSIER_NAMES)

/** Each value of the dossier: what it is called, and how it is told. */
export const DOSSIER_VALUES: ValueRows<DossierRules> = {
  items: { label: { vi: 'Thành phần hồ sơ', en: 'Items of the dossier' }, say: items, check: eachOnce },
  maxAge: {
    label: { vi: 'Thời hạn có giá trị của từng thành phần', en: 'How old an item may be' },
    say: monthsFor(DOSSIER_NAMES),
  },
  ageCountedTo: {
    label: { vi: 'Thời điểm xem xét hồ sơ', en: 'When the dossier is considered' },
    say: oneOf(CONSIDERED),
  },
  reusableWithin: { label: { vi: 'Dùng lại hồ sơ trong', en: 'Reusable within' }, say: months },
  notReused: {
    label: { vi: 'Không dùng lại cho quy trình khác', en: 'Not used again for another procedure' },
    say: items,
    check: eachOnce,
  },
  waivedForEqualPost: {
    label: {
      vi: 'Không yêu cầu khi bổ nhiệm lại, kéo dài thời gian giữ chức vụ hoặc chức vụ tương đương',
      en: 'Not asked for a reappointment, an extension or an equal post',
    },
    say: items,
    check: eachOnce,
  },
}
