import { HOW_KNOWN_NAMES, nameOfUnread, UNREAD } from '../../domain/rules/unread.js'
import type { Text } from '../../domain/vocabulary.js'

const HEAD = [
  '| Văn bản / Text | Chưa đọc được / Not read | Biết được / What is known | Phần mềm áp dụng / In its place |',
  '| --- | --- | --- | --- |',
]

/** What of the texts could not be read, and what the product does in its place. */
export function unreadTable(): string {
  const rows = UNREAD.map((each) =>
    [nameOfUnread(each), each.what, HOW_KNOWN_NAMES[each.known], each.inItsPlace].map(both).join(' | '),
  )
  return [...HEAD, ...rows.map((row) => `| ${row} |`)].join('\n')
}

const both = ({ vi, en }: Text): string => `${vi}<br>*${en}*`
