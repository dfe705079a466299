import { addDays, addMonths, dayNumber } from '../deadlines/dates.js'
import type { DossierRules } from '../rules/values/dossier-rules.js'
import type { IsoDate, Text } from '../vocabulary.js'
import { DOSSIER_ITEMS, type DossierItem } from '../vocabulary.js'

/** An item that is on file, as it was issued. */
export interface FiledItem {
  item: DossierItem
  issuedOn: IsoDate
}

/** One item of the dossier on a day. */
export interface ItemResult {
  item: DossierItem
  /** waived: not asked of whoever stays in a post, or comes to one for which the rules do not ask it. */
  answer: 'valid' | 'missing' | 'too-old' | 'waived'
  issuedOn?: IsoDate
  /** Of one that is missing: a paper is on file that was issued on this day, after that of the decision. */
  issuedLater?: IsoDate
  /** The last day on which it is valid; absent where it does not grow old. */
  validUntil?: IsoDate
  article: Text
}

/**
 * Each item that the rules ask, on the day `on`, in their order. An item is valid up to the day of that number so many
 * months after it was issued, that day included; of several, the one issued last counts, and none issued after `on`.
 * RangeError if `on` is no day.
 */
export function checkDossier(
  rules: DossierRules,
  filed: readonly FiledItem[],
  on: IsoDate,
  { equalPost }: { equalPost: boolean },
): ItemResult[] {
  dayNumber(on, 'on')
  return DOSSIER_ITEMS.filter((item) => rules.items.value.includes(item)).map((item) => {
    const { waivedForEqualPost } = rules
    if (equalPost && waivedForEqualPost?.value.includes(item)) {
      return { item, answer: 'waived', article: waivedForEqualPost.article }
    }
    const issued = filed.flatMap((each) => (each.item === item ? [each.issuedOn] : [])).sort()
    const issuedOn = issued.findLast((day) => day <= on)
    if (issuedOn === undefined) return missing(item, issued[0], rules)
    const months = rules.maxAge.value[item]
    if (months === undefined) return { item, answer: 'valid', issuedOn, article: rules.items.article }
    const validUntil = addMonths(issuedOn, months)
    const answer = on <= validUntil ? 'valid' : 'too-old'
    return { item, answer, issuedOn, validUntil, article: rules.maxAge.article }
  })
}

/**
 * The first day of issue with which an item is valid on the day `on`; undefined where it does not grow old. RangeError if
 * `on` is no day.
 */
export function firstDayOfIssue(rules: DossierRules, item: DossierItem, on: IsoDate): IsoDate | undefined {
  const months = rules.maxAge.value[item]
  if (months === undefined) return undefined
  let day = addMonths(on, -months)
  // The month before may be shorter: from its last day one does not come back to this one.
  while (addMonths(day, months) < on) day = addDays(day, 1)
  return day
}

/** What keeps the dossier from going up for decision. */
export function incomplete(results: readonly ItemResult[]): ItemResult[] {
  return results.filter(({ answer }) => answer === 'missing' || answer === 'too-old')
}

/** The days of an earlier dossier: when it first went up, and when its procedure ended. */
export interface EarlierDays {
  submittedOn: IsoDate
  closedOn: IsoDate
}

/**
 * May the items of an earlier dossier, but for those of its case, be used again on that day? Those of the same authority,
 * within so many months; of none where the text lets nothing be used again.
 */
export function isReusable({ reusableWithin }: DossierRules, earlier: EarlierDays, on: IsoDate): boolean {
  if (!reusableWithin) return false
  const from = reusableWithin.fromFirst ? earlier.submittedOn : earlier.closedOn
  return on <= addMonths(from, reusableWithin.value)
}

function missing(item: DossierItem, issuedLater: IsoDate | undefined, { items }: DossierRules): ItemResult {
  return {
    item,
    answer: 'missing',
    ...(issuedLater !== undefined && { issuedLater }),
    article: items.article,
  }
}
