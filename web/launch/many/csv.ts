const SEPARATORS = [',', ';', '\t'] as const

/** The cells of a CSV text, row by row: separated as its first line is, quoted as RFC 4180 has it. */
export function readCsv(text: string): string[][] {
  const separator = separatorOf(text)
  const rows: string[][] = []
  let [cells, cell, isQuoted]: [string[], string, boolean] = [[], '', false]
  const source = text.replace(/^\uFEFF/, '')
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at]
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (source[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"') isQuoted = true
    else if (sign === separator) {
      cells.push(cell)
      cell = ''
    } else if (sign === '\n') {
      rows.push([...cells, cell])
      ;[cells, cell] = [[], '']
    } else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || cells.length > 0) rows.push([...cells, cell])
  return rows
}

/** What separates most in the first line. */
function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1)
  const count = (sign: string) => first.split(sign).length
  return [...SEPARATORS].sort((a, b) => count(b) - count(a))[0] ?? ','
}

/**
 * A CSV text that sheets open as it is: UTF-8 with its mark. A cell that a sheet would take for a formula is begun with an
 * apostrophe.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cellOf = (text: string) => {
    const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
    return /[",\r\n;]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
  }
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}
