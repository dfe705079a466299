import { DOSSIER_NAMES } from '../../dossier/item-names.js'
import type { Cited, DossierItem, Months } from '../../vocabulary.js'
import { eachOnce } from './checks.js'
import { allOf, months, monthsFor } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** What the dossier is made of that goes up for the decision. */
export interface DossierRules {
  items: Cited<readonly DossierItem[]>
  /** Months that an item may be old on the day of the decision. */
  maxAge: Cited<Partial<Record<DossierItem, Months>>>
  /** Months in which the same authority takes the items of an earlier dossier. Absent: each procedure has a dossier of its own. */
  reusableWithin?: Cited<Months>
  /** Items that belong to their procedure, and are taken over by none. Absent: all are. */
  notReused?: Cited<readonly DossierItem[]>
  /** Not asked for a reappointment or an equal post. Absent: every item is asked. */
  waivedForEqualPost?: Cited<readonly DossierItem[]>
}

const items = allOf(DOSSIER_NAMES)

/** Each value of the dossier: what it is called, and how it is told. */
export const DOSSIER_VALUES: ValueRows<DossierRules> = {
  items: { label: { vi: 'Thành phần hồ sơ', en: 'Items of the dossier' }, say: items, check: eachOnce },
  maxAge: {
    label: { vi: 'Thời hạn có giá trị của từng thành phần', en: 'How old an item may be' },
    say: monthsFor(DOSSIER_NAMES),
  },
  reusableWithin: { label: { vi: 'Dùng lại hồ sơ trong', en: 'Reusable within' }, say: months },
  notReused: {
    label: { vi: 'Không dùng lại cho quy trình khác', en: 'Not used again for another procedure' },
    say: items,
    check: eachOnce,
  },
  waivedForEqualPost: {
    label: {
      vi: 'Không yêu cầu khi bổ nhiệm lại hoặc chức vụ tương đương',
      en: 'Not asked for a reappointment or an equal post',
    },
    say: items,
    check: eachOnce,
  },
}
