import type { Cited, Published, Text, WorkingDays } from '../../vocabulary.js'
import { days as wholeDays } from './checks.js'
import { days } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** For how many days each is public, and objections to it are taken. */
export interface Publicity extends Readonly<Record<Published, Cited<WorkingDays>>> {
  readonly policy: Cited<WorkingDays>
  readonly list: Cited<WorkingDays>
  readonly result: Cited<WorkingDays>
}

export const PUBLISHED_NAMES: Readonly<Record<Published, Text>> = {
  policy: { vi: 'chủ trương', en: 'the policy' },
  list: { vi: 'danh sách', en: 'the list' },
  result: { vi: 'kết quả', en: 'the result' },
}

/** Each time of publicity: what it is called, and how it is told. */
export const PUBLICITY_VALUES: ValueRows<Publicity> = {
  policy: { label: { vi: 'Công khai chủ trương', en: 'The policy is public' }, say: days, check: wholeDays },
  list: { label: { vi: 'Công khai danh sách', en: 'The list is public' }, say: days, check: wholeDays },
  result: { label: { vi: 'Công khai kết quả', en: 'The result is public' }, say: days, check: wholeDays },
}
