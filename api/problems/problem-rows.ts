import type { Refusal, RefusalCode } from '../../domain/procedure/refusals.js'
import type { RecordRefusal, RecordRefusalCode } from '../../domain/records/refusals.js'
import type { Text } from '../../domain/vocabulary.js'

/** One thing wrong with the input; `field` is a path into the body (`result.votes.c-12`) or the name of a parameter. */
export interface FieldError {
  field: string
  code: string
  message: Text
  /** The numbers and the article of a rule that the input breaks, and the procedure that stands in the way. */
  facts?: { limit?: number; count?: number; caseId?: string; article: Text }
}

/** What a refusal with this code is, over HTTP and in words. */
export interface Row<Data> {
  status: number
  title: Text
  /** A sentence with what the refusal carries; absent, or nothing: the title says it all. */
  detail?: (data: Data) => Text | undefined
  /** What is wrong by field, of a refusal that does not say its field itself; `sentence` is the detail. */
  errors?: (data: Data, sentence: Text) => FieldError[]
}

/** Some of the rows of what a case refuses; `PROBLEMS` sees that none is missing. */
export type RefusalRows = { [Code in RefusalCode]?: Row<Extract<Refusal, { code: Code }>> }
/** Some of the rows of what the registers refuse. */
export type RecordRows = { [Code in RecordRefusalCode]?: Row<Extract<RecordRefusal, { code: Code }>> }

/** At that field, with the sentence of the row. */
export const at =
  (field: string) =>
  ({ code }: { code: string }, message: Text): FieldError[] => [{ field, code, message }]

/** The codes of some rows: an operation that may be refused for any of them names none. */
export function codesOf<Code extends string>(rows: Readonly<Partial<Record<Code, unknown>>>): Code[] {
  // The members of a literal are its keys.
  return Object.keys(rows) as Code[]
}
