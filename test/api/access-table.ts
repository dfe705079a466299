import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

export interface AccessTable {
  /** The readers, or whoever asks. */
  columns: string[]
  rows: { name: string; cells: string[] }[]
}

/** The first table after a heading of docs/access.md. */
export function accessTable(heading: string): AccessTable {
  const text = readFileSync(join(import.meta.dirname, '../../docs/access.md'), 'utf8')
  const start = text.indexOf(`\n${heading}\n`)
  if (start < 0) throw new Error(`docs/access.md has no heading "${heading}"`)
  const [, ...lines] = text.slice(start + 1).split('\n')
  const first = lines.findIndex((line) => line.startsWith('|'))
  const after = lines.findIndex((line, index) => index > first && !line.startsWith('|'))
  const [head = [], , ...rows] = lines.slice(first, after).map(cellsOf)
  return { columns: head.slice(1), rows: rows.map(([name = '', ...cells]) => ({ name, cells })) }
}

/** A test for every cell of a table: what the API answers in it is what the table says. */
export function testEveryCell(
  { columns, rows }: AccessTable,
  answerIn: (row: string, column: string) => Promise<string | undefined>,
): void {
  describe.each(rows)('$name', ({ name, cells }) => {
    test.each(columns.map((column, index) => ({ column, cell: cells[index] })))(
      '$column: $cell',
      async ({ column, cell }) => {
        expect(cell).toBeDefined()
        expect(await answerIn(name, column)).toBe(cell)
      },
    )
  })
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
