import type { Language } from '../../words/i18n.js'
import { COLUMN_NAMES, COLUMNS } from './columns.js'
import { writeCsv } from './csv.js'
import type { Row } from './file-rows.js'
import type { manyWords } from './words.js'

type Say = ReturnType<typeof manyWords.use>

export const resultOf = ({
  launched,
  isLeftOut,
  refused,
}: Row): 'launched' | 'leftOut' | 'refused' | 'waiting' =>
  launched ? 'launched' : isLeftOut ? 'leftOut' : refused !== undefined ? 'refused' : 'waiting'

/** What became of each row, beside what it said: to be kept, and to be corrected and chosen again. */
export function reportOf(rows: readonly Row[], say: Say, language: Language): string {
  const heads = [
    say('row'),
    ...COLUMN_NAMES.map((column) => COLUMNS[column][language]),
    say('result'),
    say('case'),
  ]
  return writeCsv([
    heads,
    ...rows.map((row) => [
      String(row.line),
      ...COLUMN_NAMES.map((column) => row.cells[column] ?? ''),
      [say(`result_${resultOf(row)}`), row.refused ?? row.wrong.map(({ message }) => message).join(' ')]
        .filter(Boolean)
        .join(': '),
      row.launched ? `${location.origin}/procedures/${row.launched.id}` : '',
    ]),
  ])
}
