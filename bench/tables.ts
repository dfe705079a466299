/** Rows of cells, the first the headings; the first column names, the others are numbers. */
export type Table = readonly (readonly string[])[]

/** The table for a terminal. */
export function asText(rows: Table): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

/** The table for a document; what is indented stays so. */
export function asMarkdown([headings = [], ...rows]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = headings.map((_, column) => (column === 0 ? '---' : '---:'))
  return [line(headings), line(rule), ...rows.map((row) => line(row).replace(/^\| {3}/, '| &emsp;'))].join(
    '\n',
  )
}
