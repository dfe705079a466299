import type { Refusal } from '../domain/procedure/refusals.js'

/** The database refuses a change for good: a rule over all cases, which one case cannot see, forbids it. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.name = 'Refused'
    this.refusal = refusal
  }
}

/** A change that the tables cannot hold, whoever tries: told by the constraint or SQLSTATE, never by the values. */
export class Unrecordable extends Error {
  constructor(constraint: string) {
    super(`the database cannot hold this change (${constraint})`)
    this.name = 'Unrecordable'
  }
}
