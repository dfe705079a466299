import { NOT_BUILT } from '../../domain/rules/not-built.js'
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

/** What of the law the product has no procedure for, and what is done instead. */
export function notBuiltTable(): string {
  const rows = NOT_BUILT.map((each) => [each.what, each.article, each.instead].map(both).join(' | '))
  return [
    '| Nội dung / What | Căn cứ / Article | Thực hiện / Instead |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n')
}

const both = ({ vi, en }: Text): string => `${vi}<br>*${en}*`
