import { INTEREST_NAMES } from '../../integrity/interests.js'
import { isAmong } from '../../integrity/relations.js'
import { type Cited, type InterestKind, RELATION_KINDS, type RelationKind } from '../../vocabulary.js'
import { RELATION_NAMES } from '../../words.js'
import { allOf, yesNo } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** Who stands back where a candidate is close to them. */
export interface RecusalRules {
  /** Whoever is so related to a candidate does no task of a group on the case; nobody stands back where it is empty. */
  recusedRelatives: Cited<readonly RelationKind[]>
  /** So is whoever is tied to a candidate or to the unit of the post by such a declared interest. Absent: nobody. */
  recusedInterests?: Cited<readonly InterestKind[]>
  /** May those on a ballot vote on it? */
  candidatesVote: Cited<boolean>
}

/** Does it leave everybody at their tasks, whoever the candidates are? */
export function nobodyStandsBack(rules: RecusalRules | undefined): boolean {
  const { recusedRelatives, recusedInterests } = rules ?? {}
  return (recusedRelatives?.value ?? []).length + (recusedInterests?.value ?? []).length === 0
}

/** The relations and interests that tie somebody to another. */
export interface TyingKinds {
  relations: readonly RelationKind[]
  interests: readonly InterestKind[]
}

/** The kinds that any of these rules names; a relation as it is seen from either side. */
export function tyingKinds(each: readonly RecusalRules[]): TyingKinds {
  const relatives = each.flatMap(({ recusedRelatives }) => recusedRelatives.value)
  return {
    relations: RELATION_KINDS.filter((kind) => isAmong(kind, relatives)),
    interests: [...new Set(each.flatMap(({ recusedInterests }) => recusedInterests?.value ?? []))],
  }
}

/** Each value of recusal: what it is called, and how it is told. */
export const RECUSAL_VALUES: ValueRows<RecusalRules> = {
  recusedRelatives: {
    label: {
      vi: 'Người thân của nhân sự không tham mưu, xử lý',
      en: 'Relatives of a candidate stand back',
    },
    say: allOf(RELATION_NAMES),
  },
  recusedInterests: {
    label: {
      vi: 'Người có lợi ích liên quan đã kê khai không tham mưu, xử lý',
      en: 'Those with a declared interest stand back',
    },
    say: allOf(INTEREST_NAMES),
  },
  candidatesVote: {
    label: { vi: 'Người được lấy phiếu tham gia bỏ phiếu', en: 'Those on the ballot vote' },
    say: yesNo,
    atStepsOf: 'vote',
  },
}
