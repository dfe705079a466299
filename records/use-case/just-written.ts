/** A row of this very transaction. @throws Error where it is not there: the transaction is rolled back */
export function written<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw new Error(`${what} vanished in its own transaction`)
  return row
}
