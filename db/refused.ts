import type { Refusal } from '../domain/procedure/refusals.js'
import type { RecordRefusal } from '../domain/records/refusals.js'

/**
 * What is asked is refused for good: by a rule over all cases, which one case cannot see, or by a rule of the registers.
 */
export class Refused extends Error {
  readonly refusal: Refusal | RecordRefusal

  constructor(refusal: Refusal | RecordRefusal) {
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
