/** Collects the values of a statement that is put together; what it answers stands for the value in the SQL. */
export class SqlParameters {
  readonly values: unknown[] = []

  /** `$n`, with the type where PostgreSQL cannot tell it. */
  add(value: unknown, type?: string): string {
    this.values.push(value)
    return `$${this.values.length}${type ? `::${type}` : ''}`
  }
}
